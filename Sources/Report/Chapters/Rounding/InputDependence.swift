import MemoryExperiment
import Statistics
import Support

/// How the time until states are bit-identical depends on the input size, at one hidden size.
struct InputDependence: Sendable {
    /// The median at one input size.
    struct Point: Sendable {
        /// The input size.
        let inputSize: Int
        /// The median number of shared steps.
        let median: Double
    }

    /// The hidden size: the largest at which the median is known for every input size.
    let hiddenSize: Int
    /// The input size with the longest median.
    let longest: Point
    /// The input size with the shortest median.
    let shortest: Point

    /// The least ratio of medians that is worth a sentence.
    private static let leastRatio = 2.0

    /// The dependence in a slice of an experiment; nil for a single input size, if no hidden size has every median, or if
    /// they differ by less than a factor of two.
    ///
    /// - Complexity: O(number of settings).
    init?(of slice: Slice, in data: ReportData) {
        let plan = data.experiment.plan
        guard plan.inputSizes.count > 1,
            let (hiddenSize, points) = plan.hiddenSizes.sorted(by: >).lazy.compactMap({ hiddenSize in
                Self.medians(of: slice, hiddenSize: hiddenSize, in: data).map { (hiddenSize, $0) }
            }).first,
            let longest = points.max(by: { $0.median < $1.median }),
            let shortest = points.min(by: { $0.median < $1.median }),
            shortest.median > 0, longest.median >= Self.leastRatio * shortest.median
        else { return nil }
        self.hiddenSize = hiddenSize
        self.longest = longest
        self.shortest = shortest
    }

    /// The medians at every input size; nil if one is not known.
    private static func medians(of slice: Slice, hiddenSize: Int, in data: ReportData) -> [Point]? {
        let inputSizes = data.experiment.plan.inputSizes.sorted()
        let points = inputSizes.compactMap { inputSize -> Point? in
            let key = slice.key(inputSize: inputSize, hiddenSize: hiddenSize)
            let median = data.statistics(of: key, .bitwiseState, .first)?.median
            return median.map { Point(inputSize: inputSize, median: $0) }
        }
        return points.count == inputSizes.count ? points : nil
    }

    /// How many times as long the longest median is as the shortest.
    var factorText: String {
        let ratio = longest.median / shortest.median
        return NumberText.fixed(ratio, decimals: ratio < 10 ? 1 : 0)
    }
}
