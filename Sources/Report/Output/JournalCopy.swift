import Foundation
import MemoryExperiment
import Support

/// The folders of journals inside an output folder.
package enum JournalFolderName {
    /// The folder of the journal.
    package static let main = "journal"
    /// The folder of more runs that stopped at first.
    static let first = Journal.firstFolder(beside: main)
}

/// The journal inside an output folder, which is its own or a copy of the one that the report was made from.
package struct JournalCopy<Subject: JournaledExperiment>: Sendable {
    private static var fileName: String { "runs.jsonl" }
    /// The one file of the compacted journal, below the output folder.
    package let path: String
    /// The largest journal that is checked, in bytes.
    private static var maximumSize: Int { 1 << 36 }

    /// The SHA-256 of the compacted journal.
    package let hash: String
    private let journal: RunJournal<Subject>
    private let folder: String
    /// Whether it is the output folder's own journal, to which sweeps may be writing.
    private let isInPlace: Bool

    /// The journal of an output folder; nothing is written yet.
    ///
    /// - Parameters:
    ///   - journal: The journal that a report is made from, which is not changed if it lies elsewhere.
    ///   - name: The name of its folder inside the output folder.
    ///   - output: The output folder.
    /// - Throws: `Failure` if a journal with other runs is in its place.
    package init(
        of journal: RunJournal<Subject>, as name: String = JournalFolderName.main, output: String
    ) throws(Failure) {
        self.journal = journal
        path = "\(name)/\(Self.fileName)"
        folder = "\(output)/\(name)"
        isInPlace = Self.isSame(folder, journal.directory)
        hash = try SystemError.reporting(.data, "The journal \(journal.directory) cannot be copied") {
            () throws(SystemError) in
            try journal.compactedDigest()
        }
        if !isInPlace, !isThere { try Self.requireRoom(for: journal, in: folder) }
    }

    /// Whether the folder holds exactly these bytes, so that there is nothing to compare or write.
    ///
    /// The digest is read about ten times faster than the runs.
    private var isThere: Bool {
        guard let held = try? HeldFolder(at: folder), (try? held.names()) == [Self.fileName],
            let file = try? BoundedFile(Self.fileName, in: held, limit: Self.maximumSize)
        else { return false }
        return (try? file.hash()) == hash
    }

    /// Writes the compacted journal to its place, unless that holds more runs.
    ///
    /// - Throws: `Failure` if the journal there has grown since it was read, or cannot be written.
    package func place() throws(Failure) {
        guard !isThere else { return }
        if isInPlace {
            _ = try RunJournal.compact(journal.directory, for: journal.experiment)
        } else {
            try journal.install(in: folder)
        }
        guard try BoundedFile(at: "\(folder)/\(Self.fileName)", limit: Self.maximumSize).hash() == hash else {
            throw Failure(
                .cannotCreate,
                """
                \(folder) received other runs while the report was made. The former report is unchanged; write the report \
                again.
                """)
        }
    }

    private static func isSame(_ left: String, _ right: String) -> Bool {
        func real(_ path: String) -> String { URL(fileURLWithPath: path).resolvingSymlinksInPath().path }
        return real(left) == real(right)
    }

    /// Rejects a folder whose journal has other runs.
    private static func requireRoom(for journal: RunJournal<Subject>, in folder: String) throws(Failure) {
        guard FileManager.default.fileExists(atPath: folder) else { return }
        let present: RunJournal<Subject>
        do throws(Failure) {
            present = try RunJournal.read(folder, anyArithmetic: true)
        } catch {
            guard error.kind == .missingInput else { throw error }
            return
        }
        guard present.experiment.digest == journal.experiment.digest,
            present.results.allSatisfy({ journal.result(of: $0.key) == $0 })
        else {
            throw Failure(
                .cannotCreate,
                """
                \(folder) holds a journal with other runs, which a copy of \(journal.directory) would replace. Choose \
                another output folder.
                """)
        }
    }
}
