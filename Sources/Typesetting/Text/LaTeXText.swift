import Foundation

/// Plain text inside LaTeX, for pdfTeX with the encodings UTF-8 (input) and T1 (fonts).
///
/// The result always compiles: characters that those fonts lack are shown as code points.
package enum LaTeXText {
    /// What stands for a character that the fonts lack.
    package enum Substitute: Sendable {
        /// Its code point in small letters.
        case codePoint
        /// The character itself, for programs with other fonts.
        case itself
    }

    /// The text with LaTeX's special characters escaped and mathematical signs set as such, on one line.
    package static func escaped(_ text: String) -> String { escaped(text, missing: .codePoint) }

    /// The text as `escaped` gives it, with a choice for characters that the fonts lack.
    static func escaped(_ text: String, missing substitute: Substitute) -> String {
        guard !text.utf8.allSatisfy(standsForItself) else { return text }
        return joined(text.precomposedStringWithCanonicalMapping.map { written($0, missing: substitute) })
    }

    /// The text for a typewriter font: quotation marks stay straight, and lines may end after hyphens and slashes.
    package static func code(_ text: String) -> String {
        let characters = Array(text.precomposedStringWithCanonicalMapping)
        return joined(
            characters.indices.map { index in
                let isWithin =
                    index > 0 && index + 1 < characters.count
                    && [characters[index - 1], characters[index + 1]].allSatisfy { $0.isLetter || $0.isNumber }
                return switch characters[index] {
                case "'": "\\textquotesingle{}"
                case "`": "\\textasciigrave{}"
                case "-", "_", "/": written(characters[index]) + (isWithin ? "\\allowbreak{}" : "")
                default: written(characters[index])
                }
            })
    }

    /// The text for a heading, which also becomes a bookmark: there, only letters, digits and simple signs are
    /// left.
    package static func heading(_ text: String) -> String {
        let latex = escaped(text)
        let plain = text.filter { $0.isASCII && ($0.isLetter || $0.isNumber || " .,:;?!'()-+=/".contains($0)) }
        guard latex != plain else { return latex }
        return "\\texorpdfstring{\(latex)}{\(plain)}"
    }

    /// The address of a web page as the argument of `\href`; characters that are invalid in an address are percent-encoded.
    package static func address(_ address: String) -> String {
        address.utf8.map { byte in
            let character = Character(UnicodeScalar(byte))
            if "#%&".contains(character) { return "\\\(character)" }
            let isPlain =
                byte < 0x80 && (character.isLetter || character.isNumber || "-._:/?=+,;@!*'()".contains(character))
            guard !isPlain else { return String(character) }
            let code = String(byte, radix: 16, uppercase: true)
            return "\\%" + (code.count < 2 ? "0" : "") + code
        }.joined()
    }

    /// Pieces of LaTeX in a row, without ligatures such as `--` between neighbours.
    private static func joined(_ pieces: [String]) -> String {
        var result = ""
        for piece in pieces {
            switch (result.utf8.last, piece.utf8.first) {
            case (UInt8(ascii: "-"), UInt8(ascii: "-")), (UInt8(ascii: ","), UInt8(ascii: ",")),
                (UInt8(ascii: "'"), UInt8(ascii: "'")), (UInt8(ascii: "`"), UInt8(ascii: "`")),
                (UInt8(ascii: "?"), UInt8(ascii: "`")), (UInt8(ascii: "!"), UInt8(ascii: "`")):
                result += "{}"
            default: break
            }
            result += piece
        }
        return result
    }
}

// MARK: - Characters

extension LaTeXText {
    /// Whether a byte of UTF-8 is a character that LaTeX sets as it stands, whatever stands beside it: most that tables hold.
    private static func standsForItself(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: " "), UInt8(ascii: "."), UInt8(ascii: ":"),
            UInt8(ascii: "("), UInt8(ascii: ")"):
            true
        default: false
        }
    }

    /// One character as LaTeX; one that no font has is written scalar by scalar.
    private static func written(_ character: Character, missing substitute: Substitute = .codePoint) -> String {
        if let byte = character.asciiValue, standsForItself(byte) { return String(character) }
        if let replacement = replacement(for: character) { return replacement }
        if isPlain(character) { return String(character) }
        return character.unicodeScalars.map { scalar in
            let part = Character(scalar)
            return replacement(for: part) ?? (isPlain(part) ? String(part) : substitute.text(for: scalar))
        }.joined()
    }

    /// Whether LaTeX sets a character as it stands.
    private static func isPlain(_ character: Character) -> Bool {
        guard let scalar = character.unicodeScalars.first, character.unicodeScalars.count == 1 else { return false }
        switch scalar.value {
        case 0x20...0x7E: return true
        case 0xA1...0xFF, 0x100...0x17E: return !unknownLetters.contains(scalar)
        default: return "‰†‡•™€".unicodeScalars.contains(scalar)
        }
    }

    /// Letters in the range of Latin ones that LaTeX has no command for.
    private static let unknownLetters: Set<UnicodeScalar> = [
        "Ħ", "ħ", "ĸ", "Ŀ", "ŀ", "ŉ", "Ŧ", "ŧ",
    ]

    private static func replacement(for character: Character) -> String? {
        switch character {
        case "\\": "\\textbackslash{}"
        case "~": "\\textasciitilde{}"
        case "^": "\\textasciicircum{}"
        case "`": "\\textasciigrave{}"
        case "&", "%", "$", "#", "_", "{", "}": "\\\(character)"
        case "<": "\\textless{}"
        case ">": "\\textgreater{}"
        case "|": "\\textbar{}"
        case "\"": "\\textquotedbl{}"
        case "·": "$\\cdot$"
        case "√": "$\\surd$"
        case "′": "$'$"
        case "–": "--"
        case "—": "---"
        case "‐": "-"
        case "‑": "\\mbox{-}"
        case "…": "\\ldots{}"
        case "“": "``"
        case "”": "''"
        case "‘": "`"
        case "’": "'"
        case "\u{A0}": "~"
        case "\u{AD}": "\\-"
        case "\u{200B}": "\\hspace{0pt}"
        case "\u{2009}", "\u{202F}": "\\,"
        case ColumnAlignment.figureSpace: "\\phantom{0}"
        case ColumnAlignment.punctuationSpace: "\\phantom{.}"
        case _ where character.isWhitespace: " "
        default: scripts[character] ?? mathematics[character].map { "$\($0)$" }
        }
    }

    /// Digits and signs above and below the line.
    private static let scripts: [Character: String] = {
        let signs: [(Character, String)] = [("⁻", "$-$"), ("⁺", "+"), ("₋", "$-$"), ("₊", "+")]
        let (above, below) = (Array("⁰¹²³⁴⁵⁶⁷⁸⁹"), Array("₀₁₂₃₄₅₆₇₈₉"))
        var scripts: [Character: String] = ["ⁿ": "\\textsuperscript{n}"]
        for digit in 0...9 {
            scripts[above[digit]] = "\\textsuperscript{\(digit)}"
            scripts[below[digit]] = "\\textsubscript{\(digit)}"
        }
        for (character, sign) in signs {
            scripts[character] = "\("⁻⁺".contains(character) ? "\\textsuperscript" : "\\textsubscript"){\(sign)}"
        }
        return scripts
    }()

    /// The signs and letters that formulas know, by the commands for them.
    private static let mathematics: [Character: String] = {
        var commands: [String: String] = ["−": "-", "¬": "\\neg"]
        let letters = FormulaSymbols.letters.compactMap { name, node in
            if case .identifier(let letter, _) = node { (name, letter) } else { nil }
        }
        let named = FormulaSymbols.namedBrackets.filter { $0.key.count > 1 }.map { ($0.key, $0.value.sign) }
        let signs = letters + FormulaSymbols.operations.map { ($0, $1) } + FormulaSymbols.large.map { ($0, $1) } + named
        // Of two names for one sign, the longer is older and known to every LaTeX.
        for (name, sign) in signs.sorted(by: { ($0.0.count, $0.0) < ($1.0.count, $1.0) }) {
            commands[sign] = "\\\(name)"
        }
        return Dictionary(commands.map { (Character($0), $1) }) { first, _ in first }
    }()
}

extension LaTeXText.Substitute {
    /// What stands for a character.
    fileprivate func text(for scalar: UnicodeScalar) -> String {
        switch self {
        case .codePoint:
            let code = String(scalar.value, radix: 16, uppercase: true)
            return "{\\scriptsize U+\(String(repeating: "0", count: max(0, 4 - code.count)))\(code)}"
        case .itself: return String(scalar)
        }
    }
}
