import Support

/// Running text in a small part of Markdown, written once and read as Markdown, HTML, LaTeX or Typst.
///
/// Blocks stand between blank lines: paragraphs, and lists whose lines begin with `- `. Within them `*emphasis*`,
/// `**strong**`, `` `code` `` and `[text](address)` are known, and a backslash makes the next character plain. `$…$` is a
/// formula in the line; a block that begins and ends with `$$` is a displayed formula. `[@key]` cites a source,
/// `[@key; @other]` several.
package struct Prose: Sendable, Hashable {
    /// The text as it was written.
    package let source: String

    /// Text in Markdown; blank lines at either end are dropped.
    package init(_ source: String) {
        self.source = source.trimmed
    }
}

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
