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
}
