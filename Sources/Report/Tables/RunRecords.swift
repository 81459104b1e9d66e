import MemoryExperiment

/// The two numbers of every run and criterion, in plan order: `runs.csv`.
///
/// There may be millions, so that only some are kept as records while they are written.
package struct RunRecords: Sendable {
    private let data: ReportData

    /// How many runs are made into records at once.
    private static let chunk = 1_024

    /// The records of all runs.
    package init(of data: ReportData) {
        self.data = data
    }

    /// The records as comma-separated values.
    ///
    /// - Complexity: O(*n*) in the number of runs times criteria.
    package var csv: String {
        var text = Records.runs([], of: data.experiment).csvHeading
        for start in stride(from: 0, to: data.results.count, by: Self.chunk) {
            let results = data.results[start..<min(start + Self.chunk, data.results.count)]
            Records.runs(results, of: data.experiment).appendCSVLines(to: &text)
        }
        return text
    }

    /// The records as a JSON array, one per line.
    ///
    /// - Complexity: O(*n*) in the number of runs times criteria.
    package var json: String { Records.runs(data.results, of: data.experiment).json }
}
