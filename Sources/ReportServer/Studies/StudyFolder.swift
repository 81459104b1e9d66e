import Foundation
import MemoryExperiment
import Support

/// The folder of the studies; each is a subfolder with its subject, `state.json` and `output/`.
///
/// The subject of a sweep is `experiment.yaml`, that of an analysis `analysis.json`, `checkpoint` and perhaps `recording`.
///
/// One server at a time locks the folder. Every change is on disk before it takes effect, so a killed server resumes exactly
/// where it stopped.
package struct StudyFolder: Sendable {
    /// The folder's path.
    let path: String
    /// The lock, held while the folder is in use.
    private let lock: HeldFolder

    /// The maximum number of studies in a folder.
    static let mostStudies = 1_000
    /// The maximum number of a study: nine digits.
    private static let largestNumber = 999_999_999

    /// The file of a study’s state in its folder.
    static let stateFile = "state.json"
    /// The prefix of incomplete folders.
    private static let unfinishedMark = ".new-"

    /// Opens the folder; creates it if it does not exist.
    ///
    /// - Throws: `Failure(.cannotCreate)` if the folder cannot be created or another server is using it.
    package init(path: String) throws(Failure) {
        self.path = path
        do {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        } catch {
            throw Failure(.cannotCreate, "The folder \(path) cannot be created: \(SystemError(error).reason).")
        }
        lock = try SystemError.reporting(.cannotCreate, "The folder \(path) cannot be opened") {
            () throws(SystemError) in try HeldFolder(at: path)
        }
        switch lock.lock() {
        case .taken: break
        case .heldByAnother:
            throw Failure(
                .cannotCreate,
                "Another server is using \(path). Stop it, or choose another folder with --folder.")
        case .unsupported:
            throw Failure(
                .cannotCreate,
                """
                The file system of \(path) has no locks, so two servers could use one folder. Choose another folder with \
                --folder.
                """)
        }
        // Files that were arriving when a server was killed.
        for name in (try? lock.names()) ?? [] where UploadFolder.isName(name) {
            try? FileManager.default.removeItem(atPath: "\(path)/\(name)")
        }
    }

    /// Lets the next server have the folder; this one must not use it any more.
    ///
    /// Without it, the lock lasts as long as anything refers to the folder.
    package func leave() { lock.unlock() }

    /// Creates a queued study.
    ///
    /// - Parameters:
    ///   - experiment: The experiment.
    ///   - known: The largest number of a known study; its folder may be gone.
    /// - Throws: `Failure` if the folder has too many studies, or writing fails.
    package func begin(_ experiment: Experiment, after known: Int = 0) throws(Failure) -> Study {
        let study = try queued(.sweep(experiment), after: known)
        let unfinished = "\(path)/\(Self.unfinishedMark)\(study.id)"
        try? FileManager.default.removeItem(atPath: unfinished)
        do throws(Failure) {
            do {
                try FileManager.default.createDirectory(atPath: unfinished, withIntermediateDirectories: false)
            } catch {
                throw Failure(.cannotCreate, "\(unfinished) cannot be created: \(SystemError(error).reason).")
            }
            try complete(study, in: unfinished)
        } catch {
            // On a full disk, an incomplete folder would waste space.
            try? FileManager.default.removeItem(atPath: unfinished)
            throw error
        }
        return study
    }

    /// Checks that one more study is allowed besides a number of others.
    func requireFewStudies(_ count: Int) throws(Failure) {
        guard count < Self.mostStudies else {
            throw Failure(
                .cannotCreate, "\(path) already has \(Self.mostStudies) studies, the maximum. Move some away.")
        }
    }

    /// A study that does not exist yet, with the next number.
    func queued(_ subject: Study.Subject, after known: Int) throws(Failure) -> Study {
        let numbers = try names().compactMap(Self.number)
        try requireFewStudies(numbers.count)
        let number = max(known, numbers.max() ?? 0) + 1
        guard number <= Self.largestNumber else {
            throw Failure(
                .cannotCreate, "\(path) has a study with number \(Self.largestNumber), the maximum. Move it away.")
        }
        let id = "\(number)-\(subject.slug)"
        return Study(id: id, number: number, subject: subject, folder: "\(path)/\(id)", state: .queued)
    }

    /// Completes a study's folder, which has a temporary name, and renames it.
    func complete(_ study: Study, in unfinished: String) throws(Failure) {
        try replace("\(unfinished)/\(study.subject.fileName)", with: study.subject.fileText)
        try replace("\(unfinished)/\(Self.stateFile)", with: StateRecord(of: study).text)
        guard rename(unfinished, study.folder) == 0 else {
            throw Failure(.cannotCreate, "\(study.folder) cannot be created: \(SystemError(code: errno).reason).")
        }
        try? lock.synchronize()
    }

    /// Saves the state of a study.
    ///
    /// - Throws: `Failure` if writing fails or the folder is gone.
    package func save(_ study: Study) throws(Failure) {
        try study.requireOwnFolders()
        try replace("\(study.folder)/\(Self.stateFile)", with: StateRecord(of: study).text)
    }
}

// MARK: - Files

extension StudyFolder {
    /// The names in the folder.
    func names() throws(Failure) -> [String] {
        try SystemError.reporting(.inputOutput, "The folder \(path) cannot be read") { () throws(SystemError) in
            try HeldFolder(at: path).names()
        }
    }

    /// Replaces a file atomically: it always contains either the previous text or the new one.
    private func replace(_ path: String, with text: String) throws(Failure) {
        let aside = path + ".partial"
        try SystemError.reporting(.inputOutput, "\(path) cannot be written") { () throws(SystemError) in
            // A leftover at this path, such as a pipe without a reader, must not be opened.
            guard unlink(aside) == 0 || errno == ENOENT else { throw SystemError(code: errno) }
            try OpenFile(aside, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW).write(synchronously: Array(text.utf8))
            guard rename(aside, path) == 0 else { throw SystemError(code: errno) }
        }
        // Without this sync, a power cut could restore the previous text.
        let folder = String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])
        try? HeldFolder(at: folder).synchronize()
    }
}
