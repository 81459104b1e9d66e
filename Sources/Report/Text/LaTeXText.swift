/// Plain text inside LaTeX.
package enum LaTeXText {
    /// The text with LaTeX's special characters escaped and mathematical signs set as such, on one line.
    package static func escaped(_ text: String) -> String {
        text.map { replacement(for: $0) ?? String($0) }.joined()
    }

    private static func replacement(for character: Character) -> String? {
        switch character {
        case "\\": "\\textbackslash{}"
        case "~": "\\textasciitilde{}"
        case "^": "\\textasciicircum{}"
        case "&", "%", "$", "#", "_", "{", "}": "\\\(character)"
        case "<": "\\textless{}"
        case ">": "\\textgreater{}"
        case "|": "\\textbar{}"
        case "\"": "\\textquotedbl{}"
        case "−": "$-$"
        case "±": "$\\pm$"
        case "×": "$\\times$"
        case "·": "$\\cdot$"
        case "≥": "$\\geq$"
        case "≤": "$\\leq$"
        case "≈": "$\\approx$"
        case "→": "$\\to$"
        case "–": "--"
        case "—": "---"
        case "…": "\\ldots{}"
        case "“": "``"
        case "”": "''"
        case "’": "'"
        case "\u{A0}": "~"
        case _ where character.isNewline: " "
        default: superscripts[character].map { "\\textsuperscript{\($0)}" }
        }
    }

    private static let superscripts: [Character: String] = [
        "⁰": "0", "¹": "1", "²": "2", "³": "3", "⁴": "4", "⁵": "5", "⁶": "6", "⁷": "7", "⁸": "8", "⁹": "9", "⁻": "$-$",
    ]
}
