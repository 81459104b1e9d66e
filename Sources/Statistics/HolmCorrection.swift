/// Probabilities of many tests corrected so that the chance of any false finding among them stays below one level.
///
/// S. Holm, "A simple sequentially rejective multiple test procedure", Scandinavian Journal of Statistics 6 (1979), 65–70.
/// It asks nothing about how the tests depend on each other.
public enum HolmCorrection {
    /// The smallest level at which each hypothesis is rejected, in the order of `probabilities`.
    ///
    /// The k-th smallest of m probabilities, k from 0, is multiplied by m − k; none becomes smaller than that of a smaller
    /// one, or greater than 1.
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
