/// Figures or tables by name, with the reason for each that a journal cannot give.
public struct PartListing: Sendable {
    /// One figure or table.
    public struct Entry: Sendable, Hashable {
        /// The name on the command line.
        public let name: String
        /// Why the journal cannot give it, in a sentence; nil if it can.
        public let reason: String?
    }

    /// The parts in the order of the report.
    public let entries: [Entry]

    /// The names of some parts, each of which is made to see whether it can be.
    ///
    /// - Complexity: That of making every figure or table, without drawing it.
    init<Content>(_ names: [PartName<Content>], in data: ReportData) {
        entries = names.map { name in
            do throws(Unavailable) {
                _ = try name.content(in: data)
                return Entry(name: name.text, reason: nil)
            } catch {
                return Entry(name: name.text, reason: error.reason)
            }
        }
    }

    /// The listing with parts at its end that every journal gives.
    func followed(by names: [String]) -> PartListing {
        PartListing(entries: entries + names.map { Entry(name: $0, reason: nil) })
    }

    private init(entries: [Entry]) {
        self.entries = entries
    }

    /// One line for each part that the journal gives, ending with a line feed.
    public var available: String { entries.filter { $0.reason == nil }.map { $0.name + "\n" }.joined() }

    /// One line for each part, with a colon and the reason after the names of those that the journal cannot give.
    public var all: String {
        entries.map { entry in entry.name + (entry.reason.map { ": \($0)" } ?? "") + "\n" }.joined()
    }
}
