/// The points of a divergence curve, stored compactly because a sweep keeps the curves of all runs.
///
/// Each number takes three bytes; trailing zeros take none. Numbers are rounded to four significant digits. Negative or
/// infinite numbers, which no curve has, become NaN.
public struct CurvePoints: Sendable, Hashable {
    /// The numbers of each point in the order of `CurveMeasure.allCases`, up to the last point that is not zero.
    private var numbers: [PackedDecimal]
    /// How many points there are.
    public let count: Int

    /// A curve of these points.
    ///
    /// - Complexity: O(n) in the number of points.
    public init(_ points: some Sequence<DivergencePoint>) {
        var numbers: [PackedDecimal] = []
        numbers.reserveCapacity(points.underestimatedCount * Self.stride)
        for point in points {
            for measure in CurveMeasure.allCases { numbers.append(PackedDecimal(rounding: point[measure])) }
        }
        self.init(numbers)
    }

    /// A curve from its numbers, point by point in the order of `CurveMeasure.allCases`.
    init(_ numbers: [PackedDecimal]) {
        count = numbers.count / Self.stride
        self.numbers = Self.trimmed(numbers)
    }

    /// How many numbers a point has.
    static let stride = CurveMeasure.allCases.count

    /// The numbers without trailing zero points, in a buffer of exactly their size.
    private static func trimmed(_ numbers: [PackedDecimal]) -> [PackedDecimal] {
        let end = numbers.lastIndex { $0 != .zero }.map { ($0 / stride + 1) * stride } ?? 0
        return Array(numbers[..<end])
    }

    /// The number of one measure at one point.
    func number(_ measure: CurveMeasure, at index: Int) -> PackedDecimal {
        let place = index * Self.stride + measure.position
        return place < numbers.count ? numbers[place] : .zero
    }
}

extension CurvePoints: RandomAccessCollection, MutableCollection {
    /// The position of the first point.
    public var startIndex: Int { 0 }
    /// The number of points.
    public var endIndex: Int { count }

    /// The point at `index`; replacing one takes O(n).
    public subscript(index: Int) -> DivergencePoint {
        get {
            precondition(indices.contains(index), "the index is out of range")
            var point = DivergencePoint.zero
            for measure in CurveMeasure.allCases { point[measure] = number(measure, at: index).value }
            return point
        }
        set {
            precondition(indices.contains(index), "the index is out of range")
            var all = numbers + Array(repeating: .zero, count: count * Self.stride - numbers.count)
            for measure in CurveMeasure.allCases {
                all[index * Self.stride + measure.position] = PackedDecimal(rounding: newValue[measure])
            }
            numbers = Self.trimmed(all)
        }
    }
}

extension CurveMeasure {
    /// The position of the measure within a point.
    fileprivate var position: Int {
        switch self {
        case .maximumDifference: 0
        case .cosineDistance: 1
        case .unequalOutputs: 2
        case .unequalStates: 3
        }
    }
}
