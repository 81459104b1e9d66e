/// The scales of each output along a recording, which turn differences into a user's terms.
public struct OutputScales: Sendable, Hashable {
    /// The standard deviation of each output.
    public let standardDeviations: [Double]
    /// The largest magnitude of each output.
    public let peaks: [Double]

    /// Scales from their parts.
    public init(standardDeviations: [Double], peaks: [Double]) {
        self.standardDeviations = standardDeviations
        self.peaks = peaks
    }
}

/// Sums over the outputs of a run, one step after another.
///
/// The variance is that of Welford's recursion, which does not cancel digits (B. P. Welford, Technometrics 4, 1962).
struct OutputSums {
    private var count = 0.0
    private var means: [Double]
    private var squares: [Double]
    private var peaks: [Double]

    init(outputs: Int) {
        means = Array(repeating: 0, count: outputs)
        squares = means
        peaks = means
    }

    mutating func add(_ outputs: some Collection<Double>) {
        count += 1
        for (index, output) in outputs.enumerated() {
            let distance = output - means[index]
            means[index] += distance / count
            squares[index] += distance * (output - means[index])
            peaks[index] = max(peaks[index], output.magnitude)
        }
    }

    /// The scales of all outputs added; variances divide by the number of steps.
    var scales: OutputScales {
        OutputScales(
            standardDeviations: squares.map { count > 0 ? ($0 / count).squareRoot() : 0 }, peaks: peaks)
    }
}
