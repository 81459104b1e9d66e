import Typesetting

/// What a reader needs to cite a report: its title and authors, the program that made it, and its data.
struct ReportCitation: Sendable {
    /// The title.
    let title: String
    /// The authors in their order; empty if none are named.
    let authors: [String]
    /// The name of the experiment.
    let experiment: String
    /// The SHA-256 of the compacted journal.
    let journalDigest: String
    /// The SHA-256 of the compacted journal with more runs that stopped at first; nil if there is none.
    var firstJournalDigest: String?

    /// The key by which documents cite the report; other data give another key.
    var key: String { "\(experiment)-\(journalDigest.prefix(12))" }

    /// The report as an entry of a BibTeX file.
    ///
    /// It has no date, because the same data give the same report on any day.
    var bibTeX: String {
        var entry = BibTeXEntry("misc", key: key, missing: .itself)
        entry.add(authors: authors)
        entry.add(title: title)
        entry.add("howpublished", "Report by \(ProgramRelease.text)")
        let further = firstJournalDigest.map { ", of the further runs \($0)" } ?? ""
        entry.add("note", "Experiment \(experiment), SHA-256 of the journal \(journalDigest)\(further)")
        return entry.text
    }
}
