/// An entry of a BibTeX file, whose fields may hold any text.
package struct BibTeXEntry: Sendable {
    /// The kind of work, such as `article`.
    private let kind: String
    /// The key by which documents cite the work.
    private let key: String
    /// What stands for characters that the fonts of pdfTeX lack.
    private let substitute: LaTeXText.Substitute
    private var fields: [String] = []

    /// An entry without fields.
    ///
    /// - Parameters:
    ///   - kind: The kind of work, such as `article`.
    ///   - key: The key, of letters, digits and hyphens.
    ///   - substitute: What stands for characters that the fonts of pdfTeX lack.
    package init(_ kind: String, key: String, missing substitute: LaTeXText.Substitute) {
        self.kind = kind
        self.key = key
        self.substitute = substitute
    }

    /// Adds the authors, unless there are none.
    package mutating func add(authors: [String]) {
        guard !authors.isEmpty else { return }
        fields.append("author = {\(authors.map(name).joined(separator: " and "))}")
    }

    /// Adds the title, whose capitals every style keeps.
    package mutating func add(title: String) { fields.append("title = {{\(escaped(title))}}") }

    /// Adds a field of plain text.
    package mutating func add(_ field: String, _ text: String) { fields.append("\(field) = {\(escaped(text))}") }

    /// Adds a field that BibTeX styles write as it is, such as an address; it contains no braces and no backslashes.
    package mutating func add(_ field: String, verbatim text: String) { fields.append("\(field) = {\(text)}") }

    /// The entry as it stands in a file.
    package var text: String {
        "@\(kind){\(key),\n" + fields.map { "  \($0)" }.joined(separator: ",\n") + "\n}\n"
    }

    /// Text inside the braces of a field, in which even escaped braces must be paired.
    ///
    /// An accent and the brace below it are one `Character`, so the text is searched by code points.
    private func escaped(_ text: String) -> String {
        let latex = LaTeXText.escaped(text, missing: substitute).unicodeScalars
        return String(
            latex.replacing("\\{".unicodeScalars, with: "\\textbraceleft{}".unicodeScalars)
                .replacing("\\}".unicodeScalars, with: "\\textbraceright{}".unicodeScalars))
    }

    /// An author, in braces unless BibTeX reads the name as one: as `First Last`, `Last, First` or `Last, Jr., First`.
    private func name(_ author: String) -> String {
        let parts = author.split(separator: ",", omittingEmptySubsequences: false)
        let words = author.split(whereSeparator: \.isWhitespace).map { $0.lowercased() }
        let isOneName =
            parts.count <= 3 && parts.allSatisfy { $0.contains { !$0.isWhitespace } }
            && words.allSatisfy { $0 != "and" && $0 != "others" }
        return isOneName ? escaped(author) : "{\(escaped(author))}"
    }
}
