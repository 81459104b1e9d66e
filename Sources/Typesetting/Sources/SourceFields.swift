import Support

/// The fields of one source in the file.
struct SourceFields {
    private let whole: YAMLValue
    private let fields: [String: YAMLValue]

    /// The keys that a source may have.
    private enum Key: String, CaseIterable {
        case key, authors, title, journal, conference, site, volume, pages, day, year, doi, arxiv, url
    }

    /// The longest text of a field, in characters.
    private static let longestText = 500

    /// The fields of a mapping.
    ///
    /// - Throws: `Failure` for anything else, and for keys that are not known.
    package init(_ value: YAMLValue) throws(Failure) {
        whole = value
        fields = try value.fields(allowed: Key.allCases.map(\.rawValue))
    }

    /// The source that the fields describe.
    ///
    /// - Throws: `Failure` naming file, line, key and what is allowed.
    func source() throws(Failure) -> Source {
        Source(
            key: try required(.key).name(),
            authors: try required(.authors).list(expecting: "a list of names in brackets", of: words),
            title: try words(required(.title)), venue: try venue(), year: try required(.year).integer(in: 1000...9999),
            day: try text(.day),
            doi: try identifier(.doi, /10\.[0-9.]+\/[A-Za-z0-9.\/()_:;\-]+/, "a number such as 10.1038/323533a0"),
            arXiv: try identifier(.arxiv, /[A-Za-z0-9.\/\-]+/, "a number such as \"2006.14123\""),
            url: try identifier(
                .url, /https?:\/\/[A-Za-z0-9.\/()_:;?=&#%+~,@!*\-]+/, "an address that begins with https:// or http://")
        )
    }

    private func venue() throws(Failure) -> Source.Venue {
        let places = [Key.journal, .conference, .site].compactMap { fields[$0.rawValue] }
        guard places.count < 2 else { throw places[1].failure("a source has one of journal, conference and site") }
        let (volume, pages) = (try text(.volume), try text(.pages))
        if let journal = try text(.journal) { return .journal(journal, volume: volume, pages: pages) }
        if let conference = try text(.conference) { return .conference(conference, volume: volume, pages: pages) }
        if let number = fields[Key.volume.rawValue] ?? fields[Key.pages.rawValue] {
            throw number.failure("only what appeared in a journal or at a conference has volume and pages")
        }
        if let site = try text(.site) { return .site(site) }
        guard fields[Key.arxiv.rawValue] != nil else {
            throw whole.failure("the source has none of journal, conference, site and arxiv")
        }
        return .preprint
    }
}

// MARK: - Values

extension SourceFields {
    private func required(_ key: Key) throws(Failure) -> YAMLValue {
        guard let field = fields[key.rawValue] else { throw whole.failure("the key \(key.rawValue) is missing") }
        return field
    }

    private func text(_ key: Key) throws(Failure) -> String? {
        guard let field = fields[key.rawValue] else { return nil }
        return try words(field)
    }

    /// The words of a scalar on one line.
    private func words(_ value: YAMLValue) throws(Failure) -> String {
        let words = (value.text ?? "").trimmed
        guard (1...Self.longestText).contains(words.count), !words.contains(where: \.isNewline) else {
            throw value.failure(expecting: "one line of 1 to \(Self.longestText) characters")
        }
        return words
    }

    private func identifier(_ key: Key, _ form: Regex<Substring>, _ expected: String) throws(Failure) -> String? {
        guard let text = try text(key), let field = fields[key.rawValue] else { return nil }
        guard text.wholeMatch(of: form) != nil else { throw field.failure(expecting: expected) }
        return text
    }
}
