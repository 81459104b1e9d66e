import Foundation
import MemoryExperiment
import Recurrent
import Statistics
import Support
import TestSupport
import Testing

/// Forecasts of sweeps, compared with measurements.
@Suite("Forecasts of sweeps")
struct SweepForecastTests {
    /// The machine on which everything below was measured.
    static let machine = SweepEstimate(slowness: 1, processors: 2, memoryLimit: 24_000_000_000)

    /// A sweep and what one thread needed for it: processor seconds, and peak megabytes.
    struct Measured: Sendable, CustomTestStringConvertible {
        let cell: CellKind
        let (m, n): (Int, Int)
        let layers, runs, steps, divergent: Int
        let precision: Precision
        let recurrent: RecurrentInitializer
        let lyapunov: Bool
        let seconds, megabytes: Double
        var testDescription: String { "\(runs) × \(cell.rawValue) \(m)×\(n)×\(layers), \(steps) steps" }

        init(
            _ cell: CellKind, _ m: Int, _ n: Int, layers: Int = 1, runs: Int, steps: Int = 100_000,
            divergent: Int = 1_000, _ precision: Precision = .float32, _ recurrent: RecurrentInitializer = .orthogonal,
            lyapunov: Bool = false, seconds: Double, megabytes: Double
        ) {
            (self.cell, self.m, self.n, self.layers, self.runs) = (cell, m, n, layers, runs)
            (self.steps, self.divergent, self.precision) = (steps, divergent, precision)
            (self.recurrent, self.lyapunov) = (recurrent, lyapunov)
            (self.seconds, self.megabytes) = (seconds, megabytes)
        }

        var experiment: Experiment {
            var settings = Experiment.post.settings
            settings.steps = steps
            settings.divergentSteps = divergent
            settings.precision = precision
            settings.initialization = .glorotUniform(recurrent: recurrent, forgetBias: 1)
            settings.lyapunov = lyapunov
            return Experiment(
                name: "measured", settings: settings,
                plan: Plan(cells: [cell], inputSizes: [m], hiddenSizes: [n], layers: [layers], runs: runs))
        }
    }

    static let measured: [Measured] = [
        Measured(.lstm, 1, 1, runs: 2_000, seconds: 1.07, megabytes: 38),
        Measured(.gru, 1, 1, runs: 2_000, seconds: 0.71, megabytes: 37),
        Measured(.lstm, 1, 1, runs: 2_000, lyapunov: true, seconds: 2.34, megabytes: 38),
        Measured(.gru, 1, 1, runs: 2_000, lyapunov: true, seconds: 2.77, megabytes: 38),
        Measured(.gru, 1, 1, runs: 11_000, steps: 20, divergent: 10, seconds: 1.05, megabytes: 48),
        Measured(.lstm, 1, 8, runs: 2_000, seconds: 2.05, megabytes: 40),
        Measured(.gru, 1, 8, runs: 2_000, seconds: 1.05, megabytes: 38),
        Measured(.lstm, 1, 8, runs: 2_000, lyapunov: true, seconds: 4.05, megabytes: 40),
        Measured(.lstm, 1, 16, runs: 2_000, seconds: 2.41, megabytes: 40),
        Measured(.lstm, 1, 16, runs: 2_000, lyapunov: true, seconds: 5.94, megabytes: 41),
        Measured(.gru, 1, 16, runs: 2_000, lyapunov: true, seconds: 4.48, megabytes: 39),
        Measured(
            .lstm, 512, 512, runs: 1, steps: 2, divergent: 1, .float32, .glorotUniform, lyapunov: true, seconds: 1.9,
            megabytes: 77),
        Measured(
            .gru, 16, 1_024, runs: 1, steps: 2, divergent: 1, .float32, .glorotUniform, lyapunov: true, seconds: 3.4,
            megabytes: 98),
        Measured(
            .lstm, 1_024, 1_024, runs: 1, steps: 2, divergent: 1, .float32, .glorotUniform, lyapunov: true,
            seconds: 10.2, megabytes: 203),
        Measured(
            .lstm, 2_048, 2_048, runs: 1, steps: 2, divergent: 1, .float32, .glorotUniform, seconds: 1.37,
            megabytes: 439),
    ]

    @Test("are within a factor of two of measured time and memory", arguments: measured)
    func withinAFactorOfTwo(_ sweep: Measured) {
        let forecast = Self.machine.forecast(of: sweep.experiment, threads: 1)
        let ratio = forecast.duration / .seconds(1) / sweep.seconds
        #expect((0.5...2).contains(ratio), "the ratio is \(ratio)")
        let memory = Double(forecast.memory) / 1e6 / sweep.megabytes
        #expect((0.7...1.4).contains(memory), "the ratio is \(memory)")
    }

    @Test("expect a million tiny runs to take 5 to 20 minutes")
    func tinyRuns() {
        var experiment = Experiment.post
        experiment.plan = Plan(cells: [.gru], inputSizes: [1], hiddenSizes: [1], runs: 1_000_000)
        // A million runs took six minutes on two threads: a tenth of the measured time for ten million.
        let minutes = Self.machine.duration(of: experiment, threads: 2) / .seconds(60)
        #expect((5...20).contains(minutes))
    }

    @Test("expect two runs of the largest network to take minutes and gigabytes")
    func largestRuns() {
        var settings = Experiment.post.settings
        (settings.steps, settings.divergentSteps, settings.lyapunov) = (2, 1, false)
        let experiment = Experiment(
            name: "largest", settings: settings,
            plan: Plan(cells: [.lstm], inputSizes: [4_096], hiddenSizes: [4_096], runs: 2))
        let forecast = Self.machine.forecast(of: experiment, threads: 2)
        #expect((100...600).contains(forecast.duration / .seconds(1)))
        #expect((2_500_000_000...4_000_000_000).contains(forecast.memory))
    }

    @Test("expect steps to equal bits within a factor of three of the committed report")
    func steps() throws {
        let journal = try Journal.read("\(PackageFolder.path)/output/journal", anyArithmetic: true)
        let criteria = journal.experiment.settings.criteria
        let index = try #require(criteria.firstIndex(of: .bitwiseState))
        for cell in journal.experiment.cellKeys {
            let taken = journal.results.filter { $0.key.cell == cell }.map {
                Double($0.outcomes[index].first.lowerBound)
            }
            try #require(!taken.isEmpty)
            let mean = taken.reduce(0, +) / Double(taken.count)
            let expected = SweepEstimate.expectedSharedSteps(of: cell, in: journal.experiment)
            #expect((0.33...3).contains(expected / mean), "\(cell): \(expected) steps expected, \(mean) taken")
        }
    }

    @Test("expect the steps to one direction within a factor of two of the committed report")
    func firstSteps() throws {
        let journal = try Journal.read("\(PackageFolder.path)/output/journal", anyArithmetic: true)
        let index = try #require(journal.experiment.settings.criteria.firstIndex(of: .cosine))
        for cell in journal.experiment.cellKeys where cell.hiddenSize > 1 {
            let taken = journal.results.filter { $0.key.cell == cell }.map {
                Double($0.outcomes[index].first.lowerBound)
            }
            try #require(!taken.isEmpty)
            let mean = taken.reduce(0, +) / Double(taken.count)
            let expected = SweepEstimate.expectedSharedSteps(of: cell, in: .postFirst)
            #expect((0.5...2).contains(expected / mean), "\(cell): \(expected) steps expected, \(mean) taken")
        }
    }

    @Test("expect 100 runs that stop at first of every setting of the post to take seconds")
    func postFirst() {
        // It took 17.2 processor seconds on a machine about twice as fast.
        let seconds = Self.machine.duration(of: .postFirst, threads: 1) / .seconds(1)
        #expect((17...68).contains(seconds), "\(seconds) s expected")
    }

    @Test("expect networks that do not forget to take every step, although they may stop at first")
    func neverFirst() throws {
        for (cell, scale) in [(CellKind.lstm, 4.0), (.gru, 6), (.elman, 2)] {
            var settings = Experiment.postFirst.settings
            settings.recurrentScale = scale
            let experiment = Experiment(name: "loud", settings: settings, plan: Experiment.postFirst.plan)
            let key = CellKey(variant: "base", cell: cell, layers: 1, inputSize: 16, hiddenSize: 64)
            #expect(SweepEstimate.expectedSharedSteps(of: key, in: experiment) == 99_000)
        }
    }

    @Test("refuse sweeps that exceed the memory, and say what fits")
    func memory() throws {
        let small = SweepEstimate(slowness: 1, processors: 2, memoryLimit: 1_000_000_000)
        var experiment = Experiment.post
        experiment.plan.runs = 100_000
        let sentence = try refusal(small, experiment)
        #expect(sentence.contains("of memory, but this machine provides 1 GB. It fits with up to "))
        try expectLargest(in: sentence, small, experiment)
    }

    @Test("refuse sweeps of more than ten years, and say what fits")
    func time() throws {
        var experiment = Experiment.post
        experiment.settings.steps = 100_000_000
        experiment = Experiment(
            name: "endless", settings: experiment.settings,
            plan: Plan(cells: [.lstm], inputSizes: [512], hiddenSizes: [1_024], runs: 10_000))
        let sentence = try refusal(Self.machine, experiment)
        #expect(sentence.hasPrefix("endless would take about "))
        #expect(sentence.contains(" years on 2 threads; at most 10 years are allowed. It fits with up to "))
        try expectLargest(in: sentence, Self.machine, experiment)
    }

    @Test("suggest fewer steps or units if one run is too many")
    func oneRunIsTooMany() throws {
        var settings = Experiment.post.settings
        settings.steps = 100_000_000
        let long = Experiment(
            name: "long", settings: settings,
            plan: Plan(cells: [.lstm], inputSizes: [4_096], hiddenSizes: [4_096], runs: 1))
        let slow = SweepEstimate(slowness: 1_000, processors: 2, memoryLimit: 24_000_000_000)
        #expect(try refusal(slow, long).contains("It fits with 1 run per setting and up to "))
        let tiny = SweepEstimate(slowness: 1, processors: 2, memoryLimit: 500_000_000)
        settings.steps = 2_000
        let wide = Experiment(
            name: "wide", settings: settings,
            plan: Plan(cells: [.lstm], inputSizes: [16], hiddenSizes: [4_096], runs: 1))
        let match = try #require(try refusal(tiny, wide).firstMatch(of: /and hidden sizes up to ([0-9,]+)\./))
        let units = try #require(Int(match.1.replacing(",", with: "")))
        for (units, fits) in [(units, true), (units + 1, false)] {
            var changed = wide
            changed.plan.hiddenSizes = [units]
            #expect((tiny.forecast(of: changed, threads: 1).memory <= 500_000_000) == fits)
        }
    }

    @Test("allow sweeps that fit")
    func allowed() throws {
        for experiment in [Experiment.post, .quick] {
            let forecast = Self.machine.forecast(of: experiment, threads: 2)
            try Self.machine.requireFeasible(forecast, of: experiment, threads: 2)
        }
    }

    private func refusal(_ machine: SweepEstimate, _ experiment: Experiment) throws -> String {
        let forecast = machine.forecast(of: experiment, threads: 2)
        let failure = #expect(throws: Failure.self) {
            try machine.requireFeasible(forecast, of: experiment, threads: 2)
        }
        #expect(failure?.kind == .usage)
        return try #require(failure?.message)
    }

    /// Expects the runs that a message allows to fit, and one more not to.
    private func expectLargest(in sentence: String, _ machine: SweepEstimate, _ experiment: Experiment) throws {
        let match = try #require(sentence.firstMatch(of: /up to ([0-9,]+) run/))
        let runs = try #require(Int(match.1.replacing(",", with: "")))
        for (runs, fits) in [(runs, true), (runs + 1, false)] {
            var changed = experiment
            changed.plan.runs = runs
            let forecast = machine.forecast(of: changed, threads: 2)
            let isAllowed = (try? machine.requireFeasible(forecast, of: changed, threads: 2)) != nil
            #expect(isAllowed == fits)
        }
    }

    @Test(
        "are written as sentences",
        arguments: [
            (0.04, 34e6, "less than 0.1 s on 2 threads and about 34 MB"),
            (0.44, 34e6, "about 0.4 s on 2 threads and about 34 MB"),
            (2.04, 34e6, "about 2 s on 2 threads and about 34 MB"),
            (9.94, 34e6, "about 9.9 s on 2 threads and about 34 MB"),
            (9.96, 34e6, "about 10 s on 2 threads and about 34 MB"),
            (14, 120_400_000, "about 15 s on 2 threads and about 120 MB"),
            (72, 9_940_000, "about 1 min 10 s on 2 threads and about 9.9 MB"),
            (4_000, 2.04e9, "about 1 h 10 min on 2 threads and about 2 GB"),
            (200_000, 1.55e13, "about 2 days on 2 threads and about 16 TB"),
            (1e10, 1e18, "about 316 years on 2 threads and about 1,000 PB"),
        ])
    func sentences(seconds: Double, bytes: Double, text: String) {
        let forecast = SweepForecast(seconds: seconds, bytes: bytes, threads: 2)
        #expect(forecast.sentence(about: "The sweep") == "The sweep will take \(text) of memory.")
    }
}
