import Foundation

/// A journal's folder, held open.
///
/// Every name is looked up in the open folder and no link is followed. So nothing outside the folder is read, written
/// or removed, even if the folder's path is replaced meanwhile.
struct JournalFolder: Sendable {
    /// The path as it was given, for messages.
    let path: String
    /// The open folder.
    let file: OpenFile

    /// The path of the file called `name`.
    func path(of name: String) -> String { path + "/" + name }

    /// Opens an existing folder.
    ///
    /// - Throws: `Failure` of kind `missingInput` if it does not exist or cannot be read.
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

    /// Opens a folder, creating it and its parents if necessary.
    ///
    /// - Throws: `Failure` of kind `cannotCreate` if it cannot be created.
    init(creating path: String) throws(Failure) {
        self.path = path
        file = try SystemError.reporting(.cannotCreate, "The journal's folder \(path) cannot be created") {
            () throws(SystemError) in
            try Self.create(path)
            return try OpenFile(path, O_RDONLY | O_DIRECTORY)
        }
    }

    /// Creates a folder and its missing parents, syncing each to disk before anything is put into it.
    private static func create(_ path: String) throws(SystemError) {
        if mkdir(path, 0o777) != 0 {
            let code = errno
            guard code != EEXIST else { return }
            let parent = path.folderAbove
            guard code == ENOENT, parent != path else { throw SystemError(code: code) }
            try create(parent)
            guard mkdir(path, 0o777) == 0 || errno == EEXIST else { throw SystemError(code: errno) }
        }
        try OpenFile(path.folderAbove, O_RDONLY | O_DIRECTORY).synchronizeFolder()
    }

    /// The names of everything in the folder.
    ///
    /// - Throws: `Failure` of kind `inputOutput` if the folder cannot be listed completely.
    func names() throws(Failure) -> [String] {
        try SystemError.reporting(.inputOutput, "The folder \(path) cannot be listed") { () throws(SystemError) in
            try file.names()
        }
    }

    /// Opens a file of the journal for reading.
    ///
    /// - Returns: Nil if the file no longer exists.
    /// - Throws: `Failure` of kind `data` for a link, a pipe or anything else that is not a regular file, `inputOutput`
    ///   if it cannot be opened.
    func open(_ file: JournalFile) throws(Failure) -> OpenFile? {
        let path = path(of: file.name)
        let opened: OpenFile
        let identity: FileIdentity
        do throws(SystemError) {
            guard let named = try self.file.identity(of: file.name) else { return nil }
            guard named.isRegular else { throw SystemError(code: named.isLink ? ELOOP : ENXIO) }
            opened = try OpenFile(file.name, in: self.file, O_RDONLY)
            identity = try opened.identity()
        } catch {
            switch error.code {
            case ENOENT: return nil
            case ELOOP: throw Self.unusable(path, "is a symbolic link")
            case ENXIO: throw Self.unusable(path, "is not a regular file")
            default: throw Failure(.inputOutput, "\(path) cannot be read: \(error.reason).")
            }
        }
        guard identity.isRegular else { throw Self.unusable(path, "is not a regular file") }
        return opened
    }

    private static func unusable(_ path: String, _ what: String) -> Failure {
        Failure(.data, "\(path) \(what), but a journal consists of regular files only. Move it to another folder.")
    }

    /// The files of the journal: `runs.jsonl` first, then parts and shards by number.
    func files() throws(Failure) -> [JournalFile] {
        try names().compactMap(JournalFile.init(name:)).sorted()
    }
}

extension OpenFile {
    /// The names of everything in an open folder.
    ///
    /// - Throws: `SystemError` if the folder cannot be listed completely.
    package func names() throws(SystemError) -> [String] {
        // The stream closes its descriptor, and each newly opened descriptor starts at the first entry.
        let descriptor = openat(handle.fileDescriptor, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw SystemError(code: errno) }
        guard let stream = fdopendir(descriptor) else {
            let code = errno
            close(descriptor)
            throw SystemError(code: code)
        }
        defer { closedir(stream) }
        var names: [String] = []
        while true {
            errno = 0
            guard let entry = readdir(stream) else {
                let code = errno
                guard code == 0 else { throw SystemError(code: code) }
                return names
            }
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != ".", name != ".." { names.append(name) }
        }
    }
}
