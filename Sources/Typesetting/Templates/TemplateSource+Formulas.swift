import Support

extension TemplateSource {
    /// The substitute for a placeholder while running text is checked, because any text may replace it.
    static let filled = "0"
    /// The substitute for any other tag, which cannot be in a formula or a citation.
    static let forbidden: Character = "\u{FFFC}"

    /// Checks every formula of a template that is running text.
    ///
    /// - Throws: `Failure` naming file, line, what is wrong and what is allowed.
    func checkFormulas() throws(Failure) {
        let lines = renderedLines()
        let prose = Prose(lines.map(\.text).joined(separator: "\n"))
        for formula in prose.formulas {
            guard let latex = formula.latex else {
                throw failure(
                    line: lines[formula.line].number,
                    "a ‘$’ begins a formula that does not end; a dollar sign is \\$, and a formula on separate lines, "
                        + "$$…$$, stands between blank lines")
            }
            guard !latex.contains(Self.forbidden) else {
                throw failure(
                    line: lines[formula.line].number,
                    "a formula holds a section, a partial or a comment; only {{name}} can stand in one")
            }
            do {
                _ = try Formula(latex)
            } catch {
                throw failure(
                    line: lines[formula.line + error.line].number,
                    "the formula ‘\(latex.trimmed.prefix(80))’ \(error.problem)")
            }
        }
    }

    func failure(line: Int, _ problem: String) -> Failure {
        Failure(.data, "\(path), line \(line): \(problem).")
    }

    /// The lines that rendering writes, with their numbers from 1, and tags replaced by what they count as.
    ///
    /// Lines at the beginning that are blank are left out, as in `Prose`; so are those that hold no more than a tag that
    /// writes nothing, which Mustache drops.
    func renderedLines() -> [(number: Int, text: String)] {
        var marked = ""
        let bytes = Array(text.utf8)
        var end = 0
        for tag in tags {
            marked += String(decoding: bytes[end..<tag.range.lowerBound], as: UTF8.self)
            marked += tag.kind == .variable ? Self.filled : String(Self.forbidden)
            marked += String(repeating: "\n", count: bytes[tag.range].count { $0 == UInt8(ascii: "\n") })
            end = tag.range.upperBound
        }
        marked += String(decoding: bytes[end...], as: UTF8.self)
        let lines = marked.split(omittingEmptySubsequences: false) { $0.isNewline }.enumerated()
            .map { (number: $0 + 1, text: String($1)) }
            .filter { line in
                let text = line.text.trimmed
                return text.isEmpty || text.contains { $0 != Self.forbidden }
            }
        return Array(lines.drop { $0.text.trimmed.isEmpty })
    }
}
