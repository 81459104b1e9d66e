import Statistics

/// Records, for each tolerance, the first shared step at which two runs agreed and the last at which they did not.
struct ToleranceRecord {
    private let limits: [Double]
    /// The number of shared steps before the first that agreed; −1 before there is one.
    private var first: [Int]
    /// The last shared step that did not agree.
    private var settled: [Int]

    init(_ tolerances: [Tolerance]) {
        limits = tolerances.map(\.limit)
        first = Array(repeating: -1, count: tolerances.count)
        settled = Array(repeating: 0, count: tolerances.count)
    }

    /// Records a shared step, from 1.
    ///
    /// - Parameter difference: The difference in the measure of a tolerance.
    mutating func observe(step: Int, difference: (_ tolerance: Int) -> Double) {
        for index in limits.indices {
            // NaN is not below any limit.
            if difference(index) < limits[index] {
                if first[index] < 0 { first[index] = step - 1 }
            } else {
                settled[index] = step
            }
        }
    }

    /// The outcomes after `horizon` shared steps.
    ///
    /// - Parameter haveCoalesced: Whether all states became identical, after which every step agrees.
    func outcomes(horizon: Int, haveCoalesced: Bool) -> [StartResult.Outcome] {
        zip(first, settled).map { first, settled in
            StartResult.Outcome(
                first: first < 0 ? .censored(at: horizon) : .observed(first),
                settled: haveCoalesced || 2 * settled <= horizon ? .observed(settled) : .censored(at: settled),
                violatesAtEnd: settled > horizon - max(horizon / 10, 1))
        }
    }
}
