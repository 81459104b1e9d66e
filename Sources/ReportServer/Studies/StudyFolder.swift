import Foundation
import MemoryExperiment

/// The folder in which studies are kept, each in a folder of its own with `experiment.yaml`, `state.json` and `output/`.
///
/// One server at a time holds the folder. Every change is on the disk before it counts, so that a server that is killed is
/// where it was when it starts again.
package struct StudyFolder: Sendable {
    /// The folder's path.
    let path: String
    /// Holds the folder as long as it is used.
    private let lock: OpenFile

    /// The most studies that a folder may hold.
    static let mostStudies = 1_000
    /// The largest number that a study may have: nine digits.
    private static let largestNumber = 999_999_999

    /// The most bytes that are read of how far a study is.
    private static let largestState = 64 << 10

    private static let experimentFile = "experiment.yaml"
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
            () throws(SystemError) in try OpenFile(path, O_RDONLY)
        }
        let isFree = try SystemError.reporting(.cannotCreate, "The folder \(path) cannot be locked") {
            () throws(SystemError) in try lock.takeLock()
        }
        guard isFree else {
            throw Failure(
                .cannotCreate,
                "Another server is at work in \(path). Stop it, or choose another folder with --folder.")
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
    /// - Throws: `Failure` where the folder holds too many, or nothing can be written.
    package func begin(_ experiment: Experiment) throws(Failure) -> Study {
        let numbers = try names().compactMap(Self.number)
        guard numbers.count < Self.mostStudies else {
            throw Failure(
                .cannotCreate, "\(path) holds \(Self.mostStudies) studies, which is the most. Move some away.")
        }
        let number = (numbers.max() ?? 0) + 1
        guard number <= Self.largestNumber else {
            throw Failure(.cannotCreate, "\(path) holds a study with the last number there is. Move it away.")
        }
        let id = "\(number)-\(experiment.name)"
        let study = Study(id: id, number: number, experiment: experiment, folder: "\(path)/\(id)", state: .queued)
        let unfinished = "\(path)/\(Self.unfinishedMark)\(id)"
        try? FileManager.default.removeItem(atPath: unfinished)
        do {
            try FileManager.default.createDirectory(atPath: unfinished, withIntermediateDirectories: false)
        } catch {
            throw Failure(.cannotCreate, "\(unfinished) cannot be made: \(SystemError(error).reason).")
        }
        try replace("\(unfinished)/\(Self.experimentFile)", with: experiment.yaml)
        try replace("\(unfinished)/\(Self.stateFile)", with: StateRecord(of: study).text)
        // From here on the study is there, and whole.
        guard rename(unfinished, study.folder) == 0 else {
            throw Failure(.cannotCreate, "\(study.folder) cannot be made: \(SystemError(code: errno).reason).")
        }
        try? lock.synchronizeFolder()
        return study
    }

    /// Writes down how far a study is.
    func save(_ study: Study) throws(Failure) {
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
            try SystemError.catching { try FileManager.default.contentsOfDirectory(atPath: path) }
        }
    }

    /// The number in front of a study's name; nil for the names of other folders.
    private static func number(of name: String) -> Int? {
        guard let match = name.wholeMatch(of: /([1-9][0-9]{0,8})-[a-z0-9\-]{1,64}/) else { return nil }
        return Int(match.1)
    }

    private func study(_ id: String, number: Int) throws(Failure) -> Study {
        let folder = "\(path)/\(id)"
        let experiment = try ExperimentFile.read(contentsOf: "\(folder)/\(Self.experimentFile)")
        let place = "\(folder)/\(Self.stateFile)"
        guard let data = try? FilePieces(at: place).bytes(limit: Self.largestState),
            let record = try? JSONDecoder().decode(StateRecord.self, from: data),
            let state = Study.State(word: record.state, message: record.message)
        else { throw Failure(.data, "\(place) does not say how far the study is. Move \(folder) away.") }
        return Study(id: id, number: number, experiment: experiment, folder: folder, state: state)
    }

    /// Writes a file so that, whatever happens, either the former text or the new one is there.
    private func replace(_ path: String, with text: String) throws(Failure) {
        let aside = path + ".partial"
        try SystemError.reporting(.inputOutput, "\(path) cannot be written") { () throws(SystemError) in
            try OpenFile(aside, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW).write(synchronously: Array(text.utf8))
            guard rename(aside, path) == 0 else { throw SystemError(code: errno) }
        }
        // Without this, a machine that loses its power now may still have the former text.
        let folder = String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])
        try? OpenFile(folder, O_RDONLY).synchronizeFolder()
    }
}
