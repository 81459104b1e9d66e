import Analysis
import Foundation
import MemoryExperiment
import Recurrent
import Statistics
import Testing

/// Networks whose memory is known on paper.
@Suite struct SyntheticTruthTests {
    /// Noise of small amplitude, so that tanh x ≈ x.
    private static func recording(_ steps: Int, amplitude: Double) throws -> Recording {
        var random = SplitMix(7)
        return try Recording(
            numbers: (0..<steps).map { _ in amplitude * Double.random(in: -1...1, using: &random) }, features: 1,
            sequences: [0..<steps], origin: .normal)
    }

    private static func lstm(input: [Double], bias: [Double], recurrent: [Double] = [0, 0, 0, 0]) throws
        -> AnalyzedNetwork
    {
        let configuration = try NetworkConfiguration(cell: .lstm, inputSize: 1, hiddenSize: 1)
        return AnalyzedNetwork(
            weights: try NetworkWeights(
                configuration: configuration,
                layers: [LayerWeights(kernel: input, recurrentKernel: recurrent, bias: bias, recurrentBias: [])]))
    }

    /// h ← tanh(a h + x): steps to ε are ln(d₀/ε)/−ln a.
    @Test(arguments: [0.5, 0.8, 0.9, 0.95, 0.99])
    func leakyIntegratorForgetsAtItsRate(_ a: Double) async throws {
        let configuration = try NetworkConfiguration(cell: .elman, inputSize: 1, hiddenSize: 1)
        let weights = try NetworkWeights(
            configuration: configuration,
            layers: [LayerWeights(kernel: [1], recurrentKernel: [a], bias: [0], recurrentBias: [])])
        // Sums of the noise stay below 10⁻³, where tanh differs from the identity by 3·10⁻⁷ of the number.
        let analysis = try NetworkAnalysis(
            of: AnalyzedNetwork(weights: weights),
            recording: try Self.recording(9_000, amplitude: 1e-3 * (1 - a)),
            settings: AnalysisSettings(tolerances: [try Tolerance(reading: "1e-10")], starts: 10, horizon: 3_000),
            threads: 2)
        let reading = try await analysis.run().reading
        #expect(reading.precision == .float64)
        for result in reading.results {
            let expected = log(result.initialDifference / 1e-10) / -log(a)
            let settled = result.outcomes[0].settled
            #expect(!settled.isCensored)
            #expect(abs(Double(settled.lowerBound) - expected) <= 1, "\(settled) \(expected)")
        }
        #expect(abs(reading.exponent.largest - log(a)) < 1e-5)
    }

    /// c ← f c + i g with f = 1 − e^−40 and h = tanh(c)/2: the same rate law with the forget gate instead of a weight.
    @Test(arguments: [0.9, 0.98])
    func forgetGateSetsTheRate(_ f: Double) async throws {
        let logit = log(f / (1 - f))
        let network = try Self.lstm(input: [0, 0, 1, 0], bias: [0, logit, 0, 0])
        let analysis = try NetworkAnalysis(
            of: network, recording: try Self.recording(9_000, amplitude: 1e-3 * (1 - f)),
            settings: AnalysisSettings(tolerances: [try Tolerance(reading: "1e-10")], starts: 10, horizon: 3_000),
            threads: 2)
        let result = try await analysis.run()
        for start in result.reading.results {
            let expected = log(start.initialDifference / 1e-10) / -log(f)
            #expect(abs(Double(start.outcomes[0].settled.lowerBound) - expected) <= 1)
        }
        let unit = try #require(result.units.first)
        #expect(abs(try #require(unit.timeScale) - 1 / -log(f)) < 1e-6)
        // The difference falls to a half after ln 2/−ln f steps and is above it one step before.
        #expect(unit.halfLife == (log(2) / -log(f)).rounded(.down))
    }

    /// h ← tanh(3 h + x): two attractors, and small inputs never move the state from one to the other.
    @Test func latchesNeverForget() async throws {
        let configuration = try NetworkConfiguration(cell: .elman, inputSize: 1, hiddenSize: 1)
        let weights = try NetworkWeights(
            configuration: configuration,
            layers: [LayerWeights(kernel: [1], recurrentKernel: [3], bias: [0], recurrentBias: [])])
        let recording = try Self.recording(3_000, amplitude: 0.01)
        let analysis = try NetworkAnalysis(
            of: AnalyzedNetwork(weights: weights), recording: recording,
            settings: AnalysisSettings(tolerances: [try Tolerance(reading: "0.1")], starts: 40, horizon: 500),
            threads: 2)
        let reading = try await analysis.run().reading
        for each in AnalysisProtocol.allCases {
            let results = reading.results(of: each)
            // The attractor of a run is the sign of its first inputs' sum, weighted by powers of three.
            let latched = results.filter { result in
                let begin = each == .warmUp ? (0, result.row) : (result.row - 500, result.otherRow - 500)
                return Self.side(recording, from: begin.0) != Self.side(recording, from: begin.1)
            }
            let summary = try #require(reading.summaries(of: each).last)
            #expect(summary.measure == .settled)
            #expect(abs(summary.never - Double(latched.count) / 40) < 1e-12)
            #expect((5...35).contains(latched.count))
            #expect(summary.known == 40 - latched.count)
            #expect(summary.neverInterval.low > 0 && summary.neverInterval.high < 1)
        }
    }

    private static func side(_ recording: Recording, from row: Int) -> Bool {
        var h = 0.0
        for x in recording.numbers[row..<row + 100] { h = tanh(3 * h + x) }
        return h > 0
    }

    /// c ← c + x: the cell state grows along the recording, although tanh hides it in the output.
    @Test func driftingCellStateIsFound() async throws {
        let network = try Self.lstm(input: [0, 0, 0, 0], bias: [40, 40, 0.01, 0])
        let analysis = try NetworkAnalysis(
            of: network, recording: try Self.recording(1_000, amplitude: 1),
            settings: AnalysisSettings(tolerances: [try Tolerance(reading: "0.1")], starts: 4), threads: 1)
        let drift = try #require(try await analysis.run().drifts.first)
        #expect(drift.layer == 0 && drift.unit == 0)
        #expect(abs(drift.ratio - 10) < 0.01)
    }

    @Test func stationaryNetworksDoNotDrift() async throws {
        let network = try Self.lstm(input: [0.5, 0.5, 1, 0.5], bias: [0, 1, 0, 0])
        let analysis = try NetworkAnalysis(
            of: network, recording: try Self.recording(2_000, amplitude: 1),
            settings: AnalysisSettings(starts: 4), threads: 1)
        #expect(try await analysis.run().drifts.isEmpty)
    }
}
