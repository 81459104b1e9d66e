/// Numbers side by side, with the operations that the pair kernel needs beyond arithmetic.
protocol LaneVector: ElementwiseFloat {
    /// The larger of two non-negative numbers, with NaN above all.
    func larger(_ other: Self) -> Self

    /// The bits in which two numbers differ.
    func differingBits(from other: Self) -> Self

    /// The bits that are set in either number.
    func union(_ other: Self) -> Self

    /// 1/√max(x, 1e−12).
    var reciprocalNorm: Self { get }

    /// The largest of all lanes, which are not negative, with NaN above all.
    var largestOfLanes: Scalar { get }

    /// The bits that are set in any lane.
    var unionOfLanes: Scalar { get }

    /// Whether at least one lane has no bit set.
    var hasZeroLane: Bool { get }

    /// The sums of all lanes of two rows of `count` vectors; `terms` is called once per vector, in order.
    ///
    /// Lane j of all vectors in a row joins partial sum j mod 8; the partial sums join as ((0+1)+(2+3))+((4+5)+(6+7)).
    static func sumsOfLanes(_ count: Int, _ terms: (_ vector: Int) -> Twin<Self>) -> (Scalar, Scalar)

    /// The sum of all lanes, joined as ((0+1)+(2+3))+((4+5)+(6+7)) as far as there are lanes.
    var sumOfLanes: Scalar { get }

    /// Transposes a square of rows: `laneCount` rows of one vector each.
    ///
    /// - Parameters:
    ///   - rows: Row r starts at `rows + r · stride`.
    ///   - stride: The distance between rows, in vectors.
    ///   - columns: The destination of the columns, one after the other.
    static func transpose(_ rows: UnsafePointer<Self>, stride: Int, to columns: UnsafeMutablePointer<Self>)

    /// The product of panels on wider vectors, if the processor has them.
    static var wideProduct: WideProduct? { get }

    /// The functions of a step on wider vectors, if there are such in this format and the processor has them.
    static var wideFunctions: WideFunctions? { get }

    /// The products of a training step on wider vectors, if there are such in this format and the processor has them.
    static var wideGradient: WideGradient? { get }
}

extension BinaryFloatingPoint {
    /// Whether all bits are zero: the number is +0.
    @inline(__always) var hasNoBits: Bool { self == 0 && sign == .plus }
}
