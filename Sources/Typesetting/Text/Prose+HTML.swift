import Support

extension Prose {
    /// The text as HTML elements, one per block.
    ///
    /// - Parameter numbers: The number of each source in the document's list; a citation of others stays as it is written.
    package func html(citing numbers: [String: Int] = [:]) -> String {
        blocks.map { block in
            switch block {
            case .paragraph(let text): "<p>\(Self.html(of: text, numbers))</p>"
            case .list(let items):
                "<ul>\n" + items.map { "<li>\(Self.html(of: $0, numbers))</li>" }.joined(separator: "\n") + "\n</ul>"
            case .formula(let latex): Self.displayed(latex)
            }
        }.joined(separator: "\n")
    }

    /// One block's text as HTML.
    package static func html(of text: String, _ numbers: [String: Int] = [:]) -> String {
        html(of: spans(of: text).withNumbersOnTheirLines, numbers)
    }

    private static func html(of spans: [ProseSpan], _ numbers: [String: Int]) -> String {
        spans.map { span in
            switch span {
            case .text(let text): HTMLText.escaped(text)
            case .emphasis(let spans): "<em>\(html(of: spans, numbers))</em>"
            case .strong(let spans): "<strong>\(html(of: spans, numbers))</strong>"
            case .code(let code): "<code>\(HTMLText.escaped(code))</code>"
            case .formula(let latex): inlineFormula(latex)
            case .link(let label, let address):
                "<a href=\"\(HTMLText.escaped(address))\">\(html(of: label, numbers))</a>"
            case .citation(let keys): citation(of: keys, numbers)
            }
        }.joined()
    }

    private static func citation(of keys: [String], _ numbers: [String: Int]) -> String {
        let links = keys.compactMap { key in
            numbers[key].map { "<a href=\"#source-\(key)\" role=\"doc-biblioref\">\($0)</a>" }
        }
        guard links.count == keys.count else { return HTMLText.escaped(written(keys)) }
        return "<span class=\"citation\">[\(links.joined(separator: ", "))]</span>"
    }

    /// A displayed formula, which scrolls if it is wider than the page.
    private static func displayed(_ latex: String) -> String {
        let formula = (try? Formula(latex))?.mathML(isDisplayed: true) ?? code(latex)
        return "<div class=\"formula\" role=\"group\" aria-label=\"Formula\" tabindex=\"0\">\(formula)</div>"
    }

    /// A formula in the line.
    private static func inlineFormula(_ latex: String) -> String {
        (try? Formula(latex))?.mathML(isDisplayed: false) ?? code(latex)
    }

    /// An invalid formula is shown as it was written, because a placeholder may contain anything.
    private static func code(_ latex: String) -> String { "<code>\(HTMLText.escaped(latex.trimmed))</code>" }
}
