import Typesetting

/// The two numbers of every run and criterion, in plan order: `runs.csv`.
///
/// There may be millions, so only some are kept as records while they are written.
package struct RunRecords: Sendable {
    private let data: ReportData

    /// How many runs are made into records at once.
    private static let chunk = 1_024

    /// The records of all runs.
    package init(of data: ReportData) {
        self.data = data
    }

    /// The records, those of some runs at a time.
    var chunks: some Sequence<Records> {
        let (results, experiment) = (data.results, data.experiment)
        return stride(from: 0, to: results.count, by: Self.chunk).lazy.map { start in
            Records.runs(results[start..<min(start + Self.chunk, results.count)], of: experiment)
        }
    }

    /// The records as comma-separated values.
    ///
    /// - Complexity: O(*n*) in the number of runs times criteria.
    package var csv: String {
        var text = Records.runs([], of: data.experiment).csvHeading
        for records in chunks { records.appendCSVLines(to: &text) }
        return text
    }

    /// The records as a JSON array, one per line.
    ///
    /// - Complexity: O(*n*) in the number of runs times criteria.
    package var json: String {
        var text = ""
        for records in chunks {
            for object in records.objects { text += (text.isEmpty ? "[\n  " : ",\n  ") + object }
        }
        return text.isEmpty ? "[]\n" : text + "\n]\n"
    }
}
