import Foundation

extension HeldFolder {
    /// The kind of entry that a name or a path refers to; links are not followed.
    package enum Entry: Sendable, Hashable {
        /// No entry has that name.
        case nothing
        /// A regular file.
        case file
        /// A folder.
        case folder
        /// A symbolic link.
        case link
        /// A pipe, a socket or a device.
        case special

        /// What the system says of a file.
        init(_ status: stat) {
            self =
                switch status.st_mode & S_IFMT {
                case S_IFREG: .file
                case S_IFDIR: .folder
                case S_IFLNK: .link
                default: .special
                }
        }

        /// What is at a path; nothing if it cannot be looked at.
        package init(at path: String) {
            var status = stat()
            self = lstat(path, &status) == 0 ? Entry(status) : .nothing
        }

        /// Why it cannot be used as something else.
        package var reason: String {
            switch self {
            case .nothing: "it is not there"
            case .file: "it is a file"
            case .folder: "it is a folder"
            case .link: "it is a link, and links are not followed"
            case .special: "it is a pipe, a socket or a device"
            }
        }
    }
}
