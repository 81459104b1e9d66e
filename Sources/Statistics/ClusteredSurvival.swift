/// The uncertainty of a survival estimate whose numbers come in clusters.
///
/// To first order, a number contributes −1/(n(t) − d(t)) + Σ d(s)/(n(s) (n(s) − d(s))) to the error of ln S, where the first
/// term counts if it was observed at t, and the sum is over the values s up to it. If every number is a cluster and none is
/// censored, the squares add up to Greenwood's variance. The contributions of each cluster are added before they are squared
/// (R. L. Williams, "Product-limit survival functions with correlated survival times", Lifetime Data Analysis 1
/// (1995), 171–186).
struct ClusteredSurvival: Sendable, Hashable {
    /// The standard error of ln S at each step; infinite for fewer than two clusters.
    private let standardErrors: [Double]
    /// The bound of an error in standard errors.
    private let bound: Double

    /// The uncertainty at the steps of an estimate from `numbers`.
    ///
    /// - Complexity: O(n log n + c s) for c clusters and s steps.
    init(of numbers: [StepCount], steps: [KaplanMeier.Step], in clusters: Clusters) {
        guard let bound = clusters.bound else {
            bound = 1
            standardErrors = steps.map { _ in .infinity }
            return
        }
        self.bound = bound
        let order = numbers.indices.sorted { numbers[$0].lowerBound < numbers[$1].lowerBound }
        // The numbers at risk in each cluster, and its contribution up to the current step.
        var atRisk = clusters.sums(of: numbers.map { _ in 1 })
        var contributions = [Double](repeating: 0, count: clusters.count)
        var next = 0
        standardErrors = steps.map { step in
            while next < order.count, numbers[order[next]].lowerBound < step.time {
                atRisk[clusters.indices[order[next]]] -= 1
                next += 1
            }
            // Where none survive, there is no interval.
            guard step.atRisk > step.events else { return .infinity }
            let survivors = Double(step.atRisk - step.events)
            let rate = Double(step.events) / (Double(step.atRisk) * survivors)
            for cluster in contributions.indices { contributions[cluster] += rate * atRisk[cluster] }
            for place in order[next...].prefix(while: { numbers[$0].lowerBound == step.time })
            where !numbers[place].isCensored {
                contributions[clusters.indices[place]] -= 1 / survivors
            }
            return clusters.variance(ofSums: contributions)?.squareRoot() ?? .infinity
        }
    }

    /// Half the width of the 95 % interval of ln S at a step; infinite for fewer than two clusters.
    func margin(at step: Int) -> Double { bound * standardErrors[step] }
}
