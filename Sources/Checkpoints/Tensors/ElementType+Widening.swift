import CheckpointDecoding

extension ElementType {
    /// The numbers in some bytes, widened exactly.
    ///
    /// - Parameters:
    ///   - bytes: A whole number of elements.
    ///   - isBigEndian: Whether the most significant byte comes first.
    /// - Complexity: O(n) in the number of bytes.
    func widened(_ bytes: [UInt8], isBigEndian: Bool) -> [Double] {
        switch self {
        case .float64: NumberBytes.float64(bytes, isBigEndian: isBigEndian)
        case .float32: NumberBytes.float32(bytes, isBigEndian: isBigEndian)
        case .float16: NumberBytes.float16(bytes, isBigEndian: isBigEndian)
        case .bfloat16: NumberBytes.bfloat16(bytes, isBigEndian: isBigEndian)
        }
    }
}
