/// The straight line nearest to points in weighted least squares.
public struct WeightedLine: Sendable, Hashable {
    /// A point with the inverse of its variance, but for a factor that all points share.
    public struct Point: Sendable, Hashable {
        /// Where it lies.
        public let x: Double
        /// How high it lies.
        public let y: Double
        /// How much it counts, more than 0.
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
    /// The scatter about the line tells the factor that the weights leave open, so that whatever makes the points miss the
    /// line widens the interval (Student t, with two degrees of freedom less than points).
    public let interval: ConfidenceInterval

    /// The line through `points`; nil for fewer than three, or where all lie above one another.
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

    /// The line's height at x.
    public func callAsFunction(_ x: Double) -> Double { height + slope * (x - center) }
}
