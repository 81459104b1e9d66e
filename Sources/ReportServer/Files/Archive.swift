import MemoryExperiment
import Support
import Synchronization

/// A ustar archive (POSIX) of files, generated while it is sent.
struct Archive: Sendable {
    /// One file of an archive.
    struct Entry: Sendable {
        /// The path in the archive.
        let path: String
        /// The path of the file on disk.
        let place: String
        /// The size in bytes.
        let count: Int

        /// An entry for a file of the current size.
        ///
        /// - Throws: `Failure(.missingInput)` if the file cannot be opened.
        init(path: String, place: String) throws(Failure) {
            self.path = path
            self.place = place
            count = try FilePieces(at: place).count
        }
    }

    private let entries: [Entry]

    /// The block size in bytes; headers and files are padded to multiples of it.
    private static let blockSize = 512

    /// An archive of files; omits files whose path or size ustar cannot represent.
    init(_ entries: [Entry]) {
        self.entries = entries.filter { Self.header(of: $0) != nil }
    }

    /// The size of the archive in bytes.
    var count: Int {
        entries.reduce(2 * Self.blockSize) { $0 + Self.blockSize + Self.padded($1.count) }
    }

    /// The bytes; the stream fails if the size of a file has changed.
    var pieces: AsyncThrowingStream<[UInt8], any Error> {
        let writing = Writing(entries)
        return AsyncThrowingStream { try writing.next() }
    }

    /// The progress of writing an archive.
    private final class Writing: Sendable {
        private struct State {
            var rest: ArraySlice<Entry>
            var reading: FilePieces.Reading?
            /// The remaining bytes of the file, and the number of zeros after it.
            var left = 0
            var padding = 0
            var hasEnded = false
        }

        private let state: Mutex<State>

        init(_ entries: [Entry]) {
            state = Mutex(State(rest: entries[...]))
        }

        func next() throws -> [UInt8]? {
            try state.withLock { state in
                if state.left > 0 { return try Self.nextPiece(&state) }
                guard let entry = state.rest.popFirst() else {
                    guard !state.hasEnded else { return nil }
                    state.hasEnded = true
                    return [UInt8](repeating: 0, count: 2 * blockSize)
                }
                // Files are opened one at a time, so slow clients do not keep all files of a report open.
                let file = try FilePieces(at: entry.place)
                guard file.count == entry.count else { throw changed }
                state.reading = file.reading
                state.left = entry.count
                state.padding = padded(entry.count) - entry.count
                return header(of: entry)
            }
        }

        private static func nextPiece(_ state: inout State) throws -> [UInt8] {
            guard let piece = try state.reading?.next() else { throw changed }
            state.left -= piece.count
            return state.left == 0 ? piece + [UInt8](repeating: 0, count: state.padding) : piece
        }
    }

    private static var changed: Failure {
        Failure(.inputOutput, "A file changed while it was being archived. Download the archive again.")
    }

    private static func padded(_ count: Int) -> Int { (count + blockSize - 1) / blockSize * blockSize }

    /// The header block of a file (IEEE Std 1003.1, pax, "ustar Interchange Format").
    private static func header(of entry: Entry) -> [UInt8]? {
        guard let (prefix, name) = split(Array(entry.path.utf8)), entry.count < 1 << 33 else { return nil }
        var block = [UInt8](repeating: 0, count: blockSize)
        func put(_ bytes: some Sequence<UInt8>, at offset: Int) {
            for (index, byte) in bytes.enumerated() { block[offset + index] = byte }
        }
        func octal(_ value: Int, digits: Int) -> [UInt8] {
            let text = String(value, radix: 8)
            return Array((String(repeating: "0", count: max(0, digits - text.utf8.count)) + text).utf8)
        }
        put(name, at: 0)
        put("0000644".utf8, at: 100)
        put("0000000".utf8, at: 108)
        put("0000000".utf8, at: 116)
        put(octal(entry.count, digits: 11), at: 124)
        put(octal(modificationTime, digits: 11), at: 136)
        put([UInt8](repeating: 0x20, count: 8), at: 148)
        put("0".utf8, at: 156)
        put("ustar".utf8, at: 257)
        put("00".utf8, at: 263)
        put(prefix, at: 345)
        let sum = block.reduce(0) { $0 + Int($1) }
        put(octal(sum, digits: 6) + [0, 0x20], at: 148)
        return block
    }

    /// A constant time, so the same files give the same archive: 2 April 2019, in seconds since 1970.
    private static let modificationTime = 1_554_163_200

    /// A path as the two ustar fields of 155 and 100 bytes; nil if it does not fit.
    private static func split(_ path: [UInt8]) -> (prefix: ArraySlice<UInt8>, name: ArraySlice<UInt8>)? {
        guard path.count > 100 else { return ([], path[...]) }
        for slash in path.indices where path[slash] == UInt8(ascii: "/") && slash <= 155 {
            let name = path[(slash + 1)...]
            if name.count <= 100, !name.isEmpty { return (path[..<slash], name) }
        }
        return nil
    }
}
