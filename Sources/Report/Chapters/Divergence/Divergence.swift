import MemoryExperiment
import Recurrent
import Statistics

/// How far apart the trajectories are, step by step, for every hidden size at one input size.
struct Divergence: Sendable {
    /// One hidden size.
    struct Series: Sendable {
        /// The hidden size.
        let hiddenSize: Int
        /// The quartiles across its runs.
        let summary: DivergenceSummary
        /// The mean of the largest exponents of its networks; nil if they were not measured.
        let exponent: ExponentMean?
    }

    /// The input size that a divergence figure shows, or the nearest to it.
    static let preferredInputSize = 16

    /// The slice.
    let slice: Slice
    /// The input size that is shown.
    let inputSize: Int
    /// The hidden sizes, ascending.
    private(set) var series: [Series]
    /// The number of shared steps observed.
    let sharedSteps: Int
    /// The floating-point format of the runs.
    let precision: Precision

    /// The curves of a slice.
    ///
    /// - Throws: `Unavailable` if the slice has no runs.
    init(of slice: Slice, in data: ReportData) throws(Unavailable) {
        let inputSizes = data.experiment.plan.inputSizes.sorted()
        guard let settings = data.experiment.settings(ofVariant: slice.variant),
            let inputSize = Self.nearest(to: Self.preferredInputSize, in: inputSizes)
        else { throw Unavailable("The experiment has no runs of \(slice.title).") }
        self.slice = slice
        self.inputSize = inputSize
        sharedSteps = settings.sharedSteps
        precision = settings.precision
        series = data.experiment.plan.hiddenSizes.sorted().compactMap { hiddenSize in
            let results = Array(data.results(of: slice.key(inputSize: inputSize, hiddenSize: hiddenSize)))
            return DivergenceSummary(of: results, sharedSteps: settings.sharedSteps)
                .map { Series(hiddenSize: hiddenSize, summary: $0, exponent: ExponentMean(largestOf: results)) }
        }
        guard !series.isEmpty else { throw Unavailable("The experiment has no runs of \(slice.title).") }
    }

    /// Whether the median and the upper quartile of the difference of outputs are 0 at every step.
    var isWithoutDifference: Bool {
        series.allSatisfy { $0.summary[.maximumDifference].allSatisfy { $0.upper == 0 } }
    }

    /// Whether the median difference of every hidden size is smaller at the end than at step 0.
    var shrinks: Bool {
        series.allSatisfy { series in
            let medians = series.summary[.maximumDifference].map(\.median)
            guard let first = medians.first, let last = medians.last else { return false }
            return last < first
        }
    }

    /// The curves of some of the hidden sizes, ascending.
    func limited(to series: [Series]) -> Divergence {
        var limited = self
        limited.series = series
        return limited
    }

    /// The number nearest in ratio, the smaller of two that are equally near.
    static func nearest(to wanted: Int, in sizes: [Int]) -> Int? {
        func ratio(_ size: Int) -> Double { Double(max(size, wanted)) / Double(min(size, wanted)) }
        return sizes.sorted().min { ratio($0) < ratio($1) }
    }
}
