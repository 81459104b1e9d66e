import MemoryExperiment
import Support
import Typesetting

/// The chapters that a report is to have: all that it can fill, those that its user names, or none, in a short report.
public struct ChapterSelection: Sendable, Hashable {
    /// How much of a report is asked for.
    enum Extent: Sendable, Hashable {
        /// Every chapter that the report can fill.
        case whole
        /// The chapters of these names, in the order in which they are given.
        case named([String])
        /// No chapter: two pages with the main results.
        case short
    }

    /// How much is asked for.
    let extent: Extent

    /// The largest number of names.
    private static let mostNames = 100

    /// Every chapter that a report can fill.
    public static let all = ChapterSelection(extent: .whole)

    /// No chapter, but a report of two pages: the summary, the figures and the table that carry it, and the method.
    ///
    /// Only the formats for print have it.
    public static let short = ChapterSelection(extent: .short)

    private init(extent: Extent) {
        self.extent = extent
    }

    /// The chapters of names between commas; a name that is given twice counts once.
    ///
    /// - Throws: `Failure(.usage)` if a name is empty or there are too many.
    public init(_ list: String) throws(Failure) {
        let names = list.split(separator: ",", maxSplits: Self.mostNames, omittingEmptySubsequences: false)
            .map { String($0).trimmed }
        guard names.count <= Self.mostNames else {
            throw Failure(.usage, "A report has at most \(Self.mostNames) chapters. Name fewer with --chapters.")
        }
        guard names.allSatisfy({ !$0.isEmpty }) else {
            throw Failure(
                .usage,
                "‘\(list.prefix(80))’ names an empty chapter. Write names with commas between them: lyapunov,verdicts.")
        }
        extent = .named(
            names.reduce(into: []) { known, name in
                if !known.contains(name) { known.append(name) }
            })
    }

    /// Rejects names of chapters and results that reports of an experiment never have.
    ///
    /// - Throws: `Failure(.usage)` listing those that they have, nearest first.
    public func check(for experiment: Experiment) throws(Failure) {
        _ = try ReportOutline(self, of: experiment)
    }

    /// Rejects a short report in a format without pages.
    ///
    /// - Throws: `Failure(.usage)` naming the formats that have it.
    public func check(for format: ReportFormat) throws(Failure) {
        guard extent == .short, format == .html else { return }
        throw Failure(
            .usage,
            """
            A short report has two printed pages, and a web page has none. Select --format latex or --format typst, or \
            leave out --short; the HTML report begins with the same summary and figure.
            """)
    }

    /// The option that selects the same chapters of a reproduced report, with a space before it; empty for all chapters.
    var option: String {
        switch extent {
        case .whole, .short: ""
        case .named(let names): " --chapters " + names.joined(separator: ",")
        }
    }

    /// The name of a report's documents without its ending.
    var documentName: String {
        switch extent {
        case .whole, .named: "report"
        case .short: "short"
        }
    }

    /// What a sentence calls the report in a format, such as `short LaTeX`.
    func title(of format: ReportFormat) -> String {
        switch extent {
        case .whole, .named: format.title
        case .short: "short \(format.title)"
        }
    }
}
