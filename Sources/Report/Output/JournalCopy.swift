import Foundation
import MemoryExperiment

/// The journal inside an output folder, for a report made from a journal that lies elsewhere.
struct JournalCopy {
    /// The folder of journals inside an output folder.
    static let folderName = "journal"
    /// The one file of a compacted journal.
    static let fileName = "runs.jsonl"
    /// The largest journal that is copied, in bytes.
    private static let maximumSize = 1 << 31

    /// The output folder's journal as one of its files.
    ///
    /// - Parameters:
    ///   - journal: The journal a report is made from; compacted where no other process is at work in it.
    ///   - output: The output folder.
    /// - Returns: The file, to be written where it is not there already.
    /// - Throws: `Failure` where the journal cannot be compacted or read, or where a journal with other runs is in its
    ///   place.
    static func file(of journal: Journal, output: String) throws(Failure) -> OutputFile {
        let source = "\(journal.directory)/\(fileName)"
        let isCompacted = try names(in: journal.directory) == [fileName]
        if !isCompacted, try Journal.compact(journal.directory, for: journal.experiment) != .done {
            throw Failure(
                .data,
                "\(journal.directory) is in several files and another process is at work there. Try again when it ends."
            )
        }
        let folder = "\(output)/\(folderName)"
        if !isSame(folder, journal.directory) { try requireRoom(for: journal, in: folder) }
        let bytes = try BoundedFile.bytes(at: source, limit: maximumSize)
        return OutputFile(path: "\(folderName)/\(fileName)", bytes: Array(bytes))
    }

    private static func names(in folder: String) throws(Failure) -> [String] {
        do {
            return try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".jsonl") }
        } catch {
            throw Failure(.missingInput, "The journal \(folder) cannot be listed.")
        }
    }

    private static func isSame(_ left: String, _ right: String) -> Bool {
        func real(_ path: String) -> String { URL(fileURLWithPath: path).resolvingSymlinksInPath().path }
        return real(left) == real(right)
    }

    /// Refuses to replace a journal that holds runs of its own.
    private static func requireRoom(for journal: Journal, in folder: String) throws(Failure) {
        guard FileManager.default.fileExists(atPath: folder), try !names(in: folder).isEmpty else { return }
        let present = try Journal.read(folder)
        let isContained =
            present.experiment.digest == journal.experiment.digest
            && present.results.allSatisfy { journal.result(of: $0.key) == $0 }
        guard isContained else {
            throw Failure(
                .cannotCreate,
                """
                \(folder) holds a journal with other runs, which a copy of \(journal.directory) would replace. Choose \
                another output folder.
                """)
        }
    }
}
