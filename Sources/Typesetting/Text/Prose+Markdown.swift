import Support

extension Prose {
    /// The text for GitHub's Markdown: formulas in forms whose content is not read as Markdown, citations as
    /// links.
    ///
    /// - Parameter numbers: The number of each source in the document's list; a citation of others stays as it is written.
    package func markdown(citing numbers: [String: Int] = [:]) -> String {
        lines.map { lines in
            let text = lines.map(\.text).joined(separator: "\n")
            if let latex = Self.formula(of: text) { return "```math\n\(latex.trimmed)\n```" }
            var result = ""
            Self.scan(text) { piece in
                switch piece {
                case .plain(let text): result += text
                case .formula(let latex?, _): result += "$`\(latex.map { $0.isNewline ? " " : String($0) }.joined())`$"
                case .formula(nil, _): result += "\\$"
                case .citation(let keys?, _):
                    guard let citation = Self.citation(of: keys, numbers) else {
                        result += Self.written(keys)
                        return
                    }
                    // The space after a list marker belongs to the marker.
                    result = (result.hasSuffix("- ") ? result : result.keepingWhatFollows) + citation
                case .citation(nil, _): result += "["
                }
            }
            return result
        }.joined(separator: "\n\n")
    }
    private static func citation(of keys: [String], _ numbers: [String: Int]) -> String? {
        let links = keys.compactMap { key in numbers[key].map { "[\($0)](#source-\(key))" } }
        return links.count == keys.count ? "\\[\(links.joined(separator: ", "))\\]" : nil
    }
}
