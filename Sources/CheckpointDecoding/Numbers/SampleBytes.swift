/// Samples of sound: float of 32 or 64 bits, or PCM of 8, 16, 24 or 32 bits scaled to −1…1.
package struct SampleBytes: Sendable {
    private let isFloat: Bool
    private let bits: Int

    /// The form of a sample; the caller has checked that it is one of those above.
    package init(isFloat: Bool, bits: Int) {
        self.isFloat = isFloat
        self.bits = bits
    }

    /// The samples in some bytes, the least significant byte of each first.
    ///
    /// - Complexity: O(n) in the number of bytes.
    package func numbers(_ bytes: [UInt8]) -> [Double] {
        let size = bits / 8
        return (0..<bytes.count / size).map { index in
            number(WholeNumberBytes.littleEndian(bytes, at: index * size, size: size))
        }
    }

    private func number(_ sample: UInt64) -> Double {
        if isFloat { return bits == 32 ? Double(Float(bitPattern: UInt32(sample))) : Double(bitPattern: sample) }
        // Eight bits are unsigned, with silence at 128.
        if bits == 8 { return (Double(sample) - 128) / 128 }
        let unused = UInt64(64 - bits)
        return Double(Int64(bitPattern: sample << unused) >> Int64(unused)) / Double(UInt64(1) << UInt64(bits - 1))
    }
}
