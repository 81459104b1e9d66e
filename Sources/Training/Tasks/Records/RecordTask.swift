import Recurrent

/// A task whose sequences are windows of a record.
protocol RecordTask: TaskDescription {
    var windows: RecordWindows { get }
    /// The number of rows of the training record, and at least `windows.steps`.
    var trainingRows: Int { get }
    /// The number of rows of the test record, and at least `windows.steps`.
    var testRows: Int { get }

    /// The record to train on and the record to test on, which share no row.
    func records(run: Int, seed: UInt64) -> (training: TaskRecord, test: TaskRecord)

    /// Up to `steps` rows of inputs that the network was not trained on.
    func stream(steps: Int, run: Int, seed: UInt64) -> [Double]
}

extension RecordTask {
    var windowSteps: Int { windows.steps }
    var lossSteps: Range<Int> { windows.lossSteps }
    var loss: TrainingLoss { .squaredError }

    /// How windows are taken out of the test record: 1,000 steps if it has as many, the first half without loss, so that
    /// tests do not depend on the windows of training.
    var testWindows: RecordWindows { RecordWindows(testSteps: min(1_000, testRows)) }
}

/// Rows of inputs, each with the targets of its step.
struct TaskRecord: Sendable {
    let rows: Int
    let features: Int
    let outputs: Int
    /// [row][feature].
    let inputs: [Double]
    /// [row][output].
    let targets: [Double]

    /// The window of some rows.
    func window(_ range: Range<Int>) -> TaskSequence {
        TaskSequence(
            inputs: Array(inputs[range.lowerBound * features..<range.upperBound * features]),
            targets: .values(Array(targets[range.lowerBound * outputs..<range.upperBound * outputs])))
    }
}
