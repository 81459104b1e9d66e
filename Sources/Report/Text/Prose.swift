/// Running text in a small part of Markdown, written once and read as Markdown or HTML.
///
/// Blocks stand between blank lines: paragraphs, and lists whose lines begin with `- `. Within them `*emphasis*`,
/// `**strong**`, `` `code` `` and `[text](address)` are known, and a backslash makes the next character plain.
package struct Prose: Sendable, Hashable {
    /// The text as it was written.
    package let markdown: String

    /// Text in Markdown; blank lines at either end are dropped.
    package init(_ markdown: String) {
        self.markdown = String(markdown.trimming { $0.isWhitespace })
    }

    /// The text as HTML elements, one per block.
    package var html: String {
        blocks.map { block in
            guard block.allSatisfy({ $0.hasPrefix("- ") || $0.hasPrefix("  ") }), block[0].hasPrefix("- ") else {
                return "<p>\(Self.inline(block.joined(separator: "\n")))</p>"
            }
            let items = Self.items(of: block).map { "<li>\(Self.inline($0))</li>" }
            return "<ul>\n" + items.joined(separator: "\n") + "\n</ul>"
        }.joined(separator: "\n")
    }

    /// The lines of each block; no block is empty.
    private var blocks: [[Substring]] {
        markdown.split(omittingEmptySubsequences: false) { $0.isNewline }
            .split { line in line.allSatisfy(\.isWhitespace) }
            .map(Array.init)
    }

    private static func items(of lines: [Substring]) -> [String] {
        var items: [String] = []
        for line in lines {
            if line.hasPrefix("- ") || items.isEmpty {
                items.append(String(line.dropFirst(2)))
            } else {
                items[items.count - 1] += "\n" + line.dropFirst(2)
            }
        }
        return items
    }
}
