import FoundationEssentials
import Support

/// The format of a journal file's lines, as the file's header names it.
public enum JournalSchema: Int, Sendable, Hashable {
    /// Lines without a checksum, as older programs wrote them.
    case unchecked = 2
    /// Every line, including the header, ends in the key `crc`: the CRC-32C of all bytes of the line before that key,
    /// as eight lower-case hexadecimal digits.
    case checked = 3

    /// The schema that this program writes.
    package static let current = JournalSchema.checked

    /// The text between the last member of a line and its checksum.
    private static let key: StaticString = "\"crc\":\""
    /// The number of bytes from the key to the end of the line.
    private static let trailerLength = key.utf8CodeUnitCount + 8 + "\"}".utf8.count

    /// Completes a line that lacks only its closing brace.
    ///
    /// - Parameter line: The line from its opening brace to its last member; its end and newline are appended.
    package func end(_ line: inout [UInt8]) {
        switch self {
        case .unchecked: line.append(contentsOf: "}\n".utf8)
        case .checked:
            line.append(UInt8(ascii: ","))
            let checksum = CRC32C.checksum(of: line[...])
            line.append(contentsOf: Self.trailer(of: checksum))
            line.append(UInt8(ascii: "\n"))
        }
    }

    /// The line from its opening brace to its last member, without what `end` adds.
    ///
    /// - Throws: `LineError` if the line lacks a checksum that its schema requires, has one that its schema forbids, or
    ///   has a wrong one.
    package func members(of line: ArraySlice<UInt8>) throws(LineError) -> ArraySlice<UInt8> {
        switch self {
        case .unchecked:
            guard line.last == UInt8(ascii: "}") else { throw LineError(reason: "it does not end with a brace") }
            guard !Self.hasTrailer(line) else {
                throw LineError(reason: "it has a checksum though the file's header says that no line has one")
            }
            return line.dropLast()
        case .checked:
            guard Self.hasTrailer(line) else { throw LineError(reason: "its checksum is missing") }
            let checked = line.dropLast(Self.trailerLength)
            guard Self.trailer(of: CRC32C.checksum(of: checked)).elementsEqual(line[checked.endIndex...]),
                checked.last == UInt8(ascii: ",")
            else { throw LineError(reason: "its checksum is not that of its bytes, which have changed") }
            return checked.dropLast()
        }
    }

    /// Whether a line ends with a checksum.
    static func hasTrailer(_ line: ArraySlice<UInt8>) -> Bool {
        guard line.count > trailerLength else { return false }
        return line.suffix(trailerLength).starts(with: key.description.utf8)
    }

    private static func trailer(of checksum: UInt32) -> [UInt8] {
        let digits = String(checksum, radix: 16)
        return Array((key.description + String(repeating: "0", count: 8 - digits.count) + digits + "\"}").utf8)
    }
}

extension JournalSchema {
    /// The line that differs from `line` in one bit and matches its checksum, in the `checked` schema; nil if there is
    /// none.
    ///
    /// There is at most one: two such lines would differ in two bits under the checksum, which detects that.
    ///
    /// - Complexity: O(n) in the length of the line.
    static func mending(_ line: ArraySlice<UInt8>) -> [UInt8]? {
        guard line.count > trailerLength else { return nil }
        var mended = Array(line)
        let end = mended.count - trailerLength
        let right = trailer(of: CRC32C.checksum(of: mended[..<end]))
        let changed = zip(right, mended[end...]).reduce(0) { $0 + ($1.0 ^ $1.1).nonzeroBitCount }
        if changed == 1 { return Array(mended[..<end]) + right }
        guard hasTrailer(line),
            let digits = String(bytes: mended[end...].dropFirst(key.utf8CodeUnitCount).prefix(8), encoding: .ascii),
            let stored = UInt32(digits, radix: 16)
        else { return nil }
        // Flipping a bit that is followed by a given number of bytes changes the checksum by a fixed value.
        let difference = stored ^ CRC32C.checksum(of: mended[..<end])
        let first = CRC32C.tables[0]
        var changes = (0..<8).map { first[1 << UInt32($0)] }
        for position in (0..<end).reversed() {
            if let bit = changes.firstIndex(of: difference) {
                mended[position] ^= 1 << UInt8(bit)
                return mended
            }
            changes = changes.map { first[$0] ^ $0 >> 8 }
        }
        return nil
    }
}
