import Foundation
import MemoryExperiment
import Support

extension Report {
    /// Compares every file that an output folder's manifest names with the hash it gives.
    ///
    /// - Returns: The number of files, all of which are as they were written.
    /// - Throws: `Failure(.missingInput)` where there is no manifest, `Failure(.data)` naming the first file, in the
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
            throw Failure(.data, "\(place) is not a manifest of this program's. Write the report again.")
        }
        for (file, hash) in manifest.files.sorted(by: { $0.key < $1.key }) {
            // A manifest may come from anywhere; only files below the folder are looked at.
            guard WrittenReport.isBelow(file) else {
                throw Failure(.data, "\(place) names `\(file.prefix(80))`, which is not a file of the report.")
            }
            guard let present = try presentFile(file, in: folder) else {
                throw Failure(
                    .data,
                    "\(output)/\(file) is missing, though \(Manifest.fileName) names it. Write the report again.")
            }
            guard try present.hash() == hash else {
                throw Failure(
                    .data,
                    "\(output)/\(file) is not the file that \(Manifest.fileName) names: its SHA-256 is another.")
            }
        }
        return manifest.files.count
    }

    /// A file below an open folder; nil where it is not there.
    ///
    /// - Throws: `Failure(.data)` where it is a link or in a link, or no plain file.
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
                case .link: throw SystemError(reason: "it is a symbolic link, and no report has any")
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
