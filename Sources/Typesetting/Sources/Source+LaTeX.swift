import Support

extension Source {
    /// The entry of a list of references, as BibTeX would write it.
    var bibliographyItem: String {
        var place: String
        switch venue {
        case .journal(let name, let volume, let pages), .conference(let name, let volume, let pages):
            let numbers = [volume, pages].compactMap(\.self).map(LaTeXText.escaped).joined(separator: ":")
            place = "\\emph{\(LaTeXText.escaped(name))}" + (numbers.isEmpty ? "" : ", \(numbers)")
        case .site(let name): place = LaTeXText.escaped(name)
        case .preprint: place = "Preprint"
        }
        place += ", \(LaTeXText.escaped(date))."
        let names = NumberText.list(authors.map { LaTeXText.escaped($0).replacing(". ", with: ".~") })
        let lines = [
            "\\bibitem{\(key)}", names + (names.hasSuffix(".") ? "" : "."),
            "\\newblock \(LaTeXText.escaped(title)).", "\\newblock \(place)",
        ]
        return (lines + links.map { "\\newblock \($0)." }).joined(separator: "\n")
    }

    /// The addresses of the work, to be read on paper.
    private var links: [String] {
        if let url { return ["\\url{\(url)}"] }
        if let doi { return ["\\href{\(LaTeXText.address("https://doi.org/\(doi)"))}{doi:\(LaTeXText.code(doi))}"] }
        guard let arXiv else { return [] }
        return ["\\href{\(LaTeXText.address("https://arxiv.org/abs/\(arXiv)"))}{arXiv:\(LaTeXText.code(arXiv))}"]
    }

    /// The work as an entry of a BibTeX file.
    package var bibTeX: String {
        let (kind, fields): (String, [(String, String)])
        func numbers(_ volume: String?, _ pages: String?) -> [(String, String)] {
            [("volume", volume), ("pages", pages)].compactMap { name, value in value.map { (name, $0) } }
        }
        switch venue {
        case .journal(let name, let volume, let pages):
            (kind, fields) = ("article", [("journal", name)] + numbers(volume, pages))
        case .conference(let name, let volume, let pages):
            (kind, fields) = ("inproceedings", [("booktitle", name)] + numbers(volume, pages))
        case .site(let name): (kind, fields) = ("misc", [("howpublished", name)])
        case .preprint: (kind, fields) = ("misc", [("howpublished", "Preprint")])
        }
        var entry = BibTeXEntry(kind, key: key, missing: .codePoint)
        entry.add(authors: authors)
        entry.add(title: title)
        for (name, text) in fields { entry.add(name, text) }
        if let day { entry.add("month", day) }
        entry.add("year", String(year))
        if let arXiv {
            entry.add("eprint", verbatim: arXiv)
            entry.add("archiveprefix", verbatim: "arXiv")
        }
        if let doi { entry.add("doi", verbatim: doi) }
        if doi == nil, let address { entry.add("url", verbatim: address) }
        return entry.text
    }
}
