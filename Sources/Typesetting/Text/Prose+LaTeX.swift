import Support

extension Prose {
    /// The text as LaTeX for the packages amsmath, hyperref and natbib and the command `\code`.
    ///
    /// - Parameter numbers: The number of each source in the document's list; a citation of others stays as it is written.
    package func latex(citing numbers: [String: Int] = [:]) -> String {
        var result = ""
        for block in blocks {
            switch block {
            case .paragraph(let text):
                // A sentence continues after a formula if the next word is lower-case.
                let goesOn = result.hasSuffix(Self.endOfFormula) && text.first?.isLowercase == true
                result += (goesOn || result.isEmpty ? "" : "\n") + Self.latex(of: text, numbers) + "\n"
            case .list(let items):
                let lines = items.map { "  \\item{} \(Self.latex(of: $0, numbers))\n" }
                result += "\\begin{itemize}\n\(lines.joined())\\end{itemize}\n"
            case .formula(let latex):
                result += Self.displayed(latex)
            }
        }
        return String(result.trimming(while: \.isNewline))
    }

    private static let endOfFormula = "\\end{equation*}\n"

    /// One block's text as LaTeX, in the lines in which it is written.
    private static func latex(of text: String, _ numbers: [String: Int]) -> String {
        latex(of: spans(of: text).withNumbersOnTheirLines, numbers)
    }

    private static func latex(of spans: [ProseSpan], _ numbers: [String: Int]) -> String {
        spans.map { span in
            switch span {
            case .text(let text): lines(of: text)
            case .emphasis(let spans): "\\emph{\(latex(of: spans, numbers))}"
            case .strong(let spans): "\\textbf{\(latex(of: spans, numbers))}"
            case .code(let code): "\\code{\(LaTeXText.code(code))}"
            case .formula(let latex): formula(latex).map { "$\($0)$" } ?? code(latex)
            case .link(let label, let address): link(latex(of: label, numbers), to: address)
            case .citation(let keys):
                keys.allSatisfy { numbers[$0] != nil }
                    ? "\\cite{\(keys.joined(separator: ","))}" : LaTeXText.escaped(written(keys))
            }
        }.joined()
    }

    private static func lines(of text: String) -> String {
        text.split(omittingEmptySubsequences: false) { $0.isNewline }.map { LaTeXText.escaped(String($0)) }
            .joined(separator: "\n")
    }

    /// A link to a web page or a place in the document; a file beside the page has its name alone.
    private static func link(_ label: String, to address: String) -> String {
        if address.hasPrefix("#") { return "\\hyperref[\(PrintedLabel.place(String(address.dropFirst())))]{\(label)}" }
        return address.contains("://") ? "\\href{\(LaTeXText.address(address))}{\(label)}" : label
    }
}

// MARK: - Formulas

extension Prose {
    private static func displayed(_ latex: String) -> String {
        guard let formula = formula(latex) else { return "\n\(code(latex))\n" }
        return "\\begin{equation*}\n  \(formula)\n\(endOfFormula)"
    }

    /// A formula on one line; nil for what is none.
    private static func formula(_ latex: String) -> String? {
        guard let formula = try? Formula(latex) else { return nil }
        return formula.latex.map { character in
            switch character {
            case "−": "-"
            case _ where character.isWhitespace: " "
            // Words may contain any letter; the mathematical fonts have only English ones.
            default: character.isASCII ? String(character) : "\\text{\(LaTeXText.escaped(String(character)))}"
            }
        }.joined()
    }

    /// An invalid formula is shown as it was written, because a placeholder may contain anything.
    private static func code(_ latex: String) -> String { "\\code{\(LaTeXText.code(latex.trimmed))}" }
}
