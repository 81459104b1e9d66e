import Recurrent
import Support

/// What every task says about itself.
protocol TaskDescription: Sendable, Hashable {
    /// The number of inputs of a step.
    var features: Int { get }
    /// The number of outputs of the read-out.
    var outputs: Int { get }
    var loss: TrainingLoss { get }
    /// The number of steps of a sequence.
    var windowSteps: Int { get }
    /// The steps whose outputs count.
    var lossSteps: Range<Int> { get }
    /// The name with its sizes, such as a title has it.
    var title: String { get }
    /// What the network reads and answers, in one sentence.
    var summary: String { get }
}

extension TaskDescription {
    /// Checks that a size of a task is allowed.
    ///
    /// - Throws: `Failure` that names what is allowed.
    static func check(_ size: Int, _ noun: String, in range: ClosedRange<Int>) throws(Failure) {
        guard range.contains(size) else {
            throw Failure(
                .usage,
                "\(noun) is \(size.grouped); it must be \(range.lowerBound.grouped) to \(range.upperBound.grouped).")
        }
    }
}

/// The limits of what a task hands out at once.
enum TaskLimits {
    /// The most steps of a sequence.
    static let steps = 10_000
    /// The most numbers of a batch's inputs, and of its targets.
    static let numbers = 1 << 26
    /// The most sequences of a batch.
    static let sequences = 1 << 16
    /// The most rows of a stream.
    static let streamSteps = 1 << 24
    /// The number of updates that have draws.
    static let updates = 1 << 24
}
