import Analysis
import Checkpoints
import Foundation
import MemoryExperiment
import Recurrent
import Statistics
import Testing

/// Pair experiments and exponents of two stacks against independent code in NumPy.
@Suite struct PairExperimentTests {
    /// A stack with its known counts; the tolerances are 10⁻¹ to 10⁻⁶.
    struct Known: Sendable {
        let name: String
        let initialDifferences: (pair: Double, fresh: Double)
        let pair: [Int]
        let fresh: [Int]
        let exponent: Double
        let standardError: Double
    }

    private static let known = [
        Known(
            name: "lstm2", initialDifferences: (0.13741872478619624, 0.287016129919957),
            pair: [3, 13, 24, 33, 42, 52], fresh: [3, 10, 20, 29, 38, 47], exponent: -0.24527, standardError: 0.00017),
        Known(
            name: "gru2", initialDifferences: (0.35386576669537734, 0.7987887333747454),
            pair: [8, 18, 26, 34, 46, 58], fresh: [5, 14, 24, 30, 41, 55], exponent: -0.26687, standardError: 0.00047),
    ]

    private static func network(_ name: String) throws -> AnalyzedNetwork {
        let checkpoint = try Checkpoint(at: Fixtures.path("\(name).safetensors"))
        return try AnalyzedNetwork(reading: try checkpoint.module(), of: checkpoint)
    }

    @Test(arguments: known)
    func countsAreThoseOfIndependentCode(_ known: Known) throws {
        let arrays = try NamedArrays(at: Fixtures.path("\(known.name).safetensors.pair.npz"))
        let stretches = try [("a", 40), ("b", 40), ("shared", 300)].map { name, steps in
            try #require(try arrays.numbers(name, count: 4 * steps))
        }
        let tolerances = try (1...6).map { try Tolerance(reading: "1e-\($0)") }
        let runs = StartRuns(
            of: try Self.network(known.name),
            inputs: InputRows(stretches.flatMap { $0 }, features: 4, precision: .float64), tolerances: tolerances,
            scales: OutputScales(standardDeviations: [], peaks: []), horizon: 300)
        let results = try #require(
            runs.compute([StartRuns.Rows(number: 1, shared: 80, past: 0..<40, otherPast: 40..<80)]))
        try #require(results.map(\.analysisProtocol) == [.warmUp, .twoPasts])
        for (result, counts) in zip(results, [known.fresh, known.pair]) {
            #expect(result.outcomes.map(\.first) == counts.map { .observed($0) })
            #expect(result.outcomes.map(\.settled) == counts.map { .observed($0) })
        }
        #expect(abs(results[0].initialDifference - known.initialDifferences.fresh) < 1e-12)
        #expect(abs(results[1].initialDifference - known.initialDifferences.pair) < 1e-12)
    }

    @Test(arguments: known)
    func exponentsAgreeWithinTheirErrors(_ known: Known) async throws {
        let analysis = try NetworkAnalysis(
            of: try Self.network(known.name), recording: nil, settings: AnalysisSettings(starts: 2, horizon: 50),
            threads: 1)
        let exponent = try await analysis.run().reading.exponent
        let error = (pow(exponent.standardError, 2) + pow(known.standardError, 2)).squareRoot()
        #expect(abs(exponent.largest - known.exponent) < 4 * error)
        #expect(exponent.standardError < 0.005)
    }
}

/// The checkpoints that the tests of `Checkpoints` describe.
enum Fixtures {
    static func path(_ name: String) -> String {
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().path + "/../CheckpointsTests/Fixtures/\(name)"
    }
}
