import Analysis
import Recurrent
import Statistics
import Testing

/// The counts of an analysis against their definition: two whole runs from the equations.
@Suite struct DefinitionTests {
    /// A network, a recording and settings that differ with a number.
    struct Trial {
        let network: AnalyzedNetwork
        let recording: Recording
        let settings: AnalysisSettings

        init(_ number: Int) throws {
            var random = SplitMix(UInt64(number))
            let cells: [Cell] = [.lstm, .gru(.afterProduct), .gru(.beforeProduct), .elman]
            let m = Int.random(in: 1...5, using: &random)
            let configuration = try NetworkConfiguration(
                cell: cells[number % 4], inputSize: m,
                hiddenSizes: (0..<Int.random(in: 1...3, using: &random)).map { _ in
                    Int.random(in: 2...12, using: &random)
                })
            let weights = NetworkWeights.draw(
                configuration, initialization: .glorotUniform(recurrent: .orthogonal, forgetBias: 1),
                recurrentScale: Double.random(in: 0.8...1.1, using: &random), seed: UInt64(number), run: 1)
            let steps = 400
            // A slow wave below the noise, so that the mean and the variance differ along the recording.
            let numbers = (0..<steps * m).map { index in
                Double.random(in: -1...1, using: &random) + (index / m % 90 < 45 ? 0.5 : -0.5)
            }
            network = AnalyzedNetwork(weights: weights)
            recording = try Recording(
                numbers: numbers, features: m, sequences: [0..<steps], origin: .file(name: "trial", digest: ""))
            settings = AnalysisSettings(
                tolerances: try ["10%", "1%", "0.001", "-40dB", "decision", "decision:sign"].map {
                    try Tolerance(reading: $0)
                },
                starts: 6, horizon: 90, precision: .float64)
        }

        func row(_ step: Int) -> [Double] {
            let m = recording.features
            return Array(recording.numbers[step * m..<(step + 1) * m])
        }

        /// The outputs of a run from rest at `first` for the steps before `end`.
        func outputs(from first: Int, to end: Int) -> [[Double]] {
            let slow = SlowNetwork(network.weights)
            return slow.outputs((first..<end).map(row), from: slow.rest).outputs
        }
    }

    @Test(arguments: 0..<20)
    func countsEqualTheDefinition(number: Int) async throws {
        let trial = try Trial(number)
        let horizon = 90
        let analysis = try NetworkAnalysis(
            of: trial.network, recording: trial.recording, settings: trial.settings, threads: 2)
        let reading = try await analysis.run().reading
        let whole = trial.outputs(from: 0, to: trial.recording.steps)
        let scales = Scales(whole)
        #expect(reading.results.count == 12)
        for result in reading.results {
            let (a, b): ([[Double]], [[Double]])
            switch result.analysisProtocol {
            case .warmUp:
                a = Array(whole[result.row..<result.row + horizon])
                b = trial.outputs(from: result.row, to: result.row + horizon)
            case .twoPasts:
                let d = reading.divergentSteps
                a = Array(trial.outputs(from: result.row - d, to: result.row + horizon)[d...])
                let slow = SlowNetwork(trial.network.weights)
                let past = (result.otherRow - d..<result.otherRow).map(trial.row)
                let state = slow.outputs(past, from: slow.rest).state
                b = slow.outputs((result.row..<result.row + horizon).map(trial.row), from: state).outputs
                #expect(abs(result.otherRow - result.row) >= d)
            }
            for (tolerance, outcome) in zip(trial.settings.tolerances, result.outcomes) {
                let agrees = zip(a, b).map { scales.difference($0, $1, tolerance) < tolerance.limit }
                let first = agrees.firstIndex(of: true).map { StepCount.observed($0) } ?? .censored(at: horizon)
                let settled = (agrees.lastIndex(of: false) ?? -1) + 1
                #expect(outcome.first == first)
                #expect(outcome.settled.lowerBound == settled)
                #expect(outcome.settled.isCensored == (2 * settled > horizon))
            }
        }
    }

    /// The scales of outputs, from the definition.
    private struct Scales {
        let deviations: [Double]
        let peaks: [Double]

        init(_ outputs: [[Double]]) {
            let columns = outputs[0].indices.map { column in outputs.map { $0[column] } }
            deviations = columns.map { column in
                let mean = column.reduce(0, +) / Double(column.count)
                return (column.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(column.count)).squareRoot()
            }
            peaks = columns.map { $0.map(\.magnitude).max() ?? 0 }
        }

        func difference(_ a: [Double], _ b: [Double], _ tolerance: Tolerance) -> Double {
            let differences = zip(a, b).map { ($0 - $1).magnitude }
            switch tolerance.measure {
            case .absolute: return differences.max() ?? 0
            case .standardDeviations: return zip(differences, deviations).map { $0 / $1 }.max() ?? 0
            case .peaks: return zip(differences, peaks).map { $0 / $1 }.max() ?? 0
            case .decision(.largest): return a.firstIndex(of: a.max() ?? 0) == b.firstIndex(of: b.max() ?? 0) ? 0 : 1
            case .decision(.sign): return a.map { $0 < 0 } == b.map { $0 < 0 } ? 0 : 1
            case .decision(.threshold(let threshold)):
                return a.map { $0 < threshold } == b.map { $0 < threshold } ? 0 : 1
            }
        }
    }
}

/// SplitMix64, a small generator that is the same on every machine.
struct SplitMix: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
        return z ^ z >> 31
    }
}
