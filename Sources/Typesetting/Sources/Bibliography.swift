/// The works that a document cites, numbered in the order in which it first does.
///
/// `Chapter` is what the document calls its parts by.
package struct Bibliography<Chapter: Hashable & Sendable>: Sendable {
    /// The works in the order of their numbers, which begin at 1.
    package private(set) var cited: [Source] = []
    /// The number of each work.
    package private(set) var numbers: [String: Int] = [:]
    /// The chapters that cite each work, in the order of the document.
    package private(set) var chapters: [String: [Chapter]] = [:]
    private let known: [String: Source]

    /// A bibliography of which nothing is cited yet.
    package init(of sources: [Source]) {
        known = Dictionary(sources.map { ($0.key, $0) }) { first, _ in first }
    }

    /// Adds what a chapter cites; keys that no source has are left out.
    package mutating func cite(_ keys: [String], in chapter: Chapter) {
        for key in keys {
            guard let source = known[key] else { continue }
            if numbers[key] == nil {
                cited.append(source)
                numbers[key] = cited.count
            }
            if chapters[key]?.contains(chapter) != true { chapters[key, default: []].append(chapter) }
        }
    }
}

extension Bibliography {
    /// The cited works as a file for BibTeX.
    package var bibTeX: String { cited.map(\.bibTeX).joined(separator: "\n") }

    /// The cited works as a file for Typst.
    package var hayagriva: String { cited.map(\.hayagriva).joined(separator: "\n") }

    /// The list of references as BibTeX would write it, so that a document needs only LaTeX.
    package var latex: String {
        let items = cited.map(\.bibliographyItem).joined(separator: "\n\n")
        return "\\begin{thebibliography}{\(cited.count)}\n\n\(items)\n\n\\end{thebibliography}\n"
    }
}
