import Foundation
import Support

/// Reads the lines of a file without holding more than one of them and a chunk in memory.
struct LineReader {
    /// The longest allowed line in bytes; real lines have less than a tenth of that.
    static let longestLine = 1 << 24

    private let file: OpenFile
    private let chunkSize = 1 << 20
    private var buffer: [UInt8] = []
    private var position = 0

    /// The number of the last returned line, from 1.
    private(set) var lineNumber = 0
    /// The total size of the lines returned so far, with their newlines: the offset at which a torn last line begins.
    private(set) var byteCount = 0

    /// The bytes after the last newline: all of them once `next` has returned nil.
    var remainder: ArraySlice<UInt8> { buffer[position...] }

    /// Reads lines from the current position of `file`.
    init(_ file: OpenFile) {
        self.file = file
    }

    /// The next complete line without its newline, or nil if only bytes after the last newline are left.
    ///
    /// - Throws: `Failure` of kind `data` if a line is too long and `inputOutput` if reading fails.
    mutating func next() throws(Failure) -> ArraySlice<UInt8>? {
        var searched = position
        while true {
            if let end = buffer[searched...].firstIndex(of: UInt8(ascii: "\n")) {
                defer { position = end + 1 }
                lineNumber += 1
                byteCount += end + 1 - position
                return buffer[position..<end]
            }
            guard buffer.count - position <= Self.longestLine else {
                let place = "\(file.path), line \(lineNumber + 1)"
                throw Failure(.data, "\(place) is longer than \(Self.longestLine) bytes, so the file is not a journal.")
            }
            buffer.removeFirst(position)
            position = 0
            searched = buffer.count
            let chunk = try SystemError.reporting(.inputOutput, "Reading \(file.path) failed") {
                () throws(SystemError) in
                try SystemError.catching { try file.handle.read(upToCount: chunkSize) }
            }
            guard let chunk, !chunk.isEmpty else { return nil }
            buffer.append(contentsOf: chunk)
        }
    }
}
