import Foundation
import MemoryExperiment

/// One file of an output folder that is as large as a journal, so that it is copied piece by piece.
///
/// The original stays open: what is copied is what was hashed, even where another file takes its place meanwhile.
package struct CopiedFile: Sendable {
    /// The path below the folder, such as `journal/runs.jsonl`.
    package let path: String
    private let original: BoundedFile

    /// A copy of the file at `original`, which has at most `limit` bytes.
    ///
    /// - Throws: `Failure` where the original is missing, cannot be read or is longer than the limit.
    package init(path: String, of original: String, limit: Int) throws(Failure) {
        self.path = path
        self.original = try BoundedFile(at: original, limit: limit)
    }

    /// The SHA-256 of the file.
    ///
    /// - Complexity: O(n) in the number of bytes.
    package func hash() throws(Failure) -> String { try original.hash() }

    /// Writes the file to an open one.
    ///
    /// - Throws: What reading or writing throws.
    func write(to handle: FileHandle) throws {
        try original.forEachPiece { piece in try handle.write(contentsOf: piece) }
    }
}
