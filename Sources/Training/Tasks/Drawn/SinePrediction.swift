import Recurrent
import Support

/// The task to predict the next value of a noisy sine.
///
/// Each sequence has a phase ~ U(0, 1) turns and a frequency ~ U(1/50, 1/10) turns a step, so periods of 10 to 50 steps.
/// The input is the sine plus noise ~ N(0, s²); the target is the next value of the sine without noise. The second half
/// of the steps counts: during the first, the network can find out which sine it reads.
package struct SinePrediction: DrawnTask {
    /// The number of steps of a sequence.
    package let steps: Int
    /// s: the standard deviation of the noise.
    package let noise: Double

    /// The allowed numbers of steps.
    package static let lengths = 2...TaskLimits.steps
    /// The allowed standard deviations of the noise.
    package static let noises = 0.0...1.0
    /// The frequencies, in turns a step.
    package static let frequencies = 0.02...0.1

    /// Prediction of sines of `steps` steps.
    ///
    /// - Throws: `Failure` that names the number that is not allowed.
    package init(steps: Int, noise: Double) throws(Failure) {
        try Self.check(steps, "The number of steps of the sine task", in: Self.lengths)
        guard Self.noises.contains(noise) else {
            throw Failure(.usage, "The standard deviation of the sine's noise is \(noise); it must be 0 to 1.")
        }
        self.steps = steps
        self.noise = noise
    }

    let features = 1
    let outputs = 1
    let loss = TrainingLoss.squaredError
    var windowSteps: Int { steps }
    var lossSteps: Range<Int> { steps / 2..<steps }
    var title: String { "sine prediction, \(steps.counted("step"))" }
    var summary: String {
        "The network reads a noisy sine of unknown period and phase and answers with its next value without noise."
    }

    var drawsPerSequence: Int { 2 + steps }

    func sequence(_ draws: SequenceDraws) -> TaskSequence {
        let (low, high) = (Self.frequencies.lowerBound, Self.frequencies.upperBound)
        let phase = draws.uniform(0)
        let frequency = low + draws.uniform(1) * (high - low)
        let sines = (0...steps).map { step in
            let turns = phase + frequency * Double(step)
            return ElementaryFunctions.sineAndCosine(ofTurns: turns - turns.rounded(.down)).sine
        }
        let noises = draws.normals(steps, from: 2)
        return TaskSequence(
            inputs: zip(sines, noises).map { $0 + noise * $1 }, targets: .values(Array(sines.dropFirst())))
    }
}
