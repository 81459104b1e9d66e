import Foundation
import MemoryExperiment

/// Lists a folder completely or fails, because a partial list would pass for a complete one.
package enum FolderListing {
    /// The names in a folder in no particular order.
    ///
    /// - Parameter didOpen: Called with the open folder before it is read.
    /// - Throws: `SystemError` with the reason if the folder cannot be opened or read completely.
    package static func names(
        in path: String, didOpen: (_ descriptor: Int32) -> Void = { _ in }
    ) throws(SystemError) -> [String] {
        guard let folder = opendir(path) else { throw SystemError(code: errno) }
        defer { closedir(folder) }
        didOpen(dirfd(folder))
        var names: [String] = []
        while true {
            // The end and an error both return nil; only an error sets errno.
            errno = 0
            guard let entry = readdir(folder) else {
                guard errno == 0 else { throw SystemError(code: errno) }
                return names
            }
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
    }
}

/// The kind of file at a path; links are not followed.
enum FileKind {
    case file, folder, link, other

    /// The kind of what is at `path`; nil if nothing is.
    init?(at path: String) {
        var status = stat()
        guard lstat(path, &status) == 0 else { return nil }
        switch status.st_mode & S_IFMT {
        case S_IFREG: self = .file
        case S_IFDIR: self = .folder
        case S_IFLNK: self = .link
        default: self = .other
        }
    }

    /// The kind as a clause that explains a refusal.
    var reason: String {
        switch self {
        case .file: "it is a file"
        case .folder: "it is a folder"
        case .link: "it is a link, and links are not followed"
        case .other: "it is a pipe, a socket or a device"
        }
    }
}
