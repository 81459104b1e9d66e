import Foundation
import MemoryExperiment
import Support

/// The folder in which studies are kept, each in a folder of its own with `experiment.yaml`, `state.json` and `output/`.
///
/// One server at a time holds the folder. Every change is on the disk before it counts, so that a server that is killed is
/// where it was when it starts again.
package struct StudyFolder: Sendable {
    /// The folder's path.
    let path: String
    /// Holds the folder as long as it is used.
    private let lock: HeldFolder

    /// The most studies that a folder may hold.
    static let mostStudies = 1_000
    /// The largest number that a study may have: nine digits.
    private static let largestNumber = 999_999_999

    /// The most bytes that are read of an experiment.
    private static let largestExperiment = ExperimentFile.largestSize
    /// The most bytes that are read of how far a study is.
    private static let largestState = 64 << 10

    /// The file of a study’s experiment in its folder.
    static let experimentFile = "experiment.yaml"
    private static let stateFile = "state.json"
    /// The beginning of the names of folders that are not whole yet.
    private static let unfinishedMark = ".new-"

    /// Opens the folder, which is made where it is not there.
    ///
    /// - Throws: `Failure(.cannotCreate)` where it cannot be made or another server is at work in it.
    package init(path: String) throws(Failure) {
        self.path = path
        do {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        } catch {
            throw Failure(.cannotCreate, "The folder \(path) cannot be made: \(SystemError(error).reason).")
        }
        lock = try SystemError.reporting(.cannotCreate, "The folder \(path) cannot be opened") {
            () throws(SystemError) in try HeldFolder(at: path)
        }
        switch lock.lock() {
        case .taken: break
        case .heldByAnother:
            throw Failure(
                .cannotCreate,
                "Another server is at work in \(path). Stop it, or choose another folder with --folder.")
        case .unsupported:
            throw Failure(
                .cannotCreate,
                "The file system of \(path) has no locks, so two servers could work in one folder. Choose another folder with --folder."
            )
        }
    }

    /// The studies of the folder by their numbers, and a sentence on each that cannot be read.
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

    /// Begins a study, which waits.
    ///
    /// - Parameters:
    ///   - experiment: What the study is about.
    ///   - known: The largest number of a study that is known, whose folder may be gone.
    /// - Throws: `Failure` where the folder holds too many, or nothing can be written.
    package func begin(_ experiment: Experiment, after known: Int = 0) throws(Failure) -> Study {
        let numbers = try names().compactMap(Self.number)
        guard numbers.count < Self.mostStudies else {
            throw Failure(
                .cannotCreate, "\(path) holds \(Self.mostStudies) studies, which is the most. Move some away.")
        }
        let number = max(known, numbers.max() ?? 0) + 1
        guard number <= Self.largestNumber else {
            throw Failure(.cannotCreate, "\(path) holds a study with the last number there is. Move it away.")
        }
        let id = "\(number)-\(experiment.name)"
        let study = Study(id: id, number: number, experiment: experiment, folder: "\(path)/\(id)", state: .queued)
        let unfinished = "\(path)/\(Self.unfinishedMark)\(id)"
        try? FileManager.default.removeItem(atPath: unfinished)
        do throws(Failure) {
            try make(study, in: unfinished)
        } catch {
            // On a full disk, what there is of it takes room from others.
            try? FileManager.default.removeItem(atPath: unfinished)
            throw error
        }
        try? lock.synchronize()
        return study
    }

    /// Makes a study's folder under another name, and gives it its own when it is whole.
    private func make(_ study: Study, in unfinished: String) throws(Failure) {
        do {
            try FileManager.default.createDirectory(atPath: unfinished, withIntermediateDirectories: false)
        } catch {
            throw Failure(.cannotCreate, "\(unfinished) cannot be made: \(SystemError(error).reason).")
        }
        try replace("\(unfinished)/\(Self.experimentFile)", with: study.experiment.yaml)
        try replace("\(unfinished)/\(Self.stateFile)", with: StateRecord(of: study).text)
        guard rename(unfinished, study.folder) == 0 else {
            throw Failure(.cannotCreate, "\(study.folder) cannot be made: \(SystemError(code: errno).reason).")
        }
    }

    /// Writes down how far a study is.
    ///
    /// - Throws: `Failure` if nothing can be written, or the folder is gone.
    package func save(_ study: Study) throws(Failure) {
        try study.requireOwnFolders()
        try replace("\(study.folder)/\(Self.stateFile)", with: StateRecord(of: study).text)
    }
}

// MARK: - Reading and writing

extension StudyFolder {
    /// What `state.json` holds.
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

    /// The number in front of a study's name; nil for the names of other folders.
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
            throw Failure(.data, "\(place) is not text in UTF-8, as an experiment file has to be.")
        }
        let experiment = try ExperimentFile.read(text, from: place)
        let state = try state(at: "\(folder)/\(Self.stateFile)", of: folder)
        return Study(id: id, number: number, experiment: experiment, folder: folder, state: state)
    }

    private func state(at place: String, of folder: String) throws(Failure) -> Study.State {
        let data = try bytes(at: place, limit: Self.largestState)
        guard let record = try? JSONDecoder().decode(StateRecord.self, from: data),
            let state = Study.State(word: record.state, message: record.message)
        else { throw Failure(.data, "\(place) does not say how far the study is. Move \(folder) away.") }
        return state
    }

    private func bytes(at place: String, limit: Int) throws(Failure) -> Data {
        try FilePieces(at: place).bytes(limit: limit)
    }

    /// Writes a file so that, whatever happens, either the former text or the new one is there.
    private func replace(_ path: String, with text: String) throws(Failure) {
        let aside = path + ".partial"
        try SystemError.reporting(.inputOutput, "\(path) cannot be written") { () throws(SystemError) in
            // Whatever stands there, such as a pipe without a reader, is not opened.
            guard unlink(aside) == 0 || errno == ENOENT else { throw SystemError(code: errno) }
            try OpenFile(aside, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW).write(synchronously: Array(text.utf8))
            guard rename(aside, path) == 0 else { throw SystemError(code: errno) }
        }
        // Without this, a machine that loses its power now may still have the former text.
        let folder = String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])
        try? HeldFolder(at: folder).synchronize()
    }
}
