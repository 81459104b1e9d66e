import Recurrent
import Support

/// The task to predict the next row of a recording.
///
/// The first 80 % of the rows are trained on, the others tested on. Rows are read and predicted as they are: a recording
/// whose features differ in scale should be standardised first.
package struct RecordingPrediction: RecordTask {
    /// The recording: [row][feature].
    package let rows: [Double]
    /// The number of features of a row, which are predicted as well as read.
    package let features: Int
    package let windows: RecordWindows

    /// Prediction of the rows of a recording.
    ///
    /// - Parameters:
    ///   - rows: The recording: [row][feature], finite numbers.
    ///   - features: The number of features of a row.
    ///   - windows: How windows are taken out of the training rows.
    /// - Throws: `Failure` if a number is not finite, or a part is too short for a window and its last target.
    package init(rows: [Double], features: Int, windows: RecordWindows) throws(Failure) {
        try Self.check(features, "The number of features of the recording", in: NetworkConfiguration.sizes)
        try Self.check(rows.count, "The number of the recording's numbers", in: 1...TaskLimits.numbers)
        guard rows.count.isMultiple(of: features) else {
            throw Failure(
                .data,
                "The recording has \(rows.count.counted("number")), which are no whole rows of "
                    + "\(features.counted("feature")).")
        }
        if let place = rows.firstIndex(where: { !$0.isFinite }) {
            throw Failure(
                .data,
                "Row \((place / features).grouped) of the recording has a number that is not finite; remove or replace "
                    + "it before training.")
        }
        self.rows = rows
        self.features = features
        self.windows = windows
        let count = rows.count / features
        let shortest = min(trainingRows, testRows)
        guard shortest >= windows.steps else {
            throw Failure(
                .data,
                "The recording has \(count.counted("row")), too few for windows of \(windows.steps.counted("step")): "
                    + "80 % are trained on and 20 % tested on, and each part needs a window and one more row.")
        }
    }

    /// The first row to test on.
    private var splitRow: Int { rows.count / features * 4 / 5 }

    var outputs: Int { features }
    var title: String { "prediction of a recording, windows of \(windows.steps.counted("step"))" }
    var summary: String {
        "The network reads rows of \(features.counted("feature")) and answers with the next row."
    }
    var trainingRows: Int { max(splitRow - 1, 0) }
    var testRows: Int { max(rows.count / features - splitRow - 1, 0) }

    func records(run: Int, seed: UInt64) -> (training: TaskRecord, test: TaskRecord) {
        (record(of: 0..<splitRow), record(of: splitRow..<rows.count / features))
    }

    func stream(steps: Int, run: Int, seed: UInt64) -> [Double] {
        Array(rows[(splitRow * features)...].prefix(steps * features))
    }

    private func record(of range: Range<Int>) -> TaskRecord {
        let (first, end) = (range.lowerBound * features, range.upperBound * features)
        return TaskRecord(
            rows: range.count - 1, features: features, outputs: features, inputs: Array(rows[first..<end - features]),
            targets: Array(rows[first + features..<end]))
    }
}
