/// Corrects the p-values of many tests to control the family-wise error rate.
///
/// S. Holm, "A simple sequentially rejective multiple test procedure", Scandinavian Journal of Statistics 6 (1979),
/// 65–70. The correction is valid however the tests depend on each other.
public enum HolmCorrection {
    /// The smallest significance level at which each hypothesis is rejected, in the order of `probabilities`.
    ///
    /// The k-th smallest of m p-values, k from 0, is multiplied by m − k; the results are then made monotone and capped
    /// at 1.
    ///
    /// - Complexity: O(m log m).
    public static func adjusted(_ probabilities: [Double]) -> [Double] {
        var adjusted = probabilities
        var least = 0.0
        let order = probabilities.indices.sorted { (probabilities[$0], $0) < (probabilities[$1], $1) }
        for (place, index) in order.enumerated() {
            least = max(least, min(1, Double(probabilities.count - place) * probabilities[index]))
            adjusted[index] = least
        }
        return adjusted
    }
}
