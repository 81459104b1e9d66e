import Support

extension TemplateSource {
    /// Checks every citation of a template that is running text.
    ///
    /// - Parameter keys: The keys of what it may cite.
    /// - Throws: `Failure` naming file, line, what is wrong and what is allowed.
    func checkCitations(of keys: [String]) throws(Failure) {
        let lines = renderedLines()
        let known = Set(keys)
        for citation in Prose(lines.map(\.text).joined(separator: "\n")).citations {
            let line = lines[citation.line].number
            guard let cited = citation.keys else {
                throw failure(
                    line: line,
                    "‘[@’ begins a citation that names no source; it is written [@key] or [@key; @other], a key being of "
                        + "\(Prose.keyRule), and a bracket that begins none is \\[")
            }
            for key in cited where !known.contains(key) {
                let nearest = keys.isEmpty ? "none" : Spelling.nearest(to: key, in: keys)
                throw failure(
                    line: line, "there is no source ‘\(key)’ in \(SourceFile.name); there are: \(nearest)")
            }
        }
    }
}
