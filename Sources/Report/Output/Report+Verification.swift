import Foundation
import MemoryExperiment
import Support

extension Report {
    /// Compares every file in an output folder's manifest with its recorded hash.
    ///
    /// - Returns: The number of files, all of which are unchanged.
    /// - Throws: `Failure(.missingInput)` if there is no manifest, `Failure(.data)` naming the first file, in the
    ///   order of their paths, that is missing or has other bytes.
    /// - Complexity: O(n) in the number of bytes.
    public static func verifyFiles(of output: String) throws(Failure) -> Int {
        let place = "\(output)/\(Manifest.fileName)"
        guard let folder = try? HeldFolder(at: output), let kind = try? folder.entry(Manifest.fileName),
            kind != .nothing
        else {
            throw Failure(.missingInput, "There is no \(place): name a folder that a report was written to.")
        }
        guard let manifest = Manifest.read(in: folder) else {
            throw Failure(.data, "\(place) is not a valid manifest. Write the report again.")
        }
        for (file, hash) in manifest.files.sorted(by: { $0.key < $1.key }) {
            // A manifest is untrusted; only files below the folder are checked.
            guard WrittenReport.isBelow(file) else {
                throw Failure(.data, "\(place) names `\(file.prefix(80))`, which is not a file of the report.")
            }
            guard let present = try presentFile(file, in: folder) else {
                throw Failure(
                    .data,
                    "\(output)/\(file) is missing, but \(Manifest.fileName) names it. Write the report again.")
            }
            guard try present.hash() == hash else {
                throw Failure(
                    .data,
                    "\(output)/\(file) is not the file that \(Manifest.fileName) names: its SHA-256 differs.")
            }
        }
        return manifest.files.count
    }

    /// A file below an open folder; nil if it is not there.
    ///
    /// - Throws: `Failure(.data)` if it is a link, is behind a link, or is not a regular file.
    private static func presentFile(_ file: String, in output: HeldFolder) throws(Failure) -> BoundedFile? {
        var names = file.split(separator: "/").map(String.init)
        let name = names.removeLast()
        var folder = output
        for inner in names {
            let place = folder.path(of: inner)
            let next = try SystemError.reporting(.data, "\(place) cannot be read") {
                () throws(SystemError) -> HeldFolder? in
                switch try folder.entry(inner) {
                case .nothing: nil
                case .link: throw SystemError(reason: "it is a symbolic link, which no report contains")
                case .file, .folder, .special: try folder.folder(inner)
                }
            }
            guard let next else { return nil }
            folder = next
        }
        guard (try? folder.entry(name)) != .nothing else { return nil }
        return try BoundedFile(name, in: folder, limit: largestFile)
    }

    /// The largest file that is read, in bytes.
    private static let largestFile = 1 << 36
}
