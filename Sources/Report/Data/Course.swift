/// How plotted numbers change from the first to the last, for the description of a figure.
enum Course: Sendable, Hashable {
    case rising
    case falling
    case level

    /// A plotted number.
    struct Point: Sendable {
        /// The number.
        let value: Double
        /// Whether it is only a lower bound.
        var isBound = false
    }

    /// The course of numbers in their order.
    ///
    /// They rise or fall if their sum of changes does, and more than two thirds of the changes from one number to the next.
    /// A change to a lower bound counts only if the number before is known and smaller; no change from a bound counts.
    ///
    /// - Returns: Nil without a known change, or if changes in both directions are common.
    /// - Complexity: O(n) in the number n of points.
    init?(of points: [Point]) {
        let changes = zip(points, points.dropFirst()).compactMap { one, next -> Double? in
            guard !one.isBound, !next.isBound || next.value > one.value else { return nil }
            return next.value - one.value
        }
        guard !changes.isEmpty else { return nil }
        let (rises, falls) = (changes.count { $0 > 0 }, changes.count { $0 < 0 })
        let total = changes.reduce(0, +)
        if rises + falls == 0 {
            self = .level
        } else if total > 0, 3 * rises > 2 * (rises + falls) {
            self = .rising
        } else if total < 0, 3 * falls > 2 * (rises + falls) {
            self = .falling
        } else {
            return nil
        }
    }

    /// The course that several lines have in common; nil if any line has another or none.
    static func common(to lines: [[Point]]) -> Course? {
        let courses = lines.map { Course(of: $0) }
        guard let first = courses.first, courses.allSatisfy({ $0 == first }) else { return nil }
        return first
    }

    /// The course as a relative clause that ends in a preposition, such as `that rise with`.
    var clause: String {
        switch self {
        case .rising: "that rise with"
        case .falling: "that fall with"
        case .level: "that do not change with"
        }
    }
}
