/// Philox4x32-10: 128 random bits as a function of a 128-bit counter and a 64-bit key.
///
/// Any number can be drawn without those before it, on any thread and in any order. Source: Salmon, Moraes, Dror, Shaw,
/// Parallel random numbers: as easy as 1, 2, 3, SC 2011.
public enum Philox4x32 {
    static let multipliers: (UInt64, UInt64) = (0xD251_1F53, 0xCD9E_8D57)
    static let keySteps: (UInt32, UInt32) = (0x9E37_79B9, 0xBB67_AE85)
    static let rounds = 10

    /// The four words for a counter and a key.
    ///
    /// - Parameters:
    ///   - counter: Four words, least significant first.
    ///   - key: Two words, least significant first.
    public static func block(
        counter: (UInt32, UInt32, UInt32, UInt32), key: (UInt32, UInt32)
    ) -> (UInt32, UInt32, UInt32, UInt32) {
        var (c0, c1, c2, c3) = counter
        var (k0, k1) = key
        for _ in 0..<rounds {
            let p0 = multipliers.0 &* UInt64(c0)
            let p1 = multipliers.1 &* UInt64(c2)
            (c0, c1, c2, c3) = (
                UInt32(truncatingIfNeeded: p1 &>> 32) ^ c1 ^ k0, UInt32(truncatingIfNeeded: p1),
                UInt32(truncatingIfNeeded: p0 &>> 32) ^ c3 ^ k1, UInt32(truncatingIfNeeded: p0)
            )
            k0 &+= keySteps.0
            k1 &+= keySteps.1
        }
        return (c0, c1, c2, c3)
    }
}
