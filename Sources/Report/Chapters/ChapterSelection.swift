import MemoryExperiment
import Support
import Typesetting

/// The chapters that a report is to have: all that it can fill, or those that its user names.
public struct ChapterSelection: Sendable, Hashable {
    /// The names in the order in which they are given; nil for all chapters.
    let names: [String]?

    /// The largest number of names.
    private static let mostNames = 100

    /// Every chapter that a report can fill.
    public static let all = ChapterSelection(names: nil)

    private init(names: [String]?) {
        self.names = names
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
        self.names = names.reduce(into: []) { known, name in
            if !known.contains(name) { known.append(name) }
        }
    }

    /// Rejects names of chapters and results that reports of an experiment never have.
    ///
    /// - Throws: `Failure(.usage)` listing those that they have, nearest first.
    public func check(for experiment: Experiment) throws(Failure) {
        _ = try ReportOutline(self, of: experiment)
    }

    /// The option that selects the same chapters, with a space before it; empty for all chapters.
    var option: String { names.map { " --chapters " + $0.joined(separator: ",") } ?? "" }
}
