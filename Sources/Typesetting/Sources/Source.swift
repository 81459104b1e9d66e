/// A work that the report rests on.
package struct Source: Sendable, Hashable {
    /// Where a work appeared.
    package enum Venue: Sendable, Hashable {
        /// In a journal, perhaps with volume and pages.
        case journal(String, volume: String?, pages: String?)
        /// At a conference, perhaps with volume and pages of its proceedings.
        case conference(String, volume: String?, pages: String?)
        /// On a web site.
        case site(String)
        /// On arXiv alone.
        case preprint
    }

    /// By what the text cites it, such as `benettin1980`.
    package var key: String
    /// Initials and names, in the order of the work.
    package var authors: [String]
    /// The title.
    package var title: String
    /// Where it appeared.
    package var venue: Venue
    /// When it appeared: the year.
    package var year: Int
    /// The day and month if they matter, such as `2 April`.
    package var day: String?
    /// The digital object identifier.
    package var doi: String?
    /// The number on arXiv.
    package var arXiv: String?
    /// The web page, for works without either.
    package var url: String?

    /// The page of the work: its own, that of its identifier, or that of its preprint.
    package var address: String? {
        url ?? doi.map { "https://doi.org/\($0)" } ?? arXiv.map { "https://arxiv.org/abs/\($0)" }
    }

    /// Day, month and year as far as they are known.
    var date: String { (day.map { "\($0) " } ?? "") + String(year) }
}
