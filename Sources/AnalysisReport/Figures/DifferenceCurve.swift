import Analysis
import MemoryExperiment
import Recurrent
import Statistics

/// The differences of all starts of a protocol at the shared steps of a curve.
struct DifferenceCurve: Sendable {
    /// What is known of the differences at one step.
    struct Point: Sendable, Hashable {
        /// The shared step.
        let step: Double
        /// The mean over starts.
        let mean: Double
        /// The median over starts.
        let median: Double
        /// The half of the starts in the middle.
        let half: ClosedRange<Double>
        /// Nine tenths of the starts.
        let nineTenths: ClosedRange<Double>
    }

    /// The points in the order of steps; those with numbers that are not finite are left out.
    let points: [Point]

    /// The curve of some differences.
    ///
    /// - Parameters:
    ///   - results: The results of one protocol.
    ///   - horizon: The number of shared steps.
    ///   - differences: The curve of a result.
    init(_ results: [StartResult], horizon: Int, _ differences: (StartResult) -> [Double]) {
        let curves = results.map(differences)
        points = DivergenceCurve.sharedSteps(upTo: horizon).enumerated().compactMap { index, step in
            let numbers = curves.compactMap { $0.indices.contains(index) ? $0[index] : nil }.filter(\.isFinite)
            guard !numbers.isEmpty, numbers.count == curves.count else { return nil }
            let sorted = numbers.sorted()
            func quantile(_ fraction: Double) -> Double { Quartiles.quantile(fraction, of: sorted) }
            return Point(
                step: Double(step), mean: numbers.reduce(0, +) / Double(numbers.count), median: quantile(0.5),
                half: quantile(0.25)...quantile(0.75), nineTenths: quantile(0.05)...quantile(0.95))
        }
    }

    /// The first step from which nine tenths of the starts stay below a bound; nil if they do not.
    func stepBelow(_ bound: Double) -> Double? {
        let above = points.last { $0.nineTenths.upperBound >= bound }
        guard let above else { return points.first?.step }
        return points.first { $0.step > above.step }?.step
    }

    /// The first step from which no start differs; nil if some do at the end.
    var stepWithoutDifference: Double? {
        let different = points.last { $0.mean > 0 }
        guard let different else { return points.first?.step }
        return points.first { $0.step > different.step }?.step
    }

    /// Whether the logarithm of the median follows a line in log(step) better than in the step itself.
    ///
    /// - Parameter floor: The difference below which points do not count, because rounding keeps them up.
    func isPowerLaw(above floor: Double) -> Bool {
        let used = points.filter { $0.step >= 1 }.prefix { $0.median > floor }.filter { $0.median > 0 }
        guard used.count >= 8 else { return false }
        let heights = used.map { ElementaryFunctions.log($0.median) }
        let linear = Self.squaredCorrelation(used.map(\.step), heights)
        let logarithmic = Self.squaredCorrelation(used.map { ElementaryFunctions.log($0.step) }, heights)
        return logarithmic > linear
    }

    private static func squaredCorrelation(_ x: [Double], _ y: [Double]) -> Double {
        let count = Double(x.count)
        let (meanX, meanY) = (x.reduce(0, +) / count, y.reduce(0, +) / count)
        let (squaresX, squaresY, products) = zip(x, y).reduce((0.0, 0.0, 0.0)) { sums, pair in
            let (a, b) = (pair.0 - meanX, pair.1 - meanY)
            return (sums.0 + a * a, sums.1 + b * b, sums.2 + a * b)
        }
        guard squaresX > 0, squaresY > 0 else { return 0 }
        return products * products / (squaresX * squaresY)
    }
}
