import Foundation
import LoopbackHTTP
import MemoryExperiment
import Support
import Synchronization

/// A file that is read in pieces while it is sent.
struct FilePieces: Sendable {
    /// The size of the file in bytes.
    let count: Int
    private let path: String
    private let handle: FileHandle

    /// Opens a regular file; rejects links, pipes and devices.
    ///
    /// - Throws: `Failure(.missingInput)` if the file cannot be opened.
    init(at path: String) throws(Failure) {
        let opened = try SystemError.reporting(.missingInput, "\(path) cannot be opened") {
            () throws(SystemError) in
            // Opening a device can have side effects.
            let entry = HeldFolder.Entry(at: path)
            guard entry == .file || entry == .nothing else { throw SystemError(reason: entry.reason) }
            let file = try OpenFile(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK)
            return (handle: file.handle, count: try file.sizeOfRegularFile())
        }
        self.path = path
        handle = opened.handle
        count = opened.count
    }

    /// The whole file.
    ///
    /// - Throws: `Failure(.data)` if it has more than `limit` bytes, `Failure(.inputOutput)` if it cannot be read.
    func bytes(limit: Int) throws(Failure) -> Data {
        guard count <= limit else {
            throw Failure(.data, "\(path) is larger than the limit of \(limit.grouped) bytes.")
        }
        return try SystemError.reporting(.inputOutput, "\(path) cannot be read") { () throws(SystemError) in
            try SystemError.catching { try handle.read(upToCount: count) ?? Data() }
        }
    }

    /// The bytes that the file had when it was opened, or fewer if it was truncated since.
    var pieces: AsyncThrowingStream<[UInt8], any Error> {
        let reading = reading
        return AsyncThrowingStream { try reading.next() }
    }

    /// A reading of the file from its beginning.
    var reading: Reading { Reading(handle: handle, count: count) }

    /// The position of a reader; a file has one reader at a time.
    final class Reading: Sendable {
        private let handle: FileHandle
        private let count: Int
        private let offset = Mutex(0)

        fileprivate init(handle: FileHandle, count: Int) {
            self.handle = handle
            self.count = count
        }

        /// The next bytes; nil at the end.
        func next() throws -> [UInt8]? {
            try offset.withLock { offset in
                guard offset < count else { return nil }
                try handle.seek(toOffset: UInt64(offset))
                let piece = try handle.read(upToCount: min(HTTPResponse.pieceSize, count - offset)) ?? Data()
                offset += piece.count
                return piece.isEmpty ? nil : Array(piece)
            }
        }
    }
}
