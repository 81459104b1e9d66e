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
        var (kind, fields): (String, [(String, String)])
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
        if let day { fields.append(("month", day)) }
        fields.append(("year", String(year)))
        var lines = [
            "author = {\(authors.map(Self.bibTeX).joined(separator: " and "))}", "title = {{\(Self.bibTeX(title))}}",
        ]
        lines += fields.map { "\($0) = {\(Self.bibTeX($1))}" }
        if let arXiv { lines += ["eprint = {\(arXiv)}", "archiveprefix = {arXiv}"] }
        // Addresses contain no brackets or backslashes; BibTeX styles write them as they are.
        if let doi { lines.append("doi = {\(doi)}") }
        if doi == nil, let address { lines.append("url = {\(address)}") }
        return "@\(kind){\(key),\n" + lines.map { "  \($0)" }.joined(separator: ",\n") + "\n}\n"
    }

    /// Text inside the braces of a field, in which even escaped braces must be paired.
    private static func bibTeX(_ text: String) -> String {
        LaTeXText.escaped(text).replacing("\\{", with: "\\textbraceleft{}").replacing("\\}", with: "\\textbraceright{}")
    }
}
