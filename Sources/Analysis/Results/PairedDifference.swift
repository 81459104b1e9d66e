import Statistics

/// How much longer one network remembers than another, from the same starts.
public struct PairedDifference: Sendable, Hashable {
    /// The tolerance.
    public let tolerance: Tolerance
    /// The protocol.
    public let analysisProtocol: AnalysisProtocol
    /// The settled steps of the second network minus those of the first.
    public let steps: PairedMedian

    /// The differences for every tolerance that two networks share, in *warm-up*, then in *two pasts*.
    ///
    /// Only starts at the same place of the same recording are pairs. Networks of one architecture have the same starts,
    /// and the same draws if there is no recording.
    ///
    /// - Parameters:
    ///   - first: The reading of one network.
    ///   - second: The reading of another on the same input, of the same architecture if there is no recording.
    public static func all(from first: MemoryReading, to second: MemoryReading) -> [PairedDifference] {
        guard first.horizon == second.horizon, first.divergentSteps == second.divergentSteps else { return [] }
        return AnalysisProtocol.allCases.flatMap { each in
            let (before, after) = (first.results(of: each), second.results(of: each))
            let places = Dictionary(after.map { (Place(of: $0), $0) }, uniquingKeysWith: { first, _ in first })
            let pairs = before.compactMap { result in places[Place(of: result)].map { (result, $0) } }
            return first.tolerances.enumerated().compactMap { index, tolerance -> PairedDifference? in
                guard let other = second.tolerances.firstIndex(of: tolerance) else { return nil }
                let counts = pairs.map {
                    (first: $0.0.outcomes[index].settled, second: $0.1.outcomes[other].settled)
                }
                return PairedMedian(counts).map {
                    PairedDifference(tolerance: tolerance, analysisProtocol: each, steps: $0)
                }
            }
        }
    }

    /// What makes two starts the same.
    private struct Place: Hashable {
        let start: Int
        let row: Int
        let otherRow: Int

        init(of result: StartResult) {
            start = result.start
            row = result.row
            otherRow = result.otherRow
        }
    }
}
