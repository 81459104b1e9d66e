/// A straight line fitted by weighted least squares.
public struct WeightedLine: Sendable, Hashable {
    /// A point with a weight proportional to the inverse of its variance.
    public struct Point: Sendable, Hashable {
        /// The horizontal position.
        public let x: Double
        /// The vertical position.
        public let y: Double
        /// The weight, positive.
        public let weight: Double

        /// A point from its parts.
        public init(x: Double, y: Double, weight: Double) {
            self.x = x
            self.y = y
            self.weight = weight
        }
    }

    /// The change of y per unit of x.
    public let slope: Double
    /// The line's y at the weighted mean of x.
    private let height: Double
    /// The weighted mean of x.
    private let center: Double
    /// The 95 % interval of the slope.
    ///
    /// The scatter about the line determines the unknown factor of the weights, so any misfit widens the interval
    /// (Student's t, with two degrees of freedom fewer than points).
    public let interval: ConfidenceInterval

    /// The line through `points`; nil for fewer than three points, or if all have the same x.
    ///
    /// - Complexity: O(n).
    public init?(through points: [Point]) {
        guard let student = StudentT(degreesOfFreedom: points.count - 2) else { return nil }
        let total = points.reduce(0) { $0 + $1.weight }
        let center = points.reduce(0) { $0 + $1.weight * $1.x } / total
        let height = points.reduce(0) { $0 + $1.weight * $1.y } / total
        let spread = points.reduce(0) { $0 + $1.weight * ($1.x - center) * ($1.x - center) }
        guard spread > 0 else { return nil }
        let slope = points.reduce(0) { $0 + $1.weight * ($1.x - center) * ($1.y - height) } / spread
        let scatter = points.reduce(0) { sum, point in
            let miss = point.y - height - slope * (point.x - center)
            return sum + point.weight * miss * miss
        }
        let error = (scatter / Double(points.count - 2) / spread).squareRoot()
        let margin = student.bound(within: ConfidenceInterval.level) * error
        self.slope = slope
        self.height = height
        self.center = center
        interval = ConfidenceInterval(low: slope - margin, high: slope + margin)
    }

    /// The y of the line at x.
    public func callAsFunction(_ x: Double) -> Double { height + slope * (x - center) }
}
