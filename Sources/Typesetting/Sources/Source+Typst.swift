import Support

extension Source {
    /// The work as an entry of a bibliography file for Typst, in Hayagriva's YAML.
    package var hayagriva: String {
        var parent: [String] = []
        switch venue {
        case .journal(let name, let volume, let pages):
            parent = Self.parent("periodical", name, volume: volume)
            if let pages { parent.append("  page-range: \(JSONText.string(pages))") }
        case .conference(let name, let volume, let pages):
            parent = Self.parent("proceedings", name, volume: volume)
            if let pages { parent.append("  page-range: \(JSONText.string(pages))") }
        case .site(let name):
            // Styles print the day of a newspaper, but not that of a web page.
            parent = Self.parent("newspaper", name, volume: nil)
        case .preprint:
            parent = Self.parent("repository", "arXiv:\(arXiv ?? "")", volume: nil)
        }
        let lines =
            [
                "\(JSONText.string(key)):", "  type: article", "  title: \(Self.verbatim(title))",
                // Names that are not taken apart are written as they are.
                "  author: [\(authors.map { "{ name: \(JSONText.string($0)) }" }.joined(separator: ", "))]",
                "  date: \(day.flatMap(monthAndDay).map { "\(year)-\($0)" } ?? String(year))",
            ] + parent + links.map { "  \($0)" }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func parent(_ kind: String, _ name: String, volume: String?) -> [String] {
        ["  parent:", "    type: \(kind)", "    title: \(verbatim(name))"]
            + (volume.map { ["    volume: \(JSONText.string($0))"] } ?? [])
    }

    /// The identifiers or the address of the work.
    private var links: [String] {
        if let doi { return ["serial-number: { doi: \(JSONText.string(doi)) }"] }
        return address.map { ["url: \(JSONText.string($0))"] } ?? []
    }

    /// A title whose capitals every style keeps.
    private static func verbatim(_ text: String) -> String {
        let escaped = text.map { "\\{}$".contains($0) ? "\\\($0)" : String($0) }.joined()
        return JSONText.string("{\(escaped)}")
    }

    /// Month and day in digits of a day such as `2 April`; nil for anything else.
    private func monthAndDay(_ text: String) -> String? {
        let months = [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November", "December",
        ]
        let words = text.split(separator: " ")
        guard let month = words.last.flatMap({ months.firstIndex(of: String($0)) }), words.count <= 2 else {
            return nil
        }
        func digits(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
        guard words.count == 2 else { return digits(month + 1) }
        guard let day = Int(words[0]), (1...28).contains(day) || (29...31).contains(day) && month != 1 else {
            return nil
        }
        return "\(digits(month + 1))-\(digits(day))"
    }
}
