/// Whole numbers in the bytes of a file.
package enum WholeNumberBytes {
    /// A number of up to eight bytes, the least significant first; the caller has checked that they exist.
    ///
    /// - Parameters:
    ///   - bytes: The bytes around it.
    ///   - index: The index of its first byte.
    ///   - size: The number of its bytes.
    package static func littleEndian(_ bytes: [UInt8], at index: Int, size: Int) -> UInt64 {
        littleEndian(bytes[...], at: index, size: size)
    }

    /// A number of up to eight bytes in a part of an array.
    package static func littleEndian(_ bytes: ArraySlice<UInt8>, at index: Int, size: Int) -> UInt64 {
        var value: UInt64 = 0
        for place in (index..<index + size).reversed() { value = value << 8 | UInt64(bytes[place]) }
        return value
    }

    /// Numbers of four bytes each; bytes after the last whole number do not count.
    package static func words(_ bytes: [UInt8]) -> [UInt32] {
        (0..<bytes.count / 4).map { UInt32(truncatingIfNeeded: littleEndian(bytes, at: 4 * $0, size: 4)) }
    }

    /// Numbers of four or eight bytes each, with a sign.
    package static func signed(_ bytes: [UInt8], size: Int) -> [Int64] {
        (0..<bytes.count / size).map { index in
            let bits = littleEndian(bytes, at: index * size, size: size)
            return size == 4 ? Int64(Int32(truncatingIfNeeded: bits)) : Int64(bitPattern: bits)
        }
    }

    /// Reads numbers of variable length, seven bits a byte, as far as they are whole and have at most ten bytes.
    ///
    /// - Parameters:
    ///   - bytes: The bytes around them.
    ///   - index: The index of the first byte, which moves behind the last number read.
    ///   - limit: The most numbers to read.
    ///   - numbers: Receives the numbers.
    package static func readVariable(
        _ bytes: [UInt8], at index: inout Int, limit: Int, into numbers: inout [UInt64]
    ) {
        var count = 0
        while count < limit {
            var value: UInt64 = 0
            var (shift, place) = (UInt64(0), index)
            while place < bytes.count, shift < 70, bytes[place] >= 0x80 {
                value |= UInt64(bytes[place] & 0x7F) << shift
                shift += 7
                place += 1
            }
            guard place < bytes.count, shift < 70 else { return }
            numbers.append(value | UInt64(bytes[place]) << shift)
            index = place + 1
            count += 1
        }
    }
}
