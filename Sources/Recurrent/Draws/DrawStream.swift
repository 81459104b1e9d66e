/// An endless sequence of random numbers with random access.
///
/// Draws are float64. Draws 2i and 2i + 1 come from block i of Philox: its words 0, 1 and 2, 3.
public struct DrawStream: Sendable {
    let key: (UInt32, UInt32)
    let address: (UInt32, UInt32)

    /// The stream of an address with a seed.
    public init(seed: UInt64, address: DrawAddress) {
        key = (UInt32(truncatingIfNeeded: seed), UInt32(truncatingIfNeeded: seed >> 32))
        self.address = address.words
    }

    /// The two uniform deviates of block `block`: (k + ½)·2^−52 with k of 52 bits, so strictly between 0 and 1.
    public func uniformPair(block: UInt64) -> (Double, Double) {
        let words = Philox4x32.block(
            counter: (UInt32(truncatingIfNeeded: block), UInt32(truncatingIfNeeded: block >> 32), address.0, address.1),
            key: key)
        return (Self.uniform(words.0, words.1), Self.uniform(words.2, words.3))
    }

    /// The two normal deviates of block `block`, by the Box–Muller transform of its uniform deviates.
    public func normalPair(block: UInt64) -> (Double, Double) {
        let (u, v) = uniformPair(block: block)
        return Self.normal(u, v)
    }

    /// The uniform deviate from two words, the more significant one first.
    private static func uniform(_ high: UInt32, _ low: UInt32) -> Double {
        let bits = UInt64(high) << 32 | UInt64(low)
        return Double(bitPattern: bits >> 12 | 0x3FF0_0000_0000_0000) - 1 + 0x1p-53
    }

    /// √(−2 ln u) (cos 2πv, sin 2πv).
    @inline(__always)
    static func normal<T: Float64Elementwise>(_ u: T, _ v: T) -> (T, T) {
        let radius = (T(repeating: -2) * T.naturalLogarithm(u)).squareRootOfLanes
        let (sine, cosine) = T.sineAndCosine(ofTurns: v)
        return (radius * cosine, radius * sine)
    }

    /// Draws `range` of U(−limit, limit).
    ///
    /// - Complexity: O(`range.count`).
    public func uniforms(_ range: Range<Int>, limit: Double) -> [Double] {
        range.map { index in
            let pair = uniformPair(block: UInt64(index / 2))
            return (2 * (index.isMultiple(of: 2) ? pair.0 : pair.1) - 1) * limit
        }
    }
}

extension DrawStream {
    /// The draws with a purpose for one run of a network: those of its first layer, or of the whole network.
    ///
    /// A network that was read may have more inputs than an address represents; then its draws have the address of the
    /// largest that does.
    ///
    /// - Precondition: `run` is in `DrawAddress.runs` and `stream` in `DrawAddress.streams`.
    public init(
        _ purpose: DrawAddress.Purpose, of configuration: NetworkConfiguration, run: Int, stream: Int = 1, seed: UInt64
    ) {
        self.init(
            seed: seed,
            address: DrawAddress(
                cell: configuration.cell.kind,
                inputSize: min(configuration.inputSize, NetworkConfiguration.sizes.upperBound),
                hiddenSize: configuration.hiddenSize, layer: 0, run: run, stream: stream, purpose: purpose))
    }
}
