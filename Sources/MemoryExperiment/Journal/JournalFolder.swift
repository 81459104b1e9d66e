import Foundation
import Support

/// The folder of a journal, held open.
///
/// Every name is looked up in the open folder and no link is followed, so that nothing outside the folder is read, written
/// or removed, whatever takes the folder's name meanwhile.
struct JournalFolder: Sendable {
    /// The path as it was given, for messages.
    let path: String
    /// The open folder.
    let held: HeldFolder

    /// The path of the file called `name`.
    func path(of name: String) -> String { path + "/" + name }

    /// Opens a folder that is there.
    ///
    /// - Throws: `Failure` of kind `missingInput` where it is not, or cannot be read.
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

    /// Opens a folder, which is made with those above it where it is not there.
    ///
    /// - Throws: `Failure` of kind `cannotCreate` where it cannot be made.
    init(creating path: String) throws(Failure) {
        self.path = path
        held = try SystemError.reporting(.cannotCreate, "The journal's folder \(path) cannot be made") {
            () throws(SystemError) in try HeldFolder.making(path)
        }
    }

    /// The names of everything in the folder.
    ///
    /// - Throws: `Failure` of kind `inputOutput` where the folder cannot be read to its end.
    func names() throws(Failure) -> [String] {
        try SystemError.reporting(.inputOutput, "The folder \(path) cannot be listed") { () throws(SystemError) in
            try held.names()
        }
    }

    /// Opens a file of the journal for reading.
    ///
    /// - Returns: Nil where nothing has that name any more.
    /// - Throws: `Failure` of kind `data` for a link, a pipe or anything else than a plain file, `inputOutput` where it
    ///   cannot be opened.
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
            case ENXIO: throw Self.unusable(path, "is no plain file")
            default: throw Failure(.inputOutput, "\(path) cannot be read: \(error.reason).")
            }
        }
        guard identity.isRegular else { throw Self.unusable(path, "is no plain file") }
        return opened
    }

    private static func unusable(_ path: String, _ what: String) -> Failure {
        Failure(.data, "\(path) \(what), and a journal consists of plain files. Move it to another folder.")
    }

    /// The files of the journal, `runs.jsonl` first, then parts and shards by their numbers.
    func files() throws(Failure) -> [JournalFile] {
        try names().compactMap(JournalFile.init(name:)).sorted()
    }
}
