extension ElementType {
    /// The numbers in some bytes, widened exactly.
    ///
    /// - Parameters:
    ///   - bytes: A whole number of elements.
    ///   - isBigEndian: Whether the most significant byte comes first.
    /// - Complexity: O(n) in the number of bytes.
    func widened(_ bytes: [UInt8], isBigEndian: Bool) -> [Double] {
        switch self {
        case .float64: Self.patterns(bytes, isBigEndian) { (bits: UInt64) in Double(bitPattern: bits) }
        case .float32: Self.patterns(bytes, isBigEndian) { (bits: UInt32) in Double(Float(bitPattern: bits)) }
        case .float16: Self.patterns(bytes, isBigEndian, Self.half)
        case .bfloat16:
            Self.patterns(bytes, isBigEndian) { (bits: UInt16) in Double(Float(bitPattern: UInt32(bits) << 16)) }
        }
    }

    private static func patterns<Bits: FixedWidthInteger>(
        _ bytes: [UInt8], _ isBigEndian: Bool, _ number: (Bits) -> Double
    ) -> [Double] {
        let size = Bits.bitWidth / 8
        return (0..<bytes.count / size).map { index in
            var bits: Bits = 0
            for place in 0..<size {
                let byte = bytes[index * size + (isBigEndian ? place : size - 1 - place)]
                bits = bits << 8 | Bits(byte)
            }
            return number(bits)
        }
    }

    /// The value of an IEEE binary16, which not every processor's Swift has as a type.
    private static func half(_ bits: UInt16) -> Double {
        let magnitude: Double
        switch (bits >> 10) & 0x1F {
        case 0: magnitude = Double(bits & 0x3FF) * 0x1p-24
        case 0x1F: magnitude = bits & 0x3FF == 0 ? .infinity : .nan
        case let exponent:
            magnitude = Double(
                sign: .plus, exponent: Int(exponent) - 15, significand: 1 + Double(bits & 0x3FF) * 0x1p-10)
        }
        return bits & 0x8000 == 0 ? magnitude : -magnitude
    }
}
