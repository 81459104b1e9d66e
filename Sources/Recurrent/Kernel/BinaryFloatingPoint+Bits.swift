extension BinaryFloatingPoint {
    /// Whether all bits are zero: the number is +0.
    @inline(__always) var hasNoBits: Bool { self == 0 && sign == .plus }
}
