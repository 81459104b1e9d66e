import Foundation

/// Plain text inside Typst's markup and code.
///
/// The result always compiles to the text itself; Typst takes characters that its own fonts lack from those that are
/// installed.
package enum TypstText {
    /// The text with everything escaped that Typst would take for markup, on one line.
    ///
    /// Typst reads code points: an accent on an asterisk, which makes the two one `Character`, leaves it markup.
    package static func escaped(_ text: String) -> String {
        let scalars = Array(text.precomposedStringWithCanonicalMapping.unicodeScalars)
        var result = ""
        var index = 0
        while index < scalars.count {
            if let script = scripts[scalars[index]] {
                let run = scalars[index...].prefix { scripts[$0]?.isAbove == script.isAbove }
                let content = run.map { scripts[$0]?.sign ?? "" }.joined()
                result += "#\(script.isAbove ? "super" : "sub")[\(content)];"
                index = run.endIndex
            } else {
                result += written(at: index, in: scalars)
                index += 1
            }
        }
        return result
    }

    /// The text as a string in code, in quotation marks.
    package static func string(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\", "\"": result += "\\\(scalar)"
            case _ where isControl(scalar): result += "\\u{\(String(scalar.value, radix: 16))}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }

    /// The text in typewriter letters.
    package static func code(_ text: String) -> String { "#raw(\(string(text)));" }
}

// MARK: - Characters

extension TypstText {
    /// One code point of a text as markup.
    private static func written(at index: Int, in scalars: [Unicode.Scalar]) -> String {
        let scalar = scalars[index]
        let before = index > 0 ? scalars[index - 1] : nil
        let after = index + 1 < scalars.count ? scalars[index + 1] : nil
        let neighbours = [before, after].compactMap(\.self)
        switch scalar {
        case "\\", "#", "$", "*", "_", "`", "@", "<", "~", "\"", "'", "[", "]": return "\\\(scalar)"
        // At the beginning of a line, these begin headings, items and terms.
        case "=", "+": return isFirst(index, in: scalars) ? "\\\(scalar)" : String(scalar)
        case "/":
            let isComment = neighbours.contains("/") || neighbours.contains("*")
            return isComment || isFirst(index, in: scalars) ? "\\/" : "/"
        // Hyphens beside anything but letters may become dashes, minus signs or items.
        case "-": return neighbours.count { $0.properties.isAlphabetic } == 2 ? "-" : "\\-"
        case ".":
            let isEllipsis = neighbours.contains(".")
            return isEllipsis || isNumbering(index, in: scalars) ? "\\." : "."
        case "\u{A0}": return "~"
        case "\u{2009}": return "\u{202F}"
        case ColumnAlignment.figureScalar: return "#hide[0];"
        case ColumnAlignment.punctuationScalar: return "#hide[.];"
        case "\u{202F}", "\u{200B}": return String(scalar)
        case _ where scalar.properties.isWhitespace: return " "
        case _ where isControl(scalar): return codePoint(of: scalar)
        // In formulas, the sign begins a root.
        case "√": return "$\\√$"
        default: return mathematics.contains(scalar) ? "$\(scalar)$" : String(scalar)
        }
    }

    /// Whether nothing but space stands before a character.
    private static func isFirst(_ index: Int, in scalars: [Unicode.Scalar]) -> Bool {
        scalars[..<index].allSatisfy(\.properties.isWhitespace)
    }

    /// Whether nothing but space and digits stands before a full stop, which would make it that of an enumeration.
    private static func isNumbering(_ index: Int, in scalars: [Unicode.Scalar]) -> Bool {
        scalars[..<index].drop(while: \.properties.isWhitespace).allSatisfy { ("0"..."9").contains($0) }
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: true
        default: false
        }
    }

    private static func codePoint(of scalar: Unicode.Scalar) -> String {
        let code = String(scalar.value, radix: 16, uppercase: true)
        return "U+\(String(repeating: "0", count: max(0, 4 - code.count)))\(code)"
    }

    /// Digits and signs above and below the line.
    private static let scripts: [Unicode.Scalar: (sign: String, isAbove: Bool)] = {
        let (above, below) = ("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺ⁿ", "₀₁₂₃₄₅₆₇₈₉₋₊ₙ")
        let signs = "0123456789−+n".map(String.init)
        var scripts: [Unicode.Scalar: (sign: String, isAbove: Bool)] = [:]
        for (scalar, sign) in zip(above.unicodeScalars, signs) { scripts[scalar] = (sign, true) }
        for (scalar, sign) in zip(below.unicodeScalars, signs) { scripts[scalar] = (sign, false) }
        return scripts
    }()

    /// The letters and signs of formulas that Typst's text font lacks or draws otherwise than its mathematical one.
    private static let mathematics: Set<Unicode.Scalar> = {
        let letters = FormulaSymbols.letters.values.compactMap { node in
            if case .identifier(let letter, _) = node { letter } else { nil }
        }
        let signs = Array(FormulaSymbols.operations.values) + FormulaSymbols.large.values + ["⟨", "⟩", "‖"]
        let textual: Set<Unicode.Scalar> = ["…", "±", "×"]
        return Set((letters + signs).flatMap(\.unicodeScalars).filter { !$0.isASCII }).subtracting(textual)
    }()
}
