import MemoryExperiment
import Statistics
import Support

/// How the time until states are bit-identical depends on the input size, at one hidden size.
struct InputDependence: Sendable {
    /// The hidden size: the largest at which the median is known for every input size.
    let hiddenSize: Int
    /// How many times as long the longest median is as the shortest.
    private let ratio: Double

    /// The least ratio of medians that is worth a sentence.
    private static let leastRatio = 2.0

    /// The dependence in a slice of an experiment; nil for a single input size, if no hidden size has every median, or if
    /// they differ by less than a factor of two.
    ///
    /// - Complexity: O(number of settings).
    init?(of slice: Slice, in data: ReportData) {
        let plan = data.experiment.plan
        guard plan.inputSizes.count > 1,
            let (hiddenSize, medians) = plan.hiddenSizes.sorted(by: >).lazy.compactMap({ hiddenSize in
                Self.medians(of: slice, hiddenSize: hiddenSize, in: data).map { (hiddenSize, $0) }
            }).first,
            let longest = medians.max(), let shortest = medians.min(),
            shortest > 0, longest >= Self.leastRatio * shortest
        else { return nil }
        self.hiddenSize = hiddenSize
        ratio = longest / shortest
    }

    /// The medians at every input size; nil if one is not known.
    private static func medians(of slice: Slice, hiddenSize: Int, in data: ReportData) -> [Double]? {
        let inputSizes = data.experiment.plan.inputSizes
        let medians = inputSizes.compactMap { inputSize in
            data.statistics(of: slice.key(inputSize: inputSize, hiddenSize: hiddenSize), .bitwiseState, .first)?.median
        }
        return medians.count == inputSizes.count ? medians : nil
    }

    /// The ratio in words, such as `55`.
    var factorText: String { NumberText.fixed(ratio, decimals: ratio < 10 ? 1 : 0) }
}
