import Foundation
import Support

/// A journal's folder, held open.
///
/// Every name is looked up in the open folder and no link is followed. So nothing outside the folder is read, written
/// or removed, even if the folder's path is replaced meanwhile.
struct JournalFolder: Sendable {
    /// The path as it was given, for messages.
    let path: String
    /// The open folder.
    let held: HeldFolder

    /// The path of the file called `name`.
    func path(of name: String) -> String { path + "/" + name }

    /// Opens an existing folder.
    ///
    /// - Throws: `Failure` of kind `missingInput` if it does not exist or cannot be read.
    init(reading path: String) throws(Failure) {
        self.path = path
        do throws(SystemError) {
            held = try HeldFolder(at: path)
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
        held = try SystemError.reporting(.cannotCreate, "The journal's folder \(path) cannot be created") {
            () throws(SystemError) in try HeldFolder.making(path)
        }
    }

    /// The names of everything in the folder.
    ///
    /// - Throws: `Failure` of kind `inputOutput` if the folder cannot be listed completely.
    func names() throws(Failure) -> [String] {
        try SystemError.reporting(.inputOutput, "The folder \(path) cannot be listed") { () throws(SystemError) in
            try held.names()
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
            guard let named = try held.identity(of: file.name) else { return nil }
            guard named.isRegular else { throw SystemError(code: named.isLink ? ELOOP : ENXIO) }
            opened = try OpenFile(file.name, in: held, O_RDONLY)
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
