import Recurrent
import Support

/// The task to add the two marked numbers of a sequence.
///
/// A step has a number u ~ U(0, 1) and a marker, which is 1 on one step of each half and 0 elsewhere. The target of the
/// last step, the only one that counts, is the sum of the two marked numbers. Source: Hochreiter, Schmidhuber, Long
/// short-term memory, Neural Computation 9 (1997), in the form of Arjovsky, Shah, Bengio, Unitary evolution recurrent
/// neural networks, ICML 2016.
package struct Adding: DrawnTask {
    /// T: the number of steps of a sequence.
    package let steps: Int

    /// The allowed numbers of steps.
    package static let lengths = 2...TaskLimits.steps

    /// Addition in sequences of `steps` steps.
    ///
    /// - Throws: `Failure` if the number is not in `lengths`.
    package init(steps: Int) throws(Failure) {
        try Self.check(steps, "The number of steps of the adding task", in: Self.lengths)
        self.steps = steps
    }

    let features = 2
    let outputs = 1
    let loss = TrainingLoss.squaredError
    var windowSteps: Int { steps }
    var lossSteps: Range<Int> { steps - 1..<steps }
    var title: String { "adding, \(steps.counted("step"))" }
    var summary: String {
        "The network reads \(steps.grouped) uniform numbers, two of them marked, and answers with the sum of the two."
    }

    var drawsPerSequence: Int { steps + 2 }

    func sequence(_ draws: SequenceDraws) -> TaskSequence {
        let half = steps / 2
        let marked = [draws.integer(steps, below: half), half + draws.integer(steps + 1, below: steps - half)]
        var inputs: [Double] = []
        inputs.reserveCapacity(2 * steps)
        for step in 0..<steps { inputs += [draws.uniform(step), marked.contains(step) ? 1 : 0] }
        var targets = Array(repeating: 0.0, count: steps)
        targets[steps - 1] = inputs[2 * marked[0]] + inputs[2 * marked[1]]
        return TaskSequence(inputs: inputs, targets: .values(targets))
    }
}
