import Foundation
import MemoryExperiment
import Support

/// The folder of the studies; each is a subfolder with `experiment.yaml`, `state.json` and `output/`.
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

    /// The maximum size of an experiment file in bytes.
    private static let largestExperiment = ExperimentFile.largestSize
    /// The maximum size of a state file in bytes.
    private static let largestState = 64 << 10

    /// The file of a study’s experiment in its folder.
    static let experimentFile = "experiment.yaml"
    private static let stateFile = "state.json"
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
    }

    /// Lets the next server have the folder; this one must not use it any more.
    ///
    /// Without it, the lock lasts as long as anything refers to the folder.
    package func leave() { lock.unlock() }

    /// The studies of the folder in numerical order, and a sentence for each unreadable one.
    package func studies() throws(Failure) -> (studies: [Study], complaints: [String]) {
        var (studies, complaints): ([Study], [String]) = ([], [])
        for name in try names() {
            guard let number = Self.number(of: name) else { continue }
            do throws(Failure) {
                studies.append(try study(name, number: number))
            } catch {
                complaints.append(error.message)
            }
        }
        return (studies.sorted { $0.number < $1.number }, complaints)
    }

    /// Creates a queued study.
    ///
    /// - Parameters:
    ///   - experiment: The experiment.
    ///   - known: The largest number of a known study; its folder may be gone.
    /// - Throws: `Failure` if the folder has too many studies, or writing fails.
    package func begin(_ experiment: Experiment, after known: Int = 0) throws(Failure) -> Study {
        let numbers = try names().compactMap(Self.number)
        guard numbers.count < Self.mostStudies else {
            throw Failure(
                .cannotCreate, "\(path) already has \(Self.mostStudies) studies, the maximum. Move some away.")
        }
        let number = max(known, numbers.max() ?? 0) + 1
        guard number <= Self.largestNumber else {
            throw Failure(
                .cannotCreate, "\(path) has a study with number \(Self.largestNumber), the maximum. Move it away.")
        }
        let id = "\(number)-\(experiment.name)"
        let study = Study(id: id, number: number, experiment: experiment, folder: "\(path)/\(id)", state: .queued)
        let unfinished = "\(path)/\(Self.unfinishedMark)\(id)"
        try? FileManager.default.removeItem(atPath: unfinished)
        do throws(Failure) {
            try make(study, in: unfinished)
        } catch {
            // On a full disk, an incomplete folder would waste space.
            try? FileManager.default.removeItem(atPath: unfinished)
            throw error
        }
        try? lock.synchronize()
        return study
    }

    /// Creates a study's folder under a temporary name and renames it once it is complete.
    private func make(_ study: Study, in unfinished: String) throws(Failure) {
        do {
            try FileManager.default.createDirectory(atPath: unfinished, withIntermediateDirectories: false)
        } catch {
            throw Failure(.cannotCreate, "\(unfinished) cannot be created: \(SystemError(error).reason).")
        }
        try replace("\(unfinished)/\(Self.experimentFile)", with: study.experiment.yaml)
        try replace("\(unfinished)/\(Self.stateFile)", with: StateRecord(of: study).text)
        guard rename(unfinished, study.folder) == 0 else {
            throw Failure(.cannotCreate, "\(study.folder) cannot be created: \(SystemError(code: errno).reason).")
        }
    }

    /// Saves the state of a study.
    ///
    /// - Throws: `Failure` if writing fails or the folder is gone.
    package func save(_ study: Study) throws(Failure) {
        try study.requireOwnFolders()
        try replace("\(study.folder)/\(Self.stateFile)", with: StateRecord(of: study).text)
    }
}

// MARK: - Reading and writing

extension StudyFolder {
    /// The contents of `state.json`.
    private struct StateRecord: Codable {
        var schema = 1
        var state: String
        var message: String

        init(of study: Study) {
            state = study.state.word
            if case .failed(let sentence) = study.state { message = sentence } else { message = "" }
        }

        var text: String {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
            return ((try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "{}") + "\n"
        }
    }

    private func names() throws(Failure) -> [String] {
        try SystemError.reporting(.inputOutput, "The folder \(path) cannot be read") { () throws(SystemError) in
            try HeldFolder(at: path).names()
        }
    }

    /// The number at the start of a study's name; nil for other names.
    private static func number(of name: String) -> Int? {
        guard let match = name.wholeMatch(of: /([1-9][0-9]{0,8})-[a-z0-9\-]{1,64}/) else { return nil }
        return Int(match.1)
    }

    private func study(_ id: String, number: Int) throws(Failure) -> Study {
        let folder = "\(path)/\(id)"
        let entry = HeldFolder.Entry(at: folder)
        guard entry == .folder || entry == .nothing else {
            throw Failure(.data, "\(folder) is not a study’s folder: \(entry.reason). Move it away.")
        }
        let place = "\(folder)/\(Self.experimentFile)"
        guard let text = String(validating: try bytes(at: place, limit: Self.largestExperiment), as: UTF8.self) else {
            throw Failure(.data, "\(place) is not UTF-8 text. Experiment files must be UTF-8.")
        }
        let experiment = try ExperimentFile.read(text, from: place)
        let state = try state(at: "\(folder)/\(Self.stateFile)", of: folder)
        return Study(id: id, number: number, experiment: experiment, folder: folder, state: state)
    }

    private func state(at place: String, of folder: String) throws(Failure) -> Study.State {
        let data = try bytes(at: place, limit: Self.largestState)
        guard let record = try? JSONDecoder().decode(StateRecord.self, from: data),
            let state = Study.State(word: record.state, message: record.message)
        else { throw Failure(.data, "\(place) does not contain a valid study state. Move \(folder) away.") }
        return state
    }

    private func bytes(at place: String, limit: Int) throws(Failure) -> Data {
        try FilePieces(at: place).bytes(limit: limit)
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
