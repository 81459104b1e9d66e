import Foundation
import MemoryExperiment

extension Report {
    /// Compares every file that an output folder's manifest names with the hash it gives.
    ///
    /// - Returns: The number of files, all of which are as they were written.
    /// - Throws: `Failure(.missingInput)` where there is no manifest, `Failure(.data)` naming the first file, in the
    ///   order of their paths, that is missing or has other bytes.
    /// - Complexity: O(n) in the number of bytes.
    public static func verifyFiles(of output: String) throws(Failure) -> Int {
        let place = "\(output)/\(Manifest.fileName)"
        guard FileManager.default.fileExists(atPath: place) else {
            throw Failure(.missingInput, "There is no \(place): name a folder that a report was written to.")
        }
        guard let manifest = Manifest.read(from: output) else {
            throw Failure(.data, "\(place) is not a manifest of this program's. Write the report again.")
        }
        for (file, hash) in manifest.files.sorted(by: { $0.key < $1.key }) {
            // A manifest may come from anywhere; only files below the folder are looked at.
            guard WrittenReport.isBelow(file) else {
                throw Failure(.data, "\(place) names `\(file.prefix(80))`, which is not a file of the report.")
            }
            let path = "\(output)/\(file)"
            guard FileManager.default.fileExists(atPath: path) else {
                throw Failure(
                    .data, "\(path) is missing, though \(Manifest.fileName) names it. Write the report again.")
            }
            guard try BoundedFile(at: path, limit: largestFile).hash() == hash else {
                throw Failure(
                    .data, "\(path) is not the file that \(Manifest.fileName) names: its SHA-256 is another.")
            }
        }
        return manifest.files.count
    }

    /// The largest file that is read, in bytes.
    private static let largestFile = 1 << 36
}
