/// Makes damaged copies of files.
struct Damage {
    private var generator: Generator

    /// Damage that is the same for the same seed.
    init(seed: UInt64) { generator = Generator(state: seed) }

    /// Random numbers with a seed (SplitMix64, Steele et al., 2014).
    private struct Generator: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
            return mixed ^ mixed >> 31
        }
    }

    private static let interesting: [[UInt8]] = [
        [0], [0xFF], [0x7F], [0x80], [0, 0, 0, 0], [0xFF, 0xFF, 0xFF, 0xFF], [0xFF, 0xFF, 0xFF, 0x7F],
        [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F], [0, 0, 0, 0, 0, 0, 0, 0x80],
    ]

    /// A copy with one to four changes: bits, bytes, numbers, or parts that are removed, repeated or cut off.
    mutating func copy(of original: [UInt8]) -> [UInt8] {
        var bytes = original
        for _ in 0..<Int.random(in: 1...4, using: &generator) where !bytes.isEmpty {
            let place = Int.random(in: bytes.indices, using: &generator)
            switch Int.random(in: 0..<6, using: &generator) {
            case 0: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
            case 1: bytes[place] = .random(in: 0...255, using: &generator)
            case 2:
                let pattern = Self.interesting.randomElement(using: &generator) ?? [0]
                let end = min(place + pattern.count, bytes.count)
                bytes.replaceSubrange(place..<end, with: pattern.prefix(end - place))
            case 3: bytes.removeSubrange(place..<min(place + .random(in: 1...40, using: &generator), bytes.count))
            case 4:
                let end = min(place + .random(in: 1...40, using: &generator), bytes.count)
                bytes.insert(contentsOf: bytes[place..<end], at: place)
            default: bytes = Array(bytes.prefix(place))
            }
        }
        return bytes
    }
}
