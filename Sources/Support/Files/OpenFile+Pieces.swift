import Foundation

extension OpenFile {
    /// The bytes of a range, read piece by piece without moving the file's position, so that threads can share the file.
    ///
    /// Memory grows with what the file delivers, not with what was asked for.
    ///
    /// - Throws: `SystemError` if the file ends before the range does, or cannot be read.
    package func bytes(_ range: Range<Int>) throws(SystemError) -> [UInt8] {
        var bytes: [UInt8] = []
        while bytes.count < range.count {
            var piece = [UInt8](repeating: 0, count: min(range.count - bytes.count, 1 << 20))
            let count = pread(handle.fileDescriptor, &piece, piece.count, off_t(range.lowerBound + bytes.count))
            if count < 0 && errno == EINTR { continue }
            guard count >= 0 else { throw SystemError(code: errno) }
            guard count > 0 else { throw SystemError(reason: "it became shorter meanwhile") }
            guard count < range.count else { return piece }
            if bytes.isEmpty { bytes.reserveCapacity(range.count) }
            bytes += piece.prefix(count)
        }
        return bytes
    }
}
