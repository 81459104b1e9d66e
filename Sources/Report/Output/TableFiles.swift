import MemoryExperiment
import Support

/// The tables of an output folder as they are at one moment.
public struct TableFiles: Sendable {
    /// The output folder.
    public let output: String
    /// The SHA-256 of each file, by its path below the output folder.
    let hashes: [String: String]
    /// The SHA-256 of each table that the report in the folder has, as its manifest names it.
    let written: [String: String]

    /// The folder of tables inside an output folder.
    static let folderName = "tables"

    /// Looks at an output folder.
    ///
    /// An unreadable file counts as missing, and so does every file if there is no folder.
    ///
    /// - Complexity: O(n) in the number of bytes.
    public init(in output: String) {
        self.output = output
        guard let root = try? HeldFolder(at: output) else {
            (hashes, written) = ([:], [:])
            return
        }
        let prefix = "\(Self.folderName)/"
        written = (Manifest.read(in: root)?.files ?? [:]).filter { $0.key.hasPrefix(prefix) }
        guard let folder = try? root.folder(Self.folderName), let names = try? folder.names() else {
            hashes = [:]
            return
        }
        let found = names.compactMap { name -> (String, String)? in
            let file = try? BoundedFile(name, in: folder, limit: FormerReports.largestFile)
            return (try? file?.hash()).map { (prefix + name, $0) }
        }
        hashes = Dictionary(found) { first, _ in first }
    }

    /// The changes of a report that was written after this state.
    ///
    /// - Parameter later: The tables of the same folder afterwards.
    public func changes(to later: TableFiles) -> TableChanges { TableChanges(from: self, to: later) }
}
