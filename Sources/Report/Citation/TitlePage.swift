import Support

/// The title and the authors of a report, in the words of its user.
///
/// Each is one line of plain text, which documents escape.
public struct TitlePage: Sendable, Hashable {
    /// The title; nil for the program's own.
    public let title: String?
    /// The authors in their order; empty if none are named.
    public let authors: [String]

    /// The largest length of a title, in code points.
    private static let longestTitle = 200
    /// The largest length of an author's name, in code points.
    private static let longestAuthor = 100
    /// The largest number of authors.
    private static let mostAuthors = 50

    /// A title page with the program's own title and no authors.
    public init() {
        title = nil
        authors = []
    }

    /// A title page; white space at the ends of title and names is dropped.
    ///
    /// - Throws: `Failure(.usage)` that says which text is empty, too long or not one line of plain text, or that there
    ///   are too many authors.
    public init(title: String?, authors: [String] = []) throws(Failure) {
        guard authors.count <= Self.mostAuthors else {
            throw Failure(
                .usage,
                "A report has at most \(Self.mostAuthors) authors, but \(authors.count) are given. Name fewer.")
        }
        self.title = try title.map { title throws(Failure) in
            try Self.line(title, of: "The title of the report", upTo: Self.longestTitle)
        }
        var names: [String] = []
        for author in authors {
            names.append(try Self.line(author, of: "The name of author \(names.count + 1)", upTo: Self.longestAuthor))
        }
        self.authors = names
    }
}

// MARK: - Checks

extension TitlePage {
    /// A text without white space at its ends.
    private static func line(_ text: String, of what: String, upTo longest: Int) throws(Failure) -> String {
        if let scalar = text.unicodeScalars.first(where: isForbidden) {
            let code = String(scalar.value, radix: 16, uppercase: true)
            throw Failure(
                .usage,
                """
                \(what) contains U+\(String(repeating: "0", count: max(0, 4 - code.count)))\(code). It must be one line \
                without control characters and without marks that reorder the text around them. Remove the character.
                """)
        }
        let line = text.trimmed
        guard line.unicodeScalars.contains(where: isVisible) else {
            throw Failure(.usage, "\(what) is empty. Write at least one letter, or leave the option out.")
        }
        let count = line.unicodeScalars.count
        guard count <= longest else {
            throw Failure(.usage, "\(what) has \(count) characters, but at most \(longest) are allowed. Shorten it.")
        }
        return line
    }

    /// Whether a character ends a line, steers a terminal or changes the order of the text around it.
    ///
    /// The marks of right-to-left scripts change nothing beyond their neighbours and are allowed.
    private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: true
        case .format: [0x202A...0x202E, 0x2066...0x2069, 0xE0000...0xE007F].contains { $0.contains(scalar.value) }
        default: scalar.properties.isNoncharacterCodePoint
        }
    }

    /// Whether a character shows by itself.
    private static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
        !scalar.properties.isWhitespace && scalar.properties.generalCategory != .format
    }
}
