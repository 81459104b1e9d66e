/// A path below an output folder: a name, or a folder and a name in it.
struct OutputPath: Hashable {
    /// The folder below the output folder; empty for the output folder itself.
    let folder: String
    /// The name in that folder.
    let name: String

    /// The folders in which files of an earlier report may be removed.
    private static let ownFolders = ["figures", "tables"]

    /// The parts of a path that this program makes.
    init(_ path: String) {
        let slash = path.lastIndex(of: "/")
        folder = slash.map { String(path[..<$0]) } ?? ""
        name = slash.map { String(path[path.index(after: $0)...]) } ?? path
    }

    /// Whether it is a plain name directly inside one of the report's folders.
    ///
    /// A manifest is untrusted: nothing else that it names is ever removed.
    var isOwn: Bool {
        Self.ownFolders.contains(folder) && !name.isEmpty && !name.hasPrefix(".") && !name.utf8.contains(0)
    }
}
