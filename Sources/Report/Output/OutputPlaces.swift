import MemoryExperiment
import Support

/// The places of a report's files in an output folder, with their present contents.
struct OutputPlaces {
    private let output: HeldFolder
    private let former: FormerReports
    private let replacesForeignFiles: Bool

    /// The folders below an output folder.
    private static let folders = ["figures", "tables"] + journalFolders
    /// Those that hold journals, which `JournalCopy` checks.
    private static let journalFolders = [JournalFolderName.main, JournalFolderName.first]

    /// The places in an open folder.
    init(in output: HeldFolder, former: FormerReports, replacesForeignFiles: Bool) {
        self.output = output
        self.former = former
        self.replacesForeignFiles = replacesForeignFiles
    }

    /// Rejects places whose contents a report must not replace.
    ///
    /// - Parameters:
    ///   - files: The paths of the report's files, its manifest among them.
    ///   - manifest: The report's manifest.
    func require(_ files: [String], manifest: Manifest) throws(Failure) {
        try requireNothingInTheWay(of: files)
        for file in files where !Self.journalFolders.contains(OutputPath(file).folder) {
            guard try !mayReplace(file, hash: manifest.files[file]) else { continue }
            throw Failure(
                .cannotCreate,
                """
                \(output.path)/\(file) is not a file of a former report. Nothing was changed: move it away, choose another \
                output folder, or replace such files with --force.
                """)
        }
    }

    /// Rejects links and files in the places of folders, and folders in the places of files.
    func requireNothingInTheWay(of files: [String]) throws(Failure) {
        for folder in Self.folders {
            switch try entry(folder) {
            case .nothing, .folder: break
            case .link: throw refusal(of: folder, "is a link, and reports do not follow links")
            case .file, .special: throw refusal(of: folder, "is a file, but the report needs a folder there")
            }
        }
        for file in files {
            switch try entry(file) {
            case .nothing, .file: break
            case .folder: throw refusal(of: file, "is a folder, but the report needs a file there")
            case .link where !replacesForeignFiles:
                throw refusal(of: file, "is a link, and reports do not follow links")
            case .special where !replacesForeignFiles: throw refusal(of: file, "is not a regular file")
            case .link, .special: break
            }
        }
        guard !replacesForeignFiles, try entry(Manifest.fileName) == .file, Manifest.read(in: output) == nil else {
            return
        }
        throw Failure(
            .cannotCreate,
            """
            \(output.path)/\(Manifest.fileName) is not the manifest of a report. Nothing was changed: move it away, \
            choose another output folder, or replace such files with --force.
            """)
    }

    private func refusal(of path: String, _ what: String) -> Failure {
        Failure(
            .cannotCreate,
            "\(output.path)/\(path) \(what). Nothing was changed: move it away, or choose another output folder.")
    }

    /// Whether replacing the contents of a place loses no foreign file.
    private func mayReplace(_ file: String, hash: String?) throws(Failure) -> Bool {
        guard !replacesForeignFiles, try entry(file) == .file else { return true }
        // The manifest itself is checked when it is read.
        if file == Manifest.fileName || former.names(file) { return true }
        let path = OutputPath(file)
        guard let folder = try? folder(path.folder) else { return false }
        return (try? BoundedFile(path.name, in: folder, limit: FormerReports.largestFile).hash()) == hash
    }

    private func folder(_ name: String) throws(SystemError) -> HeldFolder {
        name.isEmpty ? output : try output.folder(name)
    }

    /// The contents of a place.
    private func entry(_ file: String) throws(Failure) -> HeldFolder.Entry {
        let path = OutputPath(file)
        return try SystemError.reporting(.cannotCreate, "\(output.path)/\(file) cannot be inspected") {
            () throws(SystemError) in
            guard !path.folder.isEmpty else { return try output.entry(path.name) }
            guard try output.entry(path.folder) == .folder else { return .nothing }
            return try output.folder(path.folder).entry(path.name)
        }
    }
}
