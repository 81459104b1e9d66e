import AnalysisReport
import Report
import Support

/// A report that can be made once more when something has changed.
protocol WatchedReport: Actor {
    /// The page that was made last, in bytes; none before the first.
    var page: [UInt8] { get }
    /// Whether something has changed since the page was made, or was to be made, last.
    var isOutdated: Bool { get }
    /// Whether runs are missing, so that the journal is expected to change again soon.
    var isUnfinished: Bool { get }

    /// Makes the page.
    ///
    /// - Throws: `Failure` with what is wrong; the page is then the former one.
    func refresh() async throws(Failure)

    /// Writes the whole report.
    ///
    /// - Throws: `Failure` as writing a report does.
    func write() async throws(Failure)
}

extension LiveReport: WatchedReport {}

extension LiveAnalysis: WatchedReport {}
