import Support

extension Prose {
    /// The text as Typst's markup.
    ///
    /// - Parameter numbers: The number of each source in the document's list; a citation of others stays as it is written.
    package func typst(citing numbers: [String: Int] = [:]) -> String {
        var result = ""
        for block in blocks {
            switch block {
            case .paragraph(let text):
                // A sentence continues after a formula if the next word is lower-case.
                let goesOn = result.hasSuffix(Self.endOfFormula) && text.first?.isLowercase == true
                result += (goesOn || result.isEmpty ? "" : "\n") + Self.typst(of: text, numbers) + "\n"
            case .list(let items):
                let lines = items.map { item in
                    let text = Self.typst(of: item, numbers).split(whereSeparator: \.isNewline)
                    return "- \(text.joined(separator: "\n  "))\n"
                }
                result += (result.isEmpty ? "" : "\n") + lines.joined()
            case .formula(let latex):
                result += Self.displayed(latex)
            }
        }
        return String(result.trimming(while: \.isNewline))
    }

    private static let endOfFormula = " $\n"

    /// One block's text as markup, in the lines in which it is written.
    private static func typst(of text: String, _ numbers: [String: Int]) -> String {
        typst(of: spans(of: text).withNumbersOnTheirLines, numbers)
    }

    private static func typst(of spans: [ProseSpan], _ numbers: [String: Int]) -> String {
        spans.map { span in
            switch span {
            case .text(let text): lines(of: text)
            case .emphasis(let spans): "#emph[\(typst(of: spans, numbers))];"
            case .strong(let spans): "#strong[\(typst(of: spans, numbers))];"
            case .code(let code): TypstText.code(code)
            case .formula(let latex): (try? Formula(latex)).map { "$\($0.typst)$" } ?? code(latex)
            case .link(let label, let address): link(typst(of: label, numbers), to: address)
            case .citation(let keys):
                keys.allSatisfy { numbers[$0] != nil }
                    ? keys.map { "#cite(<\($0)>);" }.joined() : TypstText.escaped(written(keys))
            }
        }.joined()
    }

    private static func lines(of text: String) -> String {
        text.split(omittingEmptySubsequences: false) { $0.isNewline }.map { TypstText.escaped(String($0)) }
            .joined(separator: "\n")
    }

    /// A link to a web page or a place in the document; a file beside the document has its name alone.
    private static func link(_ label: String, to address: String) -> String {
        if address.hasPrefix("#") { return "#link(<\(PrintedLabel.place(String(address.dropFirst())))>)[\(label)];" }
        return address.contains("://") ? "#link(\(TypstText.string(address)))[\(label)];" : label
    }

    private static func displayed(_ latex: String) -> String {
        guard let formula = try? Formula(latex) else { return "\n\(code(latex))\n" }
        return "\n$ \(formula.typst)\(endOfFormula)"
    }

    /// An invalid formula is shown as it was written, because a placeholder may contain anything.
    private static func code(_ latex: String) -> String { TypstText.code(latex.trimmed) }
}
