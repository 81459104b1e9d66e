import Recurrent

/// One test of many hypotheses together: whether all of them are true.
///
/// F. Mosteller, R. A. Fisher, "Questions and answers", The American Statistician 2, no. 5 (1948), 30–31: if every null hypothesis is
/// true and the tests are independent, the negative logarithms of their p-values are exponential lifetimes of mean 1, and
/// their sum has an Erlang distribution. Where no single test is significant, many small deviations may still be.
public enum OmnibusTest {
    /// The probability below which a report says that chance alone does not explain the differences.
    public static let significance = 0.05

    /// The probability that independent p-values are jointly this small by chance alone; nil without p-values.
    ///
    /// - Complexity: O(n).
    public static func probability(of probabilities: [Double]) -> Double? {
        guard let distribution = ErlangDistribution(shape: probabilities.count) else { return nil }
        let sum = probabilities.reduce(0) { $0 - ElementaryFunctions.log(max($1, .leastNormalMagnitude)) }
        return max(0, 1 - distribution.probability(upTo: sum))
    }
}
