import Typesetting

/// The citation of a report as its documents show it.
struct CitationContext: Sendable {
    private let authors: [NameContext]
    private let journalDigest: String
    private let firstJournalDigest: String?
    private let bibTeX: String
    private let lines: [LineContext]

    /// The citation in the language of a document.
    init(_ citation: ReportCitation, format: DocumentFormat) {
        let last = citation.authors.count - 1
        authors = citation.authors.enumerated().map { index, author in
            let mark = index == last ? "" : index == last - 1 ? " and " : ", "
            return NameContext(name: format.plain(author), mark: mark)
        }
        journalDigest = citation.journalDigest
        firstJournalDigest = citation.firstJournalDigest
        bibTeX = citation.bibTeX
        lines = LineContext.lines(of: citation.bibTeX, format: format)
    }

    /// The names under which a context holds the citation.
    static func fields<Context>(
        _ citation: KeyPath<Context, CitationContext> & Sendable
    ) -> [TemplateField<Context>] {
        [
            .flag("hasAuthors") { !$0[keyPath: citation].authors.isEmpty },
            .list("authors") { $0[keyPath: citation].authors },
            .text("program") { _ in ProgramRelease.text },
            .text("journalDigest") { $0[keyPath: citation].journalDigest },
            .flag("hasFirstJournal") { $0[keyPath: citation].firstJournalDigest != nil },
            .text("firstJournalDigest") { $0[keyPath: citation].firstJournalDigest ?? "" },
            .text("bibTeX") { $0[keyPath: citation].bibTeX },
            .list("bibTeXLines") { $0[keyPath: citation].lines },
        ]
    }
}
