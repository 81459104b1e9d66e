/// Numbers in the bytes of a file, widened exactly; the caller passes a whole number of elements.
package enum NumberBytes {
    /// Numbers of IEEE binary64.
    ///
    /// - Parameters:
    ///   - bytes: A whole number of elements.
    ///   - isBigEndian: Whether the most significant byte comes first.
    /// - Complexity: O(n) in the number of bytes, as for the other formats.
    package static func float64(_ bytes: [UInt8], isBigEndian: Bool) -> [Double] {
        patterns(bytes, isBigEndian) { (bits: UInt64) in Double(bitPattern: bits) }
    }

    /// Numbers of IEEE binary32.
    package static func float32(_ bytes: [UInt8], isBigEndian: Bool) -> [Double] {
        patterns(bytes, isBigEndian) { (bits: UInt32) in Double(Float(bitPattern: bits)) }
    }

    /// Numbers of IEEE binary16.
    package static func float16(_ bytes: [UInt8], isBigEndian: Bool) -> [Double] {
        patterns(bytes, isBigEndian, half)
    }

    /// Numbers that are the upper half of an IEEE binary32.
    package static func bfloat16(_ bytes: [UInt8], isBigEndian: Bool) -> [Double] {
        patterns(bytes, isBigEndian) { (bits: UInt16) in Double(Float(bitPattern: UInt32(bits) << 16)) }
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

// MARK: - Writing

extension NumberBytes {
    /// The bytes of numbers in float32 or float64, the least significant first.
    package static func littleEndian(_ numbers: [Double], isFloat32: Bool) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(numbers.count * (isFloat32 ? 4 : 8))
        for number in numbers {
            if isFloat32 {
                append(UInt64(Float(number).bitPattern), size: 4, to: &bytes)
            } else {
                append(number.bitPattern, size: 8, to: &bytes)
            }
        }
        return bytes
    }

    /// The lowest bytes of an integer, the least significant first.
    package static func littleEndian(_ integer: UInt64, size: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        append(integer, size: size, to: &bytes)
        return bytes
    }

    /// The two lowest bytes of each number, the least significant first.
    package static func lowestTwo(of numbers: [UInt64]) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(2 * numbers.count)
        for number in numbers { append(number, size: 2, to: &bytes) }
        return bytes
    }

    private static func append(_ bits: UInt64, size: Int, to bytes: inout [UInt8]) {
        for place in 0..<size { bytes.append(UInt8(truncatingIfNeeded: bits >> UInt64(8 * place))) }
    }
}
