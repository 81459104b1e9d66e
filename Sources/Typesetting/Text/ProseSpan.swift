/// A stretch of running text within a block.
indirect enum ProseSpan: Sendable, Hashable {
    /// Plain text.
    case text(String)
    case emphasis([ProseSpan])
    case strong([ProseSpan])
    /// Text as it is typed.
    case code(String)
    /// A formula in LaTeX.
    case formula(String)
    /// Text that leads to a web page, a place in the document or a file beside it.
    case link([ProseSpan], address: String)
    /// The keys of the sources that a claim rests on.
    case citation([String])
}
