import Recurrent

extension ElementaryFunctions {
    /// arctan x in binary64, odd to the last bit: a fixed sequence of basic IEEE operations with an error of at most
    /// 2 ulp.
    ///
    /// With t = min(|x|, 1/|x|) and the multiple c of 1/4 that is nearest to t, arctan t = arctan c + arctan y for
    /// y = (t − c) / (1 + c t), and |y| ≤ 1/8; the terms of the Taylor series that are left out are below 2^−60. Above 1,
    /// arctan |x| = π/2 − arctan t.
    package static func arctangent(_ x: Double) -> Double {
        // So far out, the result is π/2, and 0·∞ must not occur.
        let magnitude = min(x.magnitude, 0x1p1000)
        let isLarge = magnitude > 1
        let (numerator, denominator) = isLarge ? (1, magnitude) : (magnitude, 1)
        let (c, arctangentOfC) = nearestQuarter(numerator, denominator)
        let y = (numerator - c * denominator) / (denominator + c * numerator)
        let angle = arctangentOfC + (y - y * smallArctangentDecline(y * y))
        let result = isLarge ? Double.pi / 2 - angle : angle
        return x.sign == .minus ? -result : result
    }

    /// The multiple of 1/4 that is nearest to a quotient of at most 1, and its arctangent.
    private static func nearestQuarter(_ numerator: Double, _ denominator: Double) -> (Double, Double) {
        let eighths = 8 * numerator
        if eighths < denominator { return (0, 0) }
        if eighths < 3 * denominator { return (0.25, 0.244_978_663_126_864_14) }
        if eighths < 5 * denominator { return (0.5, 0.463_647_609_000_806_1) }
        if eighths < 7 * denominator { return (0.75, 0.643_501_108_793_284_4) }
        return (1, 0.785_398_163_397_448_3)
    }

    /// 1 − arctan(y)/y = z/3 − z²/5 + … for z = y².
    private static func smallArctangentDecline(_ z: Double) -> Double {
        var sum = 1.0 / 19
        sum = 1.0 / 17 - z * sum
        sum = 1.0 / 15 - z * sum
        sum = 1.0 / 13 - z * sum
        sum = 1.0 / 11 - z * sum
        sum = 1.0 / 9 - z * sum
        sum = 1.0 / 7 - z * sum
        sum = 1.0 / 5 - z * sum
        sum = 1.0 / 3 - z * sum
        return z * sum
    }
}
