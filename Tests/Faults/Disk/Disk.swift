import Foundation

/// What is certainly on a disk, and what may be: a model of a file system with only the guarantees of POSIX.
///
/// A file's bytes are guaranteed once the file was synced, its name once its folder was. Of later changes, any part may
/// have arrived.
struct Disk: Sendable {
    /// The target of a name.
    enum Node: Sendable, Hashable {
        case file(UInt64)
        case folder
    }

    /// A change to the bytes of a file.
    enum Edit: Sendable, Hashable {
        case write(offset: Int, bytes: Data)
        case truncate(Int)

        /// Makes the change, or the first `part` bytes of a write.
        func apply(to bytes: inout Data, part: Int = .max, zeroed: Bool = false) {
            switch self {
            case .truncate(let length):
                bytes = bytes.prefix(length) + Data(count: max(0, length - bytes.count))
            case .write(let offset, let written):
                let kept = zeroed ? Data(count: written.count) : written.prefix(part)
                bytes += Data(count: max(0, offset - bytes.count))
                bytes = bytes.prefix(offset) + kept + bytes.dropFirst(offset + kept.count)
            }
        }
    }

    /// A change to the names in a folder.
    struct Renaming: Sendable, Hashable {
        /// The name that is no longer there.
        var removed: String?
        /// The name that is there now, and what it leads to.
        var added: String?
        var node: Node?

        /// The folder that must be synced.
        var folder: String { ((added ?? removed ?? "") as NSString).deletingLastPathComponent }

        /// Applies the change; a name that never arrived cannot be moved.
        func apply(to names: inout [String: Node]) {
            if let removed { names[removed] = nil }
            if let added, let node { names[added] = node }
        }
    }

    /// The synced bytes of every file by its inode number.
    private(set) var bytes: [UInt64: Data] = [:]
    /// The changes to files since they were synced.
    private(set) var edits: [UInt64: [Edit]] = [:]
    /// The names that are certainly on disk.
    private(set) var names: [String: Node] = [:]
    /// The changes to names whose folders have not been synced since.
    private(set) var renamings: [Renaming] = []
    /// The targets of names while the machine runs.
    private var current: [String: Node] = [:]

    /// A disk on which everything at and below a folder is synced.
    init(folder: String) {
        names[folder] = .folder
        for path in (try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? [] {
            let whole = "\(folder)/\(path)"
            var status = stat()
            guard lstat(whole, &status) == 0 else { continue }
            if let content = Files.bytes(of: whole) {
                names[whole] = .file(UInt64(status.st_ino))
                bytes[UInt64(status.st_ino)] = content
            } else {
                names[whole] = .folder
            }
        }
        current = names
    }

    /// Applies a change, none of which needs to arrive until it is synced.
    mutating func make(_ change: Change) {
        switch change {
        case .create(let inode, let path):
            // The file system may reuse the number of a removed file.
            bytes[inode] = Data()
            edits[inode] = []
            rename(Renaming(added: path, node: .file(inode)))
        case .write(let inode, let offset, let written):
            edits[inode, default: []].append(.write(offset: offset, bytes: written))
        case .truncate(let inode, let length): edits[inode, default: []].append(.truncate(length))
        case .sync(let inode):
            for edit in edits[inode] ?? [] { edit.apply(to: &bytes[inode, default: Data()]) }
            edits[inode] = []
        case .syncFolder(let folder):
            for renaming in renamings where renaming.folder == folder { renaming.apply(to: &names) }
            renamings.removeAll { $0.folder == folder }
        case .makeFolder(let path): rename(Renaming(added: path, node: .folder))
        case .remove(let path): rename(Renaming(removed: path))
        case .rename(let from, let to): rename(Renaming(removed: from, added: to, node: current[from]))
        case .link(let from, let to): rename(Renaming(added: to, node: current[from]))
        }
    }

    private mutating func rename(_ renaming: Renaming) {
        renaming.apply(to: &current)
        renamings.append(renaming)
    }

    /// The bytes of every file whose name and parent folders are certainly on disk.
    func certain(below root: String) -> [String: Data] { Self.files(names, below: root) { bytes[$0] ?? Data() } }

    /// The files that can be reached through names from a folder down.
    static func files(
        _ names: [String: Node], below root: String, _ content: (UInt64) -> Data
    ) -> [String: Data] {
        var files: [String: Data] = [:]
        for (path, node) in names.sorted(by: { $0.key < $1.key }) {
            guard case .file(let inode) = node else { continue }
            var above = (path as NSString).deletingLastPathComponent
            while above.count > root.count, names[above] == .folder {
                above = (above as NSString).deletingLastPathComponent
            }
            if above == root { files[path] = content(inode) }
        }
        return files
    }
}
