import Foundation
import Support

extension RunJournal {
    /// Reads the journal in `directory` for the experiment that its header names.
    ///
    /// The header is that of `runs.jsonl` or, if there is none, that of the part or shard with the largest plan.
    /// Reading takes no lock and changes nothing.
    ///
    /// - Parameters:
    ///   - directory: The folder of the journal.
    ///   - anyArithmetic: Whether to accept runs of another arithmetic version, for comparisons.
    /// - Throws: `Failure` of kind `missingInput` if there is no journal, `data` if a line of it is corrupt, two files
    ///   contradict each other or another program wrote it, `inputOutput` if reading fails.
    /// - Complexity: O(size of the journal).
    public static func read(_ directory: String, anyArithmetic: Bool = false) throws(Failure) -> RunJournal {
        let folder = try JournalFolder(reading: directory)
        guard let reading = try JournalReading<Subject>.read(folder, for: nil, anyArithmetic: anyArithmetic) else {
            throw Failure(
                .missingInput,
                """
                There is no journal in \(directory): no runs.jsonl, part or shard there has a complete header. Run a \
                sweep first.
                """)
        }
        return reading.journal
    }

    /// The first lines of the journal's files, valid or not.
    ///
    /// - Throws: `Failure` of kind `missingInput` if there is no such folder, `inputOutput` if reading fails.
    package static func firstLines(in directory: String) throws(Failure) -> [String] {
        let folder = try JournalFolder(reading: directory)
        var lines: [String] = []
        for file in try folder.files() {
            guard let scan = try JournalScan<Subject>(file, in: folder) else { continue }
            lines.append(String(decoding: scan.firstLine, as: UTF8.self))
        }
        return lines
    }

    /// Reads the runs of `experiment`'s protocol from the journal in `directory`; empty if there is no journal.
    ///
    /// - Throws: `Failure` of kind `data` if the journal belongs to another protocol or is corrupt, `inputOutput` if
    ///   reading fails.
    /// - Complexity: O(size of the journal).
    public static func read(_ directory: String, for experiment: Subject) throws(Failure) -> RunJournal {
        guard FileManager.default.fileExists(atPath: directory) else {
            return RunJournal(directory: directory, experiment: experiment)
        }
        let folder = try JournalFolder(reading: directory)
        return try JournalReading<Subject>.read(folder, for: experiment)?.journal
            ?? RunJournal(directory: directory, experiment: experiment)
    }
}
