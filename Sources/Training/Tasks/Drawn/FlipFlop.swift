import Recurrent
import Support

/// The task to hold the sign of each channel's last pulse.
///
/// On each step and channel, the input is 1 or −1 with half the probability of a pulse each, otherwise 0. The target is
/// the sign of the channel's last pulse, 0 before the first; every step counts. Source: Sussillo, Barak, Opening the
/// black box, Neural Computation 25 (2013).
package struct FlipFlop: DrawnTask {
    /// The number of channels.
    package let bits: Int
    /// The probability of a pulse on a step of a channel.
    package let probability: Double
    /// The number of steps of a sequence.
    package let steps: Int

    /// The allowed numbers of channels.
    package static let channels = 1...64
    /// The allowed numbers of steps.
    package static let lengths = 1...TaskLimits.steps

    /// Flip-flops with `bits` channels in sequences of `steps` steps.
    ///
    /// - Throws: `Failure` that names the number that is not allowed.
    package init(bits: Int, probability: Double, steps: Int) throws(Failure) {
        try Self.check(bits, "The number of flip-flops", in: Self.channels)
        try Self.check(steps, "The number of steps of the flip-flop task", in: Self.lengths)
        guard probability > 0, probability <= 1 else {
            throw Failure(
                .usage, "The probability of a pulse is \(probability); it must be greater than 0 and at most 1.")
        }
        self.bits = bits
        self.probability = probability
        self.steps = steps
    }

    var features: Int { bits }
    var outputs: Int { bits }
    let loss = TrainingLoss.squaredError
    var windowSteps: Int { steps }
    var lossSteps: Range<Int> { 0..<steps }
    var title: String { "\(bits.counted("flip-flop")), \(steps.counted("step"))" }
    var summary: String {
        "The network reads pulses of 1 and −1 on \(bits.counted("channel")) and answers with the last pulse of each."
    }

    var drawsPerSequence: Int { steps * bits }

    func sequence(_ draws: SequenceDraws) -> TaskSequence {
        let inputs = pulses(steps: steps, draws)
        var held = Array(repeating: 0.0, count: bits)
        var targets: [Double] = []
        targets.reserveCapacity(inputs.count)
        for step in 0..<steps {
            for bit in 0..<bits where inputs[step * bits + bit] != 0 { held[bit] = inputs[step * bits + bit] }
            targets += held
        }
        return TaskSequence(inputs: inputs, targets: .values(targets))
    }

    func stream(steps: Int, from stream: DrawStream) -> [Double] {
        pulses(steps: steps, SequenceDraws(stream, number: 0, draws: 0))
    }

    /// The inputs of some steps.
    private func pulses(steps: Int, _ draws: SequenceDraws) -> [Double] {
        (0..<steps * bits).map { index in
            let u = draws.uniform(index)
            guard u < probability else { return 0 }
            return 2 * u < probability ? 1 : -1
        }
    }
}
