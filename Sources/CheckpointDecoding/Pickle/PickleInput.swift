import Support

/// Reads a source byte by byte through a window.
package struct PickleInput {
    /// The place of the next byte.
    package private(set) var position: Int
    /// The name of the source.
    let name: String
    /// The number of bytes of the source.
    private let count: Int
    private let read: (Range<Int>) throws(Failure) -> [UInt8]
    private var window: [UInt8] = []
    private var windowStart = 0

    private static let windowSize = 1 << 16
    private static let longestLine = 1 << 16

    /// The bytes of a source from a position on.
    ///
    /// - Parameters:
    ///   - name: The name of the source, for messages.
    ///   - count: The number of bytes of the source.
    ///   - position: The place of the first byte to read.
    ///   - read: The bytes of a range within the source.
    package init(
        name: String, count: Int, at position: Int, read: @escaping (Range<Int>) throws(Failure) -> [UInt8]
    ) {
        self.name = name
        self.count = count
        self.position = position
        self.read = read
    }

    /// A failure about the pickle.
    func failure(_ complaint: String) -> Failure {
        Failure(.data, "The pickle in \(name) \(complaint).")
    }

    /// The next byte.
    mutating func byte() throws(Failure) -> UInt8 {
        if position < windowStart || position >= windowStart + window.count {
            guard position < count else { throw truncated }
            window = try read(position..<min(position + Self.windowSize, count))
            windowStart = position
        }
        let byte = window[position - windowStart]
        position += 1
        return byte
    }

    /// The next bytes, at most 16 MB.
    mutating func bytes(_ length: Int) throws(Failure) -> [UInt8] {
        guard length >= 0, length <= count - position else { throw truncated }
        guard length <= 16 << 20 else { throw failure("has a string of \(length.grouped) bytes; 16 MB are allowed") }
        let bytes = try read(position..<position + length)
        position += length
        return bytes
    }

    /// A number with its least significant byte first, which must fit in an `Int`.
    mutating func integer(_ size: Int) throws(Failure) -> Int {
        var bits: UInt64 = 0
        for place in 0..<size { bits |= UInt64(try byte()) << (8 * UInt64(place)) }
        guard let integer = Int(exactly: bits) else { throw truncated }
        return integer
    }

    /// The bytes up to the end of a line, which is skipped.
    mutating func line() throws(Failure) -> String {
        var line: [UInt8] = []
        while true {
            let byte = try byte()
            guard byte != UInt8(ascii: "\n") else { return String(decoding: line, as: UTF8.self) }
            guard line.count < Self.longestLine else { throw failure("has a line that is too long") }
            line.append(byte)
        }
    }

    private var truncated: Failure { failure("ends too early; copy or save the file again") }
}
