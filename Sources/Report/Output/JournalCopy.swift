import Foundation
import MemoryExperiment

/// The journal inside an output folder, for a report made from a journal that lies elsewhere.
struct JournalCopy: Sendable {
    /// The folder of journals inside an output folder.
    static let folderName = "journal"
    /// The one file of a compacted journal.
    static let fileName = "runs.jsonl"
    /// The largest journal that is copied, in bytes.
    private static let maximumSize = 1 << 36

    /// The journal as one of the output folder's files.
    let file: CopiedFile
    /// Whether it is the output folder's own, which only sweeps may write.
    let isInPlace: Bool

    /// The journal of an output folder.
    ///
    /// - Parameters:
    ///   - journal: The journal a report is made from; compacted where no other process is at work in it.
    ///   - output: The output folder.
    /// - Throws: `Failure` where the journal cannot be compacted or read, or where a journal with other runs is in its
    ///   place.
    init(of journal: Journal, output: String) async throws(Failure) {
        let source = "\(journal.directory)/\(Self.fileName)"
        let isCompacted = try Self.names(in: journal.directory) == [Self.fileName]
        if !isCompacted, try await Journal.compactWhenFree(journal.directory, for: journal.experiment) != .done {
            throw Failure(
                .data,
                "\(journal.directory) is in several files and another process is at work there. Try again when it ends."
            )
        }
        let folder = "\(output)/\(Self.folderName)"
        isInPlace = Self.isSame(folder, journal.directory)
        if !isInPlace { try Self.requireRoom(for: journal, in: folder) }
        file = try CopiedFile(
            path: "\(Self.folderName)/\(Self.fileName)", of: source, limit: Self.maximumSize)
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
        guard try journal.contains(everyRunIn: folder) else {
            throw Failure(
                .cannotCreate,
                """
                \(folder) holds a journal with other runs, which a copy of \(journal.directory) would replace. Choose \
                another output folder.
                """)
        }
    }
}
