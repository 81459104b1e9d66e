import Foundation

extension Color {
    /// The relative luminance of WCAG 2.2, from 0 for black to 1 for white; the opacity is ignored.
    ///
    /// https://www.w3.org/TR/WCAG22/#dfn-relative-luminance
    public var relativeLuminance: Double {
        func linear(_ channel: UInt8) -> Double {
            let share = Double(channel) / 255
            return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    }

    /// The contrast ratio of WCAG 2.2, from 1 for equal colours to 21 for black on white.
    public func contrast(with other: Color) -> Double {
        let (one, two) = (relativeLuminance, other.relativeLuminance)
        return (max(one, two) + 0.05) / (min(one, two) + 0.05)
    }

    /// Black or white, whichever has more contrast with this colour: always at least 4.58.
    public var readableInk: Color {
        contrast(with: .black) >= contrast(with: .white) ? .black : .white
    }
}
