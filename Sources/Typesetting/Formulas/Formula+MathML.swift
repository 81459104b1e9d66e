import Support

extension Formula {
    /// The formula as an element of MathML.
    ///
    /// The elements are those of MathML Core, with the spacing of signs left to its operator dictionary where that agrees
    /// with LaTeX's (W3C, MathML Core).
    ///
    /// - Parameter isDisplayed: Whether the formula is displayed.
    package func mathML(isDisplayed: Bool) -> String {
        "<math\(isDisplayed ? " display=\"block\"" : "")>\(FormulaWriter.row(nodes))</math>"
    }
}

/// Writes the parts of a formula as MathML.
enum FormulaWriter {
    /// The invisible sign between a function and its argument.
    private static let application = "<mo>\u{2061}</mo>"
    /// The signs that LaTeX sets without space around them, other than the operator dictionary.
    private static let tight: Set<String> = [".", "!", "/"]

    /// Parts one after the other.
    static func row(_ nodes: [FormulaNode]) -> String {
        var result = ""
        for (index, node) in nodes.enumerated() {
            let previous = index > 0 ? nodes[index - 1] : nil
            if case .sign(let sign) = node, isPrefix(sign, after: previous) {
                result += mo(sign, "form=\"prefix\"")
                continue
            }
            if node.isFunction, previous?.isOperand == true { result += space(3) }
            result += element(node)
            if node.isFunction, let next = nodes.dropFirst(index + 1).first, next.isArgument {
                result += application
                if !next.isOpening { result += space(3) }
            }
        }
        return result
    }

    /// Parts as exactly one element.
    private static func single(_ nodes: [FormulaNode]) -> String {
        nodes.count == 1 ? row(nodes) : "<mrow>\(row(nodes))</mrow>"
    }

    private static func element(_ node: FormulaNode) -> String {
        switch node {
        case .identifier(let name, let isUpright): identifier(name, isUpright: isUpright)
        case .number(let digits): "<mn>\(digits)</mn>"
        case .sign(let sign): mo(sign, tight.contains(sign) ? "lspace=\"0em\" rspace=\"0em\"" : "")
        case .bracket(let sign, let side): bracket(sign, side, isStretchy: false)
        case .function(let name, hasLimits: true):
            mo(name, "lspace=\"0.1667em\" rspace=\"0em\" movablelimits=\"true\"")
        case .function(let name, hasLimits: false): identifier(name, isUpright: true)
        case .large(let sign): mo(sign)
        case .text(let words): "<mtext>\(escaped(words.withFirmEdges))</mtext>"
        case .space(let width): space(width)
        case .group(let nodes): "<mrow>\(row(nodes))</mrow>"
        case .fraction(let numerator, let denominator):
            "<mfrac>\(single(numerator))\(single(denominator))</mfrac>"
        case .squareRoot(let nodes): "<msqrt>\(row(nodes))</msqrt>"
        case .fenced(let opening, let body, let closing):
            "<mrow>\(bracket(opening, .opening, isStretchy: true))\(row(body))"
                + "\(bracket(closing, .closing, isStretchy: true))</mrow>"
        case .accent(let mark, let base):
            "<mover accent=\"true\">\(single(base))\(mo(mark, "stretchy=\"false\""))</mover>"
        case .scripted(let base, let below, let above): scripted(base, below, above)
        }
    }

    /// A part with its scripts; limits are below and above if there is room for them.
    private static func scripted(_ base: FormulaNode, _ below: [FormulaNode]?, _ above: [FormulaNode]?) -> String {
        let isLimit = base.hasLimits
        let children = [element(base), below.map(single), above.map(single)].compactMap(\.self).joined()
        let name =
            switch (below != nil, above != nil) {
            case (true, true): isLimit ? "munderover" : "msubsup"
            case (true, false): isLimit ? "munder" : "msub"
            default: isLimit ? "mover" : "msup"
            }
        return "<\(name)>\(children)</\(name)>"
    }

    /// A name, slanted unless it is marked as upright.
    private static func identifier(_ name: String, isUpright: Bool) -> String {
        "<mi\(isUpright ? " mathvariant=\"normal\"" : "")>\(escaped(name))</mi>"
    }

    private static func bracket(_ sign: String, _ side: FormulaSide, isStretchy: Bool) -> String {
        guard !sign.isEmpty else { return "" }
        let form = side == .opening ? "prefix" : "postfix"
        return mo(sign, "form=\"\(form)\" stretchy=\"\(isStretchy)\"")
    }

    private static func mo(_ sign: String, _ attributes: String = "") -> String {
        "<mo\(attributes.isEmpty ? "" : " " + attributes)>\(escaped(sign))</mo>"
    }

    private static func space(_ eighteenths: Int) -> String {
        "<mspace width=\"\(NumberText.fixed(Double(eighteenths) / 18, decimals: 4))em\"></mspace>"
    }

    /// Whether a plus or minus belongs to what follows it rather than standing between two parts.
    private static func isPrefix(_ sign: String, after previous: FormulaNode?) -> Bool {
        guard ["+", "−", "±", "∓"].contains(sign) else { return false }
        return switch previous {
        case .none, .sign, .space: true
        case .some(let node): node.isFunction || node.isOpening && !node.isFenced
        }
    }

    private static func escaped(_ text: String) -> String { HTMLText.escaped(text) }
}

extension FormulaNode {
    /// Whether the part is a function that an argument follows.
    fileprivate var isFunction: Bool {
        switch self {
        case .function: true
        case .scripted(let base, _, _): base.isFunction
        default: false
        }
    }

    /// Whether scripts of the part are limits.
    fileprivate var hasLimits: Bool {
        switch self {
        case .function(_, let hasLimits): hasLimits
        case .large: true
        default: false
        }
    }

    /// Whether the part ends in something that a function beside it would be multiplied by.
    fileprivate var isOperand: Bool {
        switch self {
        case .identifier, .number, .bracket(_, .closing), .group, .fraction, .squareRoot, .fenced, .accent: true
        case .scripted(let base, _, _): base.isOperand
        case .sign, .bracket, .function, .large, .text, .space: false
        }
    }

    /// Whether the part can be what a function is applied to.
    fileprivate var isArgument: Bool {
        switch self {
        case .sign("−"), .sign("±"): true
        case .sign, .bracket(_, .closing), .space: false
        case .scripted(let base, _, _): base.isArgument
        default: true
        }
    }

    /// Whether the part begins with a bracket.
    fileprivate var isOpening: Bool {
        switch self {
        case .bracket(_, .opening): true
        case .scripted(let base, _, _): base.isOpening
        default: isFenced
        }
    }

    fileprivate var isFenced: Bool { if case .fenced = self { true } else { false } }
}

extension String {
    /// The text with a space at either end made one that is not dropped.
    fileprivate var withFirmEdges: String {
        let head = hasPrefix(" ") ? "\u{A0}" : ""
        let tail = hasSuffix(" ") && count > 1 ? "\u{A0}" : ""
        return head + trimmed + tail
    }
}
