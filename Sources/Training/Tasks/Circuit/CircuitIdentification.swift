import Recurrent
import Support

/// The task to predict the voltage of a circuit's capacitor from the input voltage.
///
/// The circuit is that of `SaturatingCircuit`, from rest, sampled at 1 µs. Its input is white noise, constant during a
/// sample, that went twice through a first-order low-pass with the corner 150,000 rad/s, with standard deviation 80 V. A
/// record has 10,000 samples. The input is divided by 80 V; the target, the voltage at the end of the sample, is
/// standardised by the mean and the standard deviation of the training record.
package struct CircuitIdentification: RecordTask {
    package let windows: RecordWindows

    /// Identification in windows of the training record.
    package init(windows: RecordWindows) {
        self.windows = windows
    }

    let features = 1
    let outputs = 1
    var title: String {
        "circuit identification, \(windows.steps.counted("step")), burn-in \(windows.burnIn.grouped)"
    }
    var summary: String {
        "The network reads the input voltage of an RLC circuit with a saturating inductor and answers with the voltage of "
            + "its capacitor."
    }

    /// The number of samples of each record.
    let trainingRows = 10_000
    let testRows = 10_000

    func records(run: Int, seed: UInt64) -> (training: TaskRecord, test: TaskRecord) {
        let training = simulation(FilteredNoise(TaskStreams.training(run: run, seed: seed)))
        let test = simulation(FilteredNoise(TaskStreams.test(run: run, seed: seed)))
        let mean = training.voltages.reduce(0, +) / Double(trainingRows)
        let squares = training.voltages.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        let deviation = (squares / Double(trainingRows)).squareRoot()
        func record(_ simulation: (inputs: [Double], voltages: [Double])) -> TaskRecord {
            TaskRecord(
                rows: trainingRows, features: features, outputs: outputs, inputs: simulation.inputs,
                targets: simulation.voltages.map { ($0 - mean) / deviation })
        }
        return (record(training), record(test))
    }

    func stream(steps: Int, run: Int, seed: UInt64) -> [Double] {
        FilteredNoise(TaskStreams.measuring(run: run, seed: seed)).samples(steps)
    }

    private func simulation(_ noise: FilteredNoise) -> (inputs: [Double], voltages: [Double]) {
        let inputs = noise.samples(trainingRows)
        return (inputs, SaturatingCircuit.voltages(inputs: inputs.map { 80 * $0 }))
    }
}

/// White noise after two first-order low-passes, with variance 1.
struct FilteredNoise {
    private let stream: DrawStream

    /// The samples left out at the beginning, after which what the filter began with has decayed by 10^−13.
    private static let skipped = 200

    init(_ stream: DrawStream) {
        self.stream = stream
    }

    /// The first `count` samples.
    ///
    /// With a = e^−ωT, each filter is y ← a y + (1 − a) x; the variance of the second's output is
    /// (1 − a)⁴ (1 + a²) / (1 − a²)³.
    func samples(_ count: Int) -> [Double] {
        let a = ElementaryFunctions.exp(-150e3 * SaturatingCircuit.samplingPeriod)
        let gain = 1 - a
        let (square, rest) = (a * a, 1 - a * a)
        let variance = gain * gain * gain * gain * (1 + square) / (rest * rest * rest)
        let scale = 1 / variance.squareRoot()
        var noise = Array(repeating: 0.0, count: Self.skipped + count)
        stream.fillNormals(&noise, count: noise.count, from: 0)
        var (first, second) = (0.0, 0.0)
        return noise.map { sample in
            first = a * first + gain * sample
            second = a * second + gain * first
            return scale * second
        }.suffix(count)
    }
}
