/// The width of text in LaTeX's roman type, to within a few percent, for choosing a table's layout.
///
/// Typst's New Computer Modern has the same widths.
enum PrintedTextWidth {
    /// The width of a space, in em.
    static let space = 0.35

    /// The width of a line, in em.
    static func ems(_ text: String) -> Double {
        text.reduce(0) { $0 + ($1.asciiValue.map { widths[Int($0)] } ?? ems($1)) }
    }

    /// The widths of the characters of ASCII, which nearly all characters are.
    private static let widths = (0..<128).map { ems(Character(Unicode.Scalar(UInt8($0)))) }

    /// The lines of a text broken at its spaces, none wider than `width` em except for longer words.
    static func lines(of text: String, within width: Double) -> [String] {
        var lines: [String] = []
        var last = ""
        for word in text.split(separator: " ").map(String.init) {
            if last.isEmpty {
                last = word
            } else if ems("\(last) \(word)") <= width {
                last += " \(word)"
            } else {
                lines.append(last)
                last = word
            }
        }
        return lines + [last]
    }

    private static func ems(_ character: Character) -> Double {
        // Comparing numbers is faster than comparing texts.
        guard let scalar = character.unicodeScalars.first, character.unicodeScalars.count == 1 else { return 0.53 }
        return switch scalar {
        case " ", "\u{A0}": space
        case "i", "j", "l", ".", ",", ":", ";", "'", "’", "|", "!", ColumnAlignment.punctuationScalar: 0.3
        case "f", "r", "t", "s", "c", "(", ")", "-", "/": 0.42
        case "m", "w", "M", "W", "%", "−", "±", "≥", "≤", "×", "+", "=", "<", ">", "→", "≈": 0.84
        case _ where character.isUppercase: 0.74
        default: 0.53
        }
    }
}
