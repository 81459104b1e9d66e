import Support

/// A formula, written in a small part of LaTeX's mathematics and set as MathML or Typst.
///
/// Letters, digits and the usual signs stand for themselves. `^`, `_` and `'` set scripts, braces group, and
/// `FormulaSymbols` lists the commands for signs and names. `\frac`, `\sqrt`, `\mathrm`, `\operatorname`,
/// `\text`, `\left … \right` and accents take arguments. An argument is a group in braces, a command or one character.
///
/// The part is chosen so that GitHub, which reads the same text with a full LaTeX parser, sets the same formula.
package struct Formula: Sendable, Hashable {
    /// How deep rows and the parts in them may be nested: about half as many braces.
    static let maximumDepth = 64

    /// The formula as it was written, without white space at either end.
    package let latex: String
    /// The parts of the formula, in reading order.
    let nodes: [FormulaNode]

    /// Reads a formula.
    ///
    /// - Parameter latex: The text between the dollar signs.
    /// - Throws: `FormulaError` naming what cannot stand there and what can.
    /// - Complexity: O(*n*) in the length of the text.
    package init(_ latex: String) throws(FormulaError) {
        self.latex = latex.trimmed
        var parser = FormulaParser(latex)
        nodes = try parser.formula()
    }
}

/// Why a text is not a formula.
package struct FormulaError: Error, Hashable {
    /// The line of the formula that holds the problem, from 0.
    package let line: Int
    /// The problem and what is allowed, as a sentence without its full stop.
    package let problem: String
}
