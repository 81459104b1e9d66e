/// Reads a formula from left to right.
struct FormulaParser {
    let text: String
    /// The unread text.
    var rest: Substring
    /// How many rows and parts are being read, one within the other.
    private var depth = 0

    package init(_ text: String) {
        self.text = text
        rest = self.text[...]
    }

    /// The whole text as one formula.
    mutating func formula() throws(FormulaError) -> [FormulaNode] {
        let nodes = try row()
        guard !startsCommand("right") else { throw error("has a ‘\\right’ without its ‘\\left’") }
        guard rest.isEmpty else { throw error("holds a ‘}’ without its ‘{’") }
        guard !nodes.isEmpty else { throw error("is empty") }
        return nodes
    }

    /// Goes one level deeper, within what the stack bears.
    private mutating func enter() throws(FormulaError) {
        guard depth < Formula.maximumDepth else { throw error("is nested too deep") }
        depth += 1
    }

    /// An error at the current place.
    func error(_ problem: String) -> FormulaError {
        FormulaError(line: text[..<rest.startIndex].count(where: \.isNewline), problem: problem)
    }
}

// MARK: - Rows

extension FormulaParser {
    /// The parts up to a closing brace, a `\right` or the end of the text.
    mutating func row() throws(FormulaError) -> [FormulaNode] {
        try enter()
        defer { depth -= 1 }
        var nodes: [FormulaNode] = []
        var openBar: Substring?
        while true {
            skipSpace()
            guard let next = rest.first, next != "}", !startsCommand("right") else { break }
            if next == "|" {
                nodes.append(.bracket("|", openBar == nil ? .opening : .closing))
                openBar = openBar == nil ? rest : nil
                rest.removeFirst()
                if openBar == nil { nodes.append(try scripts(of: nodes.removeLast())) }
            } else {
                nodes.append(try scripts(of: atom()))
            }
        }
        if let openBar {
            rest = openBar
            throw error("holds a ‘|’ without another; a single bar is \\mid")
        }
        return nodes
    }

    /// A part without its scripts.
    private mutating func atom() throws(FormulaError) -> FormulaNode {
        try enter()
        defer { depth -= 1 }
        guard let next = rest.first else { throw error("ends where a part is missing") }
        if next.isASCII, next.isNumber { return .number(number()) }
        switch next {
        case "\\":
            return try command()
        case "{":
            return .group(try group())
        case "^", "_", "'":
            throw error("has a ‘\(next)’ with nothing before it; {} can stand there")
        case _ where next.isASCII && next.isLetter:
            rest.removeFirst()
            return .identifier(String(next))
        default:
            if let sign = FormulaSymbols.signs[next] {
                rest.removeFirst()
                return .sign(sign)
            }
            if let side = FormulaSymbols.brackets[next] {
                rest.removeFirst()
                return .bracket(String(next), side)
            }
            let signs = FormulaSymbols.signs.keys.filter(\.isASCII).sorted().map(String.init).joined(separator: " ")
            throw error(
                "holds ‘\(next)’; allowed are the letters a to z and A to Z, digits, \(signs) ( ) [ ] | ' ^ _ { } and "
                    + "commands such as \\lambda")
        }
    }

    /// Digits, with a decimal point if digits follow it.
    private mutating func number() -> String {
        var digits = String(rest.prefix { $0.isASCII && $0.isNumber })
        rest = rest.dropFirst(digits.count)
        let fraction = rest.dropFirst().prefix { $0.isASCII && $0.isNumber }
        if rest.first == ".", !fraction.isEmpty {
            digits += "." + fraction
            rest = rest.dropFirst(1 + fraction.count)
        }
        return digits
    }

    /// The part with the scripts that follow it.
    private mutating func scripts(of base: FormulaNode) throws(FormulaError) -> FormulaNode {
        var below: [FormulaNode]?
        var above: [FormulaNode]?
        while true {
            skipSpace()
            if rest.first == "'" {
                guard above == nil else { throw error("has a ‘'’ after its superscript; it goes before") }
                let primes = rest.prefix { $0 == "'" }.count
                rest = rest.dropFirst(primes)
                above = Array(repeating: .sign("′"), count: primes)
                skipSpace()
                if rest.first == "^" {
                    rest.removeFirst()
                    above = (above ?? []) + (try argument(of: "^"))
                }
            } else if rest.first == "^" {
                guard above == nil else { throw error("has two superscripts at one place; group them with braces") }
                rest.removeFirst()
                above = try argument(of: "^")
            } else if rest.first == "_" {
                guard below == nil else { throw error("has two subscripts at one place; group them with braces") }
                rest.removeFirst()
                below = try argument(of: "_")
            } else {
                guard below != nil || above != nil else { return base }
                return .scripted(base, subscript: below, superscript: above)
            }
        }
    }
}

// MARK: - Arguments

extension FormulaParser {
    /// The argument of a command or script: a group, a command or one character.
    mutating func argument(of name: String) throws(FormulaError) -> [FormulaNode] {
        skipSpace()
        guard let next = rest.first, next != "}" else { throw error("has nothing after ‘\(name)’") }
        if next == "{" { return try group() }
        let before = rest
        let node = next == "|" ? nil : try atom()
        switch node {
        case .number(let digits) where digits.count > 1:
            rest = before
            throw error("has more than one digit after ‘\(name)’; put them into braces")
        case .bracket, nil:
            rest = before
            throw error("has a bracket after ‘\(name)’; put its argument into braces")
        case .some(let node):
            return [node]
        }
    }

    /// A group in braces.
    private mutating func group() throws(FormulaError) -> [FormulaNode] {
        let opening = rest
        rest.removeFirst()
        let nodes = try row()
        guard rest.first == "}" else {
            rest = opening
            throw error("holds a ‘{’ without its ‘}’")
        }
        rest.removeFirst()
        return nodes
    }

    /// The text in braces as it stands.
    mutating func words(of name: String) throws(FormulaError) -> String {
        skipSpace()
        guard rest.first == "{" else { throw error("has no braces after ‘\\\(name)’") }
        let words = rest.dropFirst().prefix { $0 != "}" }
        guard words.endIndex < rest.endIndex else { throw error("holds a ‘{’ without its ‘}’") }
        if let other = words.first(where: { "\\{$`^_#%&~".contains($0) }) {
            throw error("holds ‘\(other)’ among the words of ‘\\\(name)’; only plain text can stand there")
        }
        guard !words.isEmpty else { throw error("has no words in the braces of ‘\\\(name)’") }
        rest = rest[words.endIndex...].dropFirst()
        return words.map { $0.isNewline ? " " : String($0) }.joined()
    }

    mutating func skipSpace() {
        rest = rest.drop(while: \.isWhitespace)
    }

    /// Whether a command of that name comes next.
    func startsCommand(_ name: String) -> Bool {
        rest.hasPrefix("\\" + name) && rest.dropFirst(name.count + 1).first?.isLetter != true
    }
}
