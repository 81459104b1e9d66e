/// A formula in running text, or what only looks like one.
struct ProseFormula: Sendable, Hashable {
    /// The LaTeX between the dollar signs; nil where the formula does not end.
    var latex: String?
    /// The line on which the formula begins, from 0.
    var line: Int
}

extension Prose {
    /// Every formula of the text in order.
    ///
    /// - Complexity: O(*n*²) at worst, in the length of one block, where marks are never closed.
    var formulas: [ProseFormula] {
        lines.flatMap { lines -> [ProseFormula] in
            let text = lines.map(\.text).joined(separator: "\n")
            let first = lines[0].number
            if let latex = Self.formula(of: text) { return [ProseFormula(latex: latex, line: first)] }
            var formulas: [ProseFormula] = []
            Self.scan(text) { piece in
                guard case .formula(let latex, let start) = piece else { return }
                let line = first + text[..<start].count(where: \.isNewline)
                formulas.append(ProseFormula(latex: latex.map(String.init), line: line))
            }
            return formulas
        }
    }

    /// The text for GitHub's Markdown: formulas in the forms in which nothing inside is taken for Markdown.
    package var markdown: String {
        lines.map { lines in
            let text = lines.map(\.text).joined(separator: "\n")
            if let latex = Self.formula(of: text) { return "```math\n\(latex.trimmed)\n```" }
            var result = ""
            Self.scan(text) { piece in
                switch piece {
                case .plain(let text): result += text
                case .formula(let latex?, _): result += "$`\(latex.map { $0.isNewline ? " " : String($0) }.joined())`$"
                case .formula(nil, _): result += "\\$"
                }
            }
            return result
        }.joined(separator: "\n\n")
    }

    /// A formula on lines of its own, which scrolls in itself where it is wider than the page.
    static func displayed(_ latex: String) -> String {
        let formula = (try? Formula(latex))?.mathML(isDisplayed: true) ?? code(latex)
        return "<div class=\"formula\" role=\"group\" aria-label=\"Formula\" tabindex=\"0\">\(formula)</div>"
    }

    /// A formula in the line.
    static func inlineFormula(_ latex: String) -> String {
        (try? Formula(latex))?.mathML(isDisplayed: false) ?? code(latex)
    }

    /// What is no formula is shown as it was written: a placeholder may have been filled with anything.
    private static func code(_ latex: String) -> String { "<code>\(HTMLText.escaped(latex.trimmed))</code>" }
}

extension Prose {
    /// A piece of one block's text.
    private enum Piece {
        case plain(Substring)
        /// A formula with the place of its dollar sign; nil where it does not end.
        case formula(Substring?, start: String.Index)
    }

    /// Tells formulas from code and escaped characters.
    private static func scan(_ text: String, _ visit: (Piece) -> Void) {
        var rest = text[...]
        while let character = rest.first {
            let start = rest.startIndex
            if character == "$" {
                if let (latex, tail) = span(of: rest, from: "$", to: "$") {
                    rest = tail
                    visit(.formula(latex, start: start))
                } else {
                    rest.removeFirst()
                    visit(.formula(nil, start: start))
                }
                continue
            }
            if character == "`", let (_, tail) = span(of: rest, from: "`", to: "`") {
                rest = tail
            } else {
                rest = rest.dropFirst(character == "\\" ? 2 : 1)
            }
            visit(.plain(text[start..<rest.startIndex]))
        }
    }
}
