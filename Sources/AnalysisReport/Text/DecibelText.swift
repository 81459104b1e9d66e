import Recurrent
import Support

/// Ratios of amplitudes in decibels.
enum DecibelText {
    /// 20/ln 10: the decibels of a nat of amplitude.
    private static let perNat = 8.685_889_638_065_037

    /// The decibels of a ratio; −∞ for 0.
    static func decibels(_ ratio: Double) -> Double {
        ratio > 0 ? perNat * ElementaryFunctions.log(ratio) : -.infinity
    }

    /// A ratio as text, such as `−41 dB`.
    static func text(_ ratio: Double) -> String {
        ratio > 0 ? "\(NumberText.fixed(decibels(ratio), decimals: 0))\u{A0}dB" : "−∞\u{A0}dB"
    }
}
