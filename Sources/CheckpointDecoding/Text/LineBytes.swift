/// Divides the bytes of a text into lines while they arrive.
package struct LineBytes: Sendable {
    /// The bytes after the last line end.
    package private(set) var rest: [UInt8] = []

    /// No bytes.
    package init() {}

    /// The lines that end in the next bytes, without their ends.
    ///
    /// - Complexity: O(n) in the number of bytes.
    package mutating func lines(endingIn piece: [UInt8]) -> [[UInt8]] {
        var lines: [[UInt8]] = []
        var start = piece.startIndex
        while let end = piece[start...].firstIndex(of: UInt8(ascii: "\n")) {
            lines.append(rest + piece[start..<end])
            rest = []
            start = end + 1
        }
        rest += piece[start...]
        return lines
    }
}
