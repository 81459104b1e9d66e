import Recurrent

extension PermutationProbability {
    /// The probability of a mean paired difference at least as far from 0 if every difference had a random sign.
    ///
    /// All sign choices are enumerated for up to sixteen nonzero differences; for more, they are drawn at random.
    ///
    /// - Complexity: O(2^16), or O(n · `PermutationDraws.count`).
    public init(flippingSignsOf differences: [Int], draws: PermutationDraws) {
        let magnitudes = differences.filter { $0 != 0 }.map(\.magnitude).map { Int($0) }
        let measured = differences.reduce(0, +).magnitude
        guard let first = magnitudes.first else {
            self.init(extreme: 1, ofAll: 1)
            return
        }
        let rest = magnitudes.dropFirst()
        // Flipping all signs keeps the magnitude, so the first sign can be fixed.
        guard rest.count < PermutationDraws.mostEnumerated.trailingZeroBitCount else {
            self = Self.randomSigns(magnitudes, measured: measured, draws: draws)
            return
        }
        var extreme = 0
        for signs in 0..<(1 << rest.count) {
            var sum = first
            for (place, magnitude) in rest.enumerated() { sum += signs >> place & 1 == 0 ? magnitude : -magnitude }
            if sum.magnitude >= measured { extreme += 1 }
        }
        self.init(extreme: extreme, ofAll: 1 << rest.count)
    }

    private static func randomSigns(
        _ magnitudes: [Int], measured: UInt, draws: PermutationDraws
    ) -> PermutationProbability {
        let count = PermutationDraws.count(runs: magnitudes.count)
        var extreme = 0
        for number in 1...count {
            let stream = draws.stream(number)
            var sum = 0
            for block in 0...(magnitudes.count / (2 * signsPerDraw)) {
                let pair = stream.uniformPair(block: UInt64(block))
                for (half, uniform) in [pair.0, pair.1].enumerated() {
                    let start = (2 * block + half) * signsPerDraw
                    guard start < magnitudes.count else { break }
                    var bits = UInt64(uniform * 0x1p52)
                    for magnitude in magnitudes[start..<min(start + signsPerDraw, magnitudes.count)] {
                        sum += bits & 1 == 0 ? magnitude : -magnitude
                        bits >>= 1
                    }
                }
            }
            if sum.magnitude >= measured { extreme += 1 }
        }
        return PermutationProbability(extreme: extreme, ofRandom: count)
    }

    /// A uniform draw has 52 random bits.
    private static let signsPerDraw = 52
}
