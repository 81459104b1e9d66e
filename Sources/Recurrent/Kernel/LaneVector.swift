/// Numbers side by side, with what the pair kernel needs beyond arithmetic.
protocol LaneVector: ElementwiseFloat {
    /// Compares two rows of outputs, padded with zeros to whole vectors.
    ///
    /// - Returns: The largest absolute difference (NaN where any difference is) and whether all bits are the same.
    static func difference(
        _ a: UnsafePointer<Self>, _ b: UnsafePointer<Self>, count: Int
    ) -> (maximum: Scalar, isSame: Bool)

    /// Whether the cosine similarity of two rows, padded with zeros to whole vectors, is at least 1.
    ///
    /// Element j joins partial sum j mod 8 by multiplication, then addition; the partial sums join as
    /// ((0+1)+(2+3))+((4+5)+(6+7)).
    static func cosineIsOne(_ a: UnsafePointer<Self>, _ b: UnsafePointer<Self>, count: Int) -> Bool

    /// The number in a lane.
    subscript(lane: Int) -> Scalar { get }

    /// The larger of two non-negative numbers, with NaN above all.
    func larger(_ other: Self) -> Self

    /// The bits in which two numbers differ.
    func differingBits(from other: Self) -> Self

    /// The bits that are set in either number.
    func union(_ other: Self) -> Self

    /// Whether no bit of a lane is set.
    func isZero(lane: Int) -> Bool

    /// 1/√max(x, 1e−12).
    var reciprocalNorm: Self { get }
}
