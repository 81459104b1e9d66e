/// One part of a formula.
indirect enum FormulaNode: Sendable, Hashable {
    /// A letter or a name; a single letter is slanted unless it is upright.
    case identifier(String, isUpright: Bool = false)
    /// Digits with or without a decimal point.
    case number(String)
    /// A sign whose spacing follows from what it is, such as `+` or `≤`.
    case sign(String)
    /// A bracket or bar that keeps its size.
    case bracket(String, FormulaSide)
    /// The name of a function; one with limits carries them below if there is room.
    case function(String, hasLimits: Bool)
    /// A large sign with limits, such as a sum.
    case large(String)
    /// Words, spaces included.
    case text(String)
    /// Empty space in eighteenths of an em.
    case space(Int)
    /// A group in braces.
    case group([FormulaNode])
    case fraction(numerator: [FormulaNode], denominator: [FormulaNode])
    case squareRoot([FormulaNode])
    /// Brackets that grow with what they hold; an empty one is not drawn.
    case fenced(opening: String, body: [FormulaNode], closing: String)
    /// A mark above.
    case accent(String, over: [FormulaNode])
    /// A part with a subscript, a superscript or both.
    case scripted(FormulaNode, subscript: [FormulaNode]?, superscript: [FormulaNode]?)
}

/// The side of what it holds that a bracket stands on.
enum FormulaSide: Sendable, Hashable {
    case opening, closing
}
