import Analysis
import Recurrent
import Statistics
import Support
import Testing

/// Recorded outputs of two runs.
@Suite struct TraceTests {
    private static let tolerances = ["10%", "1%", "0.001", "-40dB", "decision"]

    /// The traces of a network give what its analysis gives.
    @Test(arguments: 0..<4)
    func tracesOfANetworkGiveItsCounts(number: Int) async throws {
        let trial = try DefinitionTests.Trial(number)
        let tolerances = try Self.tolerances.map { try Tolerance(reading: $0) }
        var settings = trial.settings
        settings.tolerances = tolerances.filter { $0.measure == .absolute || $0.text == "decision" }
        let reading = try await NetworkAnalysis(
            of: trial.network, recording: trial.recording, settings: settings, threads: 1
        ).run().reading
        let horizon = 90
        func trace(_ runs: [[[Double]]]) throws -> Recording {
            try Recording(
                numbers: runs.flatMap { $0.flatMap { $0 } }, features: trial.network.outputs,
                sequences: runs.indices.map { $0 * horizon..<($0 + 1) * horizon }, origin: .normal)
        }
        let results = reading.results(of: .warmUp)
        let whole = trial.outputs(from: 0, to: trial.recording.steps)
        let a = try trace(results.map { Array(whole[$0.row..<$0.row + horizon]) })
        let b = try trace(results.map { trial.outputs(from: $0.row, to: $0.row + horizon) })
        let traces = try TraceAnalysis(a, b, sharedFrom: 0, tolerances: settings.tolerances)
        #expect(traces.results.map(\.outcomes) == results.map(\.outcomes))
    }

    @Test func stepsBeforeTheSharedOnesDoNotCount() throws {
        let a = try Recording(
            numbers: [0, 0, 0, 0, 0, 0, 0, 0], features: 1, sequences: [0..<8], origin: .normal)
        let b = try Recording(
            numbers: [9, 9, 9, 4, 2, 0.5, 0, 0], features: 1, sequences: [0..<8], origin: .normal)
        let analysis = try TraceAnalysis(a, b, sharedFrom: 3, tolerances: [try Tolerance(reading: "1")])
        let result = try #require(analysis.results.first)
        #expect(analysis.horizon == 5)
        #expect(result.initialDifference == 9)
        #expect(result.outcomes[0].first == .observed(2))
        #expect(result.outcomes[0].settled == .observed(2))
        #expect(result.curve == [[9, 4, 2, 0.5, 0, 0]])
    }

    @Test func shapesMustBeTheSame() throws {
        let a = try Recording(numbers: [0, 0], features: 1, sequences: [0..<2], origin: .normal)
        let b = try Recording(numbers: [0, 0], features: 2, sequences: [0..<1], origin: .normal)
        #expect(throws: Failure.self) { try TraceAnalysis(a, b, sharedFrom: 0, tolerances: Tolerance.defaults) }
        #expect(throws: Failure.self) { try TraceAnalysis(a, a, sharedFrom: 2, tolerances: Tolerance.defaults) }
    }
}
