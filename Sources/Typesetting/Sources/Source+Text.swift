extension Source {
    /// The entry of a list of sources, as running text: authors, title, where and when.
    package var prose: Prose {
        let title = MarkdownText.escaped(title)
        // Brackets would end the address.
        let linked =
            address.map { address in
                "[\(title)](\(address.replacing("(", with: "%28").replacing(")", with: "%29")))"
            } ?? title
        return Prose("\(MarkdownText.escaped(authors.joined(separator: ", "))). \(linked). \(place), \(date).")
    }

    private var place: String {
        switch venue {
        case .journal(let name, let volume, let pages), .conference(let name, let volume, let pages):
            let numbers = [volume, pages].compactMap(\.self).map(MarkdownText.escaped).joined(separator: ", ")
            return "*\(MarkdownText.escaped(name))*" + (numbers.isEmpty ? "" : " \(numbers)")
        case .site(let name): return MarkdownText.escaped(name)
        case .preprint: return MarkdownText.escaped("arXiv:\(arXiv ?? "")")
        }
    }
}
