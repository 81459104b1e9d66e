import Foundation
import MemoryExperiment
import Recurrent
import Statistics
import Testing

@Suite("Predictions from exponents")
struct MemoryPredictionTests {
    @Test("are the steps of a geometric decline")
    func decline() throws {
        let prediction = try #require(MemoryPrediction(exponent: log(0.5)))
        #expect(abs(prediction.steps(from: 1, to: 1.0 / 1_024) - 10) < 1e-12)
        #expect(prediction.steps(from: 1e-3, to: 1e-2) == 0)
    }

    @Test("are not made for networks that do not forget", arguments: [0, 0.1, .infinity, -.infinity, .nan])
    func noPrediction(exponent: Double) {
        #expect(MemoryPrediction(exponent: exponent) == nil)
    }

    @Test("use the angle for criteria of direction")
    func falls() throws {
        let point = DivergencePoint(
            maximumDifference: 0.3, cosineDistance: 0.08, unequalOutputs: 1, unequalStates: 1)
        func fall(_ criterion: Criterion, _ precision: Precision) -> (start: Double, end: Double)? {
            MemoryPrediction.fall(of: criterion, from: point, precision: precision)
        }
        let size = try #require(fall(.maximum(exponent: 3), .float32))
        #expect(size.start == 0.3 && abs(size.end - 1e-3) < 1e-18)
        let angle = try #require(fall(.cosine, .float32))
        #expect(abs(angle.start - 0.4) < 1e-15 && abs(angle.end - pow(2, -12)) < 1e-18)
        #expect(try abs(#require(fall(.cosine, .float64)).end - pow(2, -26.5)) < 1e-22)
        #expect(fall(.bitwiseState, .float32) == nil)
        #expect(MemoryPrediction.fall(of: .cosine, from: .zero, precision: .float32) == nil)
    }

    /// Shared steps to max-1e-6, that is `first` + 1, of 30 networks with orthogonal recurrent kernels, computed with
    /// independent code: cell, input size, hidden size, mean, standard error between networks.
    static let steps: [(CellKind, Int, Int, Double, Double)] = [
        (.lstm, 1, 64, 65.8, 1.3), (.lstm, 16, 64, 66.0, 0.7), (.lstm, 16, 128, 69.5, 0.5), (.gru, 1, 64, 24.9, 0.3),
        (.gru, 16, 64, 27.8, 0.1), (.gru, 16, 128, 28.1, 0.1), (.elman, 1, 64, 132.8, 2.9),
        (.elman, 16, 64, 44.9, 0.6), (.elman, 16, 128, 56.2, 0.7), (.elman, 128, 128, 32.2, 0.3),
    ]

    @Test("agree with measured steps, which agree with independent code")
    func agreement() throws {
        var errors: [Criterion: [Double]] = [:]
        for (cell, inputSize, hiddenSize, steps, standardError) in Self.steps {
            var settings = Experiment.theory.settings
            settings.steps = 1_300
            let experiment = Experiment(
                name: "theory", settings: settings,
                plan: Plan(cells: [cell], inputSizes: [inputSize], hiddenSizes: [hiddenSize], runs: 30))
            var results: [RunResult] = []
            #expect(try RunResult.compute(Array(experiment.keys), of: experiment) { results.append($1) })
            for (position, criterion) in settings.criteria.enumerated() {
                let found = try #require(
                    MeanWithError(results.map { Double($0.outcomes[position].first.lowerBound + 1) }))
                let predictions = results.compactMap { $0.predictedSteps(of: criterion, precision: .float32) }
                #expect(predictions.count == 30)
                let predicted = try #require(MeanWithError(predictions))
                errors[criterion, default: []].append(abs(predicted.mean / found.mean - 1))
                guard criterion == .maximum(exponent: 6) else { continue }
                let square = found.standardError * found.standardError + standardError * standardError
                #expect(abs(found.mean - steps) < 3 * square.squareRoot())
            }
        }
        func meanError(_ criterion: Criterion) throws -> Double {
            try #require(errors[criterion]).reduce(0, +) / Double(Self.steps.count)
        }
        #expect(try meanError(.maximum(exponent: 6)) < 0.06)
        // Rounded sums treat the last small angles as zero, so the directions become equal slightly earlier.
        #expect(try meanError(.cosine) < 0.15)
    }

    @Test("use the run's own exponent")
    func chosenExponent() throws {
        var result = Experiment.sample.sampleResults[0]
        result.curve[0].maximumDifference = 1
        result.lyapunov = [
            LyapunovEstimate(exponent: -0.7, standardError: 0.01),
            LyapunovEstimate(exponent: -0.5, standardError: 0.01),
        ]
        #expect(result.largestExponent?.exponent == -0.5)
        let own = try #require(result.predictedSteps(of: .maximum(exponent: 2), precision: .float32))
        #expect(abs(own - log(100) / 0.5) < 1e-12)
        result.lyapunov = []
        #expect(result.predictedSteps(of: .maximum(exponent: 2), precision: .float32) == nil)
    }

    @Test("use nothing measured if they are those of the closed form")
    func closedForm() throws {
        let settings = Experiment.post.settings
        let key = CellKey(variant: "base", cell: .lstm, layers: 1, inputSize: 16, hiddenSize: 64)
        let form = try #require(MeanField(predicting: key, settings: settings))
        let difference = (2 * form.outputSquare).squareRoot() * LargestMagnitude.mean(of: 64)
        #expect(form.initialDifference == difference)
        let size = try #require(form.predictedSteps(of: .maximum(exponent: 6), precision: .float32))
        #expect(abs(size - log(difference * 1e6) / -form.exponent) < 1e-9)
        let angle = try #require(form.predictedSteps(of: .cosine, precision: .float32))
        #expect(abs(angle - log(2.0.squareRoot() / pow(2, -12)) / -form.exponent) < 1e-9)
        #expect(form.predictedSteps(of: .bitwiseState, precision: .float32) == nil)
    }

    /// The mean of the largest difference between outputs when inputs become the same, over 40 networks each.
    @Test(
        "begin at the difference between independent pasts",
        arguments: [(CellKind.lstm, 128), (.gru, 128), (.lstm, 16)])
    func initialDifference(cell: CellKind, inputSize: Int) throws {
        var settings = Experiment.theory.settings
        settings.steps = 1_001
        settings.lyapunov = false
        let experiment = Experiment(
            name: "theory", settings: settings,
            plan: Plan(cells: [cell], inputSizes: [inputSize], hiddenSizes: [64], runs: 40))
        var differences: [Double] = []
        #expect(
            try RunResult.compute(Array(experiment.keys), of: experiment) {
                differences.append($1.curve[0].maximumDifference)
            })
        let found = try #require(MeanWithError(differences))
        let key = try #require(experiment.keys.first { _ in true }).cell
        let form = try #require(MeanField(predicting: key, settings: settings))
        #expect(abs(form.initialDifference / found.mean - 1) < 0.1)
    }

    @Test("use separate exponents for the layers of a stack")
    func layers() throws {
        let cell = CellKey(variant: "base", cell: .lstm, layers: 2, inputSize: 3, hiddenSize: 16)
        var experiment = Experiment.theory
        experiment = Experiment(
            name: "theory", settings: experiment.settings,
            plan: Plan(cells: [.lstm], inputSizes: [3], hiddenSizes: [16], layers: [1, 2], runs: 1))
        func estimates(layers: Int) throws -> [LyapunovEstimate] {
            var key = cell
            key.layers = layers
            return try #require(try RunResult.compute(RunKey(cell: key, run: 1), of: experiment)).lyapunov
        }
        let (one, two) = (try estimates(layers: 1), try estimates(layers: 2))
        #expect(one.count == 1 && two.count == 2)
        // A stack begins with the layers of a shallower one, and upper layers do not affect lower ones.
        #expect(abs(one[0].exponent - two[0].exponent) <= 3 * (one[0].standardError + two[0].standardError))

        let configuration = try NetworkConfiguration(cell: .lstm, inputSize: 3, hiddenSize: 16, layers: 2)
        let study = try #require(
            LyapunovExponents.measure(
                NetworkWeights.draw(
                    configuration, initialization: experiment.settings.initialization, seed: experiment.settings.seed,
                    run: 1),
                inputs: DrawStream(.sharedInput, of: configuration, run: 1, seed: experiment.settings.seed),
                tangents: DrawStream(.tangent, of: configuration, run: 1, seed: experiment.settings.seed),
                plan: .init(steps: 2_000)))
        let largest = try #require(two.map(\.exponent).max())
        #expect(abs(study.largest - largest) < 0.03 * abs(largest) + 3 * study.standardErrors[0])
    }
}
