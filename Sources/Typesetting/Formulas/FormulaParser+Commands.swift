extension FormulaParser {
    /// A command with its arguments.
    mutating func command() throws(FormulaError) -> FormulaNode {
        let start = rest
        let name = commandName()
        if let node = plain(name) { return node }
        switch name {
        case "frac":
            return .fraction(numerator: try argument(of: "\\frac"), denominator: try argument(of: "\\frac"))
        case "sqrt":
            skipSpace()
            guard rest.first != "[" else { throw error("gives ‘\\sqrt’ an index; only square roots are known") }
            return .squareRoot(try argument(of: "\\sqrt"))
        case "mathrm":
            return .identifier(try words(of: name), isUpright: true)
        case "operatorname":
            return .function(try words(of: name), hasLimits: false)
        case "text":
            return .text(try words(of: name))
        case "left":
            return try fenced()
        case _ where FormulaSymbols.accents[name] != nil:
            return .accent(FormulaSymbols.accents[name] ?? "", over: try argument(of: "\\" + name))
        default:
            rest = start
            throw error(
                "holds the command ‘\\\(name.prefix(40))’, which is not known; known are "
                    + Spelling.nearest(to: name, in: FormulaSymbols.commands) { "\\" + $0 })
        }
    }

    /// The name after a backslash: letters, or a single character.
    private mutating func commandName() -> String {
        rest.removeFirst()
        let letters = rest.prefix { $0.isASCII && $0.isLetter }
        let name = letters.isEmpty ? rest.prefix(1) : letters
        rest = rest[name.endIndex...]
        return name.first?.isWhitespace == true ? " " : String(name)
    }

    /// A command that takes no argument.
    private func plain(_ name: String) -> FormulaNode? {
        if let letter = FormulaSymbols.letters[name] { return letter }
        if let sign = FormulaSymbols.operations[name] { return .sign(sign) }
        if let hasLimits = FormulaSymbols.functions[name] { return .function(name, hasLimits: hasLimits) }
        if let sign = FormulaSymbols.large[name] { return .large(sign) }
        if let bracket = FormulaSymbols.namedBrackets[name] { return .bracket(bracket.sign, bracket.side) }
        if let width = FormulaSymbols.spaces[name] { return .space(width) }
        return name == "prime" ? .sign("′") : nil
    }

    /// The part between `\left` and `\right`.
    private mutating func fenced() throws(FormulaError) -> FormulaNode {
        let opening = try delimiter(after: "left")
        let body = try row()
        guard startsCommand("right") else { throw error("has a ‘\\left’ without its ‘\\right’") }
        _ = commandName()
        return .fenced(opening: opening, body: body, closing: try delimiter(after: "right"))
    }

    /// A bracket or bar that grows; empty for a full stop.
    private mutating func delimiter(after name: String) throws(FormulaError) -> String {
        skipSpace()
        if let next = rest.first, "()[]|.".contains(next) {
            rest.removeFirst()
            return next == "." ? "" : String(next)
        }
        let start = rest
        if rest.first == "\\", let bracket = FormulaSymbols.namedBrackets[commandName()] { return bracket.sign }
        rest = start
        let names = FormulaSymbols.namedBrackets.keys.sorted().map { "\\" + $0 }.joined(separator: " ")
        throw error("has no bracket after ‘\\\(name)’; there are ( ) [ ] | . \(names)")
    }
}
