/// Running text in a small part of Markdown, written once and read as Markdown or HTML.
///
/// Blocks stand between blank lines: paragraphs, and lists whose lines begin with `- `. Within them `*emphasis*`,
/// `**strong**`, `` `code` `` and `[text](address)` are known, and a backslash makes the next character plain. `$…$` is a
/// formula in the line; a block that begins and ends with `$$` is a formula on lines of its own.
package struct Prose: Sendable, Hashable {
    /// The text as it was written.
    package let source: String

    /// Text in Markdown; blank lines at either end are dropped.
    package init(_ source: String) {
        self.source = String(source.trimming { $0.isWhitespace })
    }

    /// The text as HTML elements, one per block.
    package var html: String {
        blocks.map { block in
            switch block {
            case .paragraph(let text): "<p>\(Self.inline(text))</p>"
            case .list(let items):
                "<ul>\n" + items.map { "<li>\(Self.inline($0))</li>" }.joined(separator: "\n") + "\n</ul>"
            case .formula(let latex): Self.displayed(latex)
            }
        }.joined(separator: "\n")
    }
}
