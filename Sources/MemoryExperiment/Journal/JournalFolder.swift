import Foundation

/// The folder of a journal, held open under a lock.
struct JournalFolder: Sendable {
    /// The path as it was given, for messages.
    let path: String
    /// The open folder, which carries the lock.
    let file: OpenFile

    /// The path of the file called `name`.
    func path(of name: String) -> String { path + "/" + name }

    /// Opens a folder that is there.
    ///
    /// - Throws: `Failure` of kind `missingInput` where it is not, or cannot be read.
    init(reading path: String) throws(Failure) {
        self.path = path
        do throws(SystemError) {
            file = try OpenFile(path, O_RDONLY | O_DIRECTORY)
        } catch {
            throw Failure(
                .missingInput,
                "There is no journal at \(path): \(error.reason). Run a sweep first, or name the journal's folder.")
        }
    }

    /// Opens a folder, which is made with those above it where it is not there.
    ///
    /// - Throws: `Failure` of kind `cannotCreate` where it cannot be made.
    init(creating path: String) throws(Failure) {
        self.path = path
        file = try SystemError.reporting(.cannotCreate, "The journal's folder \(path) cannot be made") {
            () throws(SystemError) in
            try Self.create(path)
            return try OpenFile(path, O_RDONLY | O_DIRECTORY)
        }
    }

    /// Makes a folder and those above it where they are not there.
    private static func create(_ path: String) throws(SystemError) {
        guard mkdir(path, 0o777) != 0 else { return }
        let code = errno
        guard code != EEXIST else { return }
        let parent = (path as NSString).deletingLastPathComponent
        guard code == ENOENT, !parent.isEmpty, parent != path else { throw SystemError(code: code) }
        try create(parent)
        guard mkdir(path, 0o777) == 0 || errno == EEXIST else { throw SystemError(code: errno) }
    }

    /// Takes a lock on the folder.
    ///
    /// - Returns: False where another holds the folder and the lock does not wait.
    func take(_ lock: OpenFile.Lock) throws(Failure) -> Bool {
        try SystemError.reporting(.inputOutput, "The folder \(path) cannot be locked") { () throws(SystemError) in
            try file.take(lock)
        }
    }

    /// The names of everything in the folder.
    func names() throws(Failure) -> [String] {
        try SystemError.reporting(.inputOutput, "The folder \(path) cannot be listed") { () throws(SystemError) in
            try SystemError.catching { try FileManager.default.contentsOfDirectory(atPath: path) }
        }
    }

    /// Opens a file of the journal for reading.
    func open(_ file: JournalFile) throws(Failure) -> OpenFile {
        let path = path(of: file.name)
        return try SystemError.reporting(.missingInput, "\(path) cannot be read") { () throws(SystemError) in
            try OpenFile(path, O_RDONLY)
        }
    }

    /// The files of the journal, `runs.jsonl` first, then parts and shards by their numbers.
    func files() throws(Failure) -> [JournalFile] {
        try names().compactMap(JournalFile.init(name:)).sorted()
    }
}
