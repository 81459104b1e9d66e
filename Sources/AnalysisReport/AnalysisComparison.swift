import Analysis
import MemoryExperiment
public import Support
public import Typesetting

/// The differences of the networks of two analyses, from the same starts.
public struct AnalysisComparison: Sendable {
    private let tables: [Table]
    private let findings: [String]

    /// Compares the networks of two journals that have the same name, or the only network of each: first − second.
    ///
    /// - Parameters:
    ///   - first: The folder of a journal, or an output folder that contains one.
    ///   - second: Another.
    /// - Throws: `Failure` if a journal cannot be read, or no two networks have starts in common.
    public init(of first: String, with second: String) throws(Failure) {
        let (before, after) = (try Self.studies(of: first), try Self.studies(of: second))
        let pairs: [(NetworkStudy, NetworkStudy)]
        if before.count == 1, after.count == 1 {
            pairs = [(before[0], after[0])]
        } else {
            pairs = before.compactMap { study in
                after.first { $0.file.file == study.file.file && $0.file.module == study.file.module }
                    .map { (study, $0) }
            }
        }
        tables = pairs.compactMap { Table.differences(from: $1, to: $0) }
        findings = pairs.compactMap { $1.change(to: $0) }
        guard !tables.isEmpty else {
            throw Failure(
                .data,
                """
                No network of \(first) has a start in common with its counterpart in \(second): networks are paired by \
                name, or if there is one on each side, and must have read the same input with the same horizon and \
                tolerances.
                """)
        }
    }

    private static func studies(of folder: String) throws(Failure) -> [NetworkStudy] {
        let journal = try AnalysisJournal.read(Self.journal(in: folder))
        return try AnalysisReport(of: journal.experiment, journal.results(for: journal.experiment)).studies
    }

    /// The journal in a folder, or in the folder `journal` of an output folder.
    public static func journal(in folder: String) -> String {
        let inside = Journal.folder(inOutput: folder)
        return HeldFolder.Entry(at: inside) == .folder ? inside : folder
    }

    /// The tables in one of their forms.
    public func text(as format: TableFormat) -> String { tables.map { $0.text(as: format) }.joined(separator: "\n") }

    /// What was found, in sentences.
    public var summary: String { findings.joined(separator: " ") }
}
