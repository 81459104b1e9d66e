import Support

extension Formula {
    /// The formula as Typst's mathematics, without the dollar signs around it.
    package var typst: String { TypstFormula.row(nodes) }
}

/// Writes the parts of a formula for Typst.
///
/// Brackets, commas and other signs that structure Typst's mathematics are escaped, and every part with scripts or
/// arguments is a call, so that what a part holds cannot end it.
private enum TypstFormula {
    /// Parts one after the other.
    static func row(_ nodes: [FormulaNode]) -> String {
        var result = ""
        for piece in nodes.map(element) {
            // Typst draws a space in its source beside words, and only there.
            if !result.isEmpty, !result.hasSuffix("\""), !piece.hasPrefix("\"") { result += " " }
            result += piece
        }
        return result.isEmpty ? "\"\"" : result
    }

    private static func element(_ node: FormulaNode) -> String {
        switch node {
        case .identifier(let name, let isUpright): identifier(name, isUpright: isUpright)
        case .number(let digits): digits
        case .sign(let sign): self.sign(sign)
        case .bracket(let sign, let side): bracket(sign, side)
        case .function(let name, let hasLimits):
            "op(\(TypstText.string(name))\(hasLimits ? ", limits: #true" : ""))"
        case .large(let sign): sign
        case .text(let words): identifier(words, isUpright: true)
        case .space(let width): "#h(\(NumberText.fixed(Double(width) / 18, decimals: 4))em)"
        case .group(let nodes): nodes.isEmpty ? "\"\"" : row(nodes)
        case .fraction(let numerator, let denominator): "frac(\(row(numerator)), \(row(denominator)))"
        case .squareRoot(let nodes): "sqrt(\(row(nodes)))"
        case .fenced(let opening, let body, let closing):
            "lr(\(fence(opening, .opening)) \(row(body)) \(fence(closing, .closing)))"
        case .accent(let mark, let base): "accent(\(row(base)), \(accents[mark] ?? mark))"
        case .scripted(let base, let below, let above):
            "attach(\(element(base))\(argument("b", below))\(argument("t", above)))"
        }
    }

    /// A name, slanted unless it is marked as upright; longer names are upright.
    private static func identifier(_ name: String, isUpright: Bool) -> String {
        guard let letter = name.unicodeScalars.first, name.unicodeScalars.count == 1 else {
            return TypstText.string(name)
        }
        // Typst slants single letters: English ones, and the small ones of Greek.
        guard letter.isASCII else { return name }
        guard letter.properties.isAlphabetic else { return TypstText.string(name) }
        return isUpright ? "upright(\(name))" : name
    }

    /// A sign; those of ASCII structure Typst's mathematics.
    private static func sign(_ sign: String) -> String {
        ["=", "+", "<", ">"].contains(sign) || !sign.unicodeScalars.allSatisfy(\.isASCII) ? sign : "\\\(sign)"
    }

    /// A bracket that keeps its size; a bar has the side that the formula gives it.
    private static func bracket(_ sign: String, _ side: FormulaSide) -> String {
        let escaped = sign.unicodeScalars.allSatisfy(\.isASCII) ? "\\\(sign)" : sign
        guard ["|", "‖"].contains(sign) else { return escaped }
        return "class(\"\(side == .opening ? "opening" : "closing")\", \(escaped))"
    }

    /// A bracket that grows; an empty one keeps what it encloses from growing in its place.
    private static func fence(_ sign: String, _ side: FormulaSide) -> String {
        sign.isEmpty ? "#h(0em)" : bracket(sign, side)
    }

    private static func argument(_ name: String, _ nodes: [FormulaNode]?) -> String {
        nodes.map { ", \(name): \(row($0))" } ?? ""
    }

    /// Typst's names of the marks above.
    private static let accents = ["¯": "macron", "^": "hat", "~": "tilde", "˙": "dot", "→": "arrow"]
}
