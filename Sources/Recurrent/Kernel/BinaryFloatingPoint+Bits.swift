extension BinaryFloatingPoint {
    /// Whether no bit of the number is set: it is zero, and not the negative one.
    @inline(__always) var hasNoBits: Bool { self == 0 && sign == .plus }
}
