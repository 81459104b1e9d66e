/// A formula in running text, or what only looks like one.
struct ProseFormula: Sendable, Hashable {
    /// The LaTeX between the dollar signs; nil if the formula does not end.
    package var latex: String?
    /// The line on which the formula begins, from 0.
    var line: Int
}

extension Prose {
    /// Every formula of the text in order.
    ///
    /// - Complexity: O(*n*²) at worst, in the length of one block, if marks are never closed.
    var formulas: [ProseFormula] {
        lines.flatMap { lines -> [ProseFormula] in
            let text = lines.map(\.text).joined(separator: "\n")
            let first = lines[0].number
            if let latex = Self.formula(of: text) { return [ProseFormula(latex: latex, line: first)] }
            var formulas: [ProseFormula] = []
            Self.scan(text) { piece in
                guard case .formula(let latex, let start) = piece else { return }
                formulas.append(
                    ProseFormula(latex: latex.map(String.init), line: first + Self.line(of: start, in: text)))
            }
            return formulas
        }
    }
}
