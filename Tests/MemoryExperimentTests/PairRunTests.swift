import MemoryExperiment
import Recurrent
import Statistics
import Support
import Testing

@Suite("Pair runs")
struct PairRunTests {
    /// Small enough for the slow form, long enough for some criteria to settle and some to be censored.
    static func experiment(precision: Precision = .float32, layers: Int = 1, inputScale: Double = 1) -> Experiment {
        var settings = Experiment.post.settings
        settings.steps = 190
        settings.divergentSteps = 37
        settings.precision = precision
        settings.inputScale = inputScale
        return Experiment(
            name: "small", settings: settings,
            plan: Plan(cells: [.lstm, .gru], inputSizes: [3], hiddenSizes: [1, 5, 20], layers: [layers], runs: 3))
    }

    static let cases: [(Precision, Int)] = [(.float32, 1), (.float64, 1), (.float32, 2)]

    @Test("agree with the definitions at every step", arguments: cases)
    func definitions(precision: Precision, layers: Int) throws {
        let experiment = Self.experiment(precision: precision, layers: layers)
        var observed = 0
        var censored = 0
        for key in experiment.keys {
            let result = try #require(try RunResult.compute(key, of: experiment))
            let slow = try SlowPairRun(key, settings: experiment.settings, definitions: SlowPairRun.standard)
            #expect(result.outcomes == slow.outcomes)
            #expect(result.curve.count == slow.curve.count)
            for (point, expected) in zip(result.curve, slow.curve) { #expect(isClose(point, expected)) }
            observed += result.outcomes.count { !$0.first.isCensored }
            censored += result.outcomes.count { $0.first.isCensored }
        }
        // Both kinds of outcome must occur, otherwise this test checks nothing.
        #expect(observed > 0)
        #expect(censored > 0 || precision == .float32)
    }

    private func isClose(_ point: DivergencePoint, _ expected: DivergencePoint) -> Bool {
        func isClose(_ a: Double, _ b: Double) -> Bool { a == b || abs(a - b) <= 6e-4 * max(abs(a), abs(b)) }
        // Below 1e-15 the slow form, a difference from 1, has no significant digits.
        return isClose(point.maximumDifference, expected.maximumDifference)
            && (isClose(point.cosineDistance, expected.cosineDistance)
                || abs(point.cosineDistance - expected.cosineDistance) < 1e-12)
            && isClose(point.unequalOutputs, expected.unequalOutputs)
            && isClose(point.unequalStates, expected.unequalStates)
    }

    @Test("the reference backend gives the same result", arguments: cases)
    func backends(precision: Precision, layers: Int) throws {
        let experiment = Self.experiment(precision: precision, layers: layers)
        for key in experiment.keys {
            let lanes = try RunResult.compute(key, of: experiment, backend: .lanes)
            #expect(try RunResult.compute(key, of: experiment, backend: .reference) == lanes)
        }
    }

    @Test("runs side by side give the same results", arguments: cases, PairNetwork.Backend.allCases)
    func sideBySide(setting: (precision: Precision, layers: Int), backend: PairNetwork.Backend) throws {
        var experiment = Self.experiment(precision: setting.precision, layers: setting.layers)
        // More runs than seats, so that some take over the seats of others.
        experiment.plan.runs = 11
        let alone = try experiment.keys.compactMap { try RunResult.compute($0, of: experiment) }
        var together: [RunKey: RunResult] = [:]
        var seats: Set<Int> = []
        for cell in Set(experiment.keys.map(\.cell)) {
            let isDone = try RunResult.compute(
                experiment.keys.filter { $0.cell == cell }, of: experiment, backend: backend,
                width: PairBatch.widest(setting.precision)
            ) { seat, result in
                seats.insert(seat)
                together[result.key] = result
            }
            #expect(isDone)
        }
        #expect(seats.count == PairBatch.widest(setting.precision))
        #expect(together == Dictionary(uniqueKeysWithValues: alone.map { ($0.key, $0) }))
    }

    @Test("sequences that never differ are equal from the first shared step")
    func neverApart() throws {
        let experiment = Self.experiment(inputScale: 0)
        for key in experiment.keys {
            let result = try #require(try RunResult.compute(key, of: experiment))
            let equal = CriterionOutcome(first: .observed(0), settled: .observed(0))
            #expect(result.outcomes.allSatisfy { $0 == equal })
            #expect(result.curve.allSatisfy { $0 == .zero })
        }
    }

    @Test("a cancelled run stops")
    func cancellation() throws {
        let experiment = Self.experiment()
        let key = try #require(experiment.keys.first)
        var asked = 0
        let result = try RunResult.compute(key, of: experiment) { _ in
            asked += 1
            return asked < 3
        }
        #expect(result == nil)
        #expect(asked == 3)
    }

    @Test("a run that finishes before cancellation is returned", arguments: [1, PairBatch.widest(.float32)])
    func finishedInTime(width: Int) throws {
        let experiment = Self.experiment()
        let keys = experiment.keys.filter { $0.cell.cell == .lstm && $0.cell.hiddenSize == 20 }
        var finished: [RunKey] = []
        _ = try RunResult.compute(
            keys, of: experiment, width: width, while: { _, _, steps in steps < experiment.settings.steps },
            finish: { finished.append($1.key) })
        #expect(keys.count == 3 && Set(finished) == Set(keys))
    }

    @Test("outputs whose squares underflow have a direction")
    func tinyOutputs() throws {
        let experiment = Self.experiment(precision: .float64, inputScale: 2e-161)
        for key in experiment.keys where key.cell.hiddenSize == 20 {
            let result = try #require(try RunResult.compute(key, of: experiment))
            #expect(result.curve.first.map { $0.cosineDistance > 1e-3 } == true)
            #expect(result.curve.allSatisfy { (0...2.001).contains($0.cosineDistance) })
        }
    }

    @Test("a run number out of range is refused", arguments: [0, -1, 1_000_001])
    func bounds(run: Int) throws {
        let experiment = Self.experiment()
        var key = try #require(experiment.keys.first)
        key.run = run
        #expect(throws: Failure.self) { try RunResult.compute(key, of: experiment) }
    }

    @Test("drawing the weights of a large network can be cancelled")
    func cancelledDrawing() throws {
        var experiment = Self.experiment()
        experiment.plan.hiddenSizes = [2048]
        let key = try #require(experiment.keys.first)
        var asked = 0
        let result = try RunResult.compute(key, of: experiment) { _ in
            asked += 1
            return asked < 20
        }
        #expect(result == nil)
        #expect(asked == 20)
    }

    @Test("an unknown variant is refused")
    func unknownVariant() throws {
        let experiment = Self.experiment()
        var key = try #require(experiment.keys.first)
        key.cell.variant = "none"
        #expect(throws: Failure.self) { try RunResult.compute(key, of: experiment) }
    }
}
