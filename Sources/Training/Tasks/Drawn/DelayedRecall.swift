import Recurrent
import Support

/// The task to say which number was read some steps ago.
///
/// x_t ~ N(0, 1), target x_{t−k}. A sequence has 40 + 2k steps; the loss is taken from step k on, the first one whose
/// target the network has read.
package struct DelayedRecall: DrawnTask {
    /// k: the delay in steps.
    package let delay: Int

    /// The allowed delays.
    package static let delays = 1...1000

    /// Recall after `delay` steps.
    ///
    /// - Throws: `Failure` if the delay is not in `delays`.
    package init(delay: Int) throws(Failure) {
        try Self.check(delay, "The delay", in: Self.delays)
        self.delay = delay
    }

    let features = 1
    let outputs = 1
    let loss = TrainingLoss.squaredError
    var windowSteps: Int { 40 + 2 * delay }
    var lossSteps: Range<Int> { delay..<windowSteps }
    var title: String { "delayed recall, \(delay.counted("step"))" }
    var summary: String {
        "The network reads standard normal numbers and answers with the number it read \(delay.counted("step")) ago."
    }

    var drawsPerSequence: Int { windowSteps }

    func sequence(_ draws: SequenceDraws) -> TaskSequence {
        let inputs = draws.normals(windowSteps)
        return TaskSequence(
            inputs: inputs, targets: .values(Array(repeating: 0, count: delay) + inputs.dropLast(delay)))
    }

    func stream(steps: Int, from stream: DrawStream) -> [Double] {
        SequenceDraws(stream, number: 0, draws: steps).normals(steps)
    }
}
