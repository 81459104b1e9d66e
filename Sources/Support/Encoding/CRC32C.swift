/// The cyclic redundancy check CRC-32C: the polynomial of Castagnoli, reflected, as in RFC 3720, appendix B.4.
///
/// It detects every change of up to three bits and every burst of up to 32 bits in lines of any length that occurs in a
/// journal.
package struct CRC32C: Sendable {
    private var register: UInt32 = .max

    /// The checksum of no bytes.
    package init() {}

    /// The checksum of `bytes`.
    package static func checksum(of bytes: ArraySlice<UInt8>) -> UInt32 {
        var check = CRC32C()
        check.append(bytes)
        return check.value
    }

    /// The checksum of the bytes so far.
    package var value: UInt32 { ~register }

    /// Processes the next bytes, eight at a time.
    ///
    /// - Complexity: O(n) in the number of bytes.
    package mutating func append(_ bytes: ArraySlice<UInt8>) {
        let tables = Self.tables
        var position = bytes.startIndex
        while bytes.endIndex - position >= 8 {
            let first = register ^ Self.word(bytes, at: position)
            let second = Self.word(bytes, at: position + 4)
            let left = tables[7][first] ^ tables[6][first >> 8] ^ tables[5][first >> 16] ^ tables[4][first >> 24]
            let right = tables[3][second] ^ tables[2][second >> 8] ^ tables[1][second >> 16] ^ tables[0][second >> 24]
            register = left ^ right
            position += 8
        }
        for byte in bytes[position...] {
            register = tables[0][register ^ UInt32(byte)] ^ (register >> 8)
        }
    }

    private static func word(_ bytes: ArraySlice<UInt8>, at position: Int) -> UInt32 {
        UInt32(bytes[position]) | UInt32(bytes[position + 1]) << 8 | UInt32(bytes[position + 2]) << 16
            | UInt32(bytes[position + 3]) << 24
    }

    /// For each byte value, the checksum of that byte followed by a number of zero bytes; eight tables advance eight
    /// bytes at once.
    package struct Table: Sendable {
        private let values: [UInt32]

        /// Values by the lowest byte of an index.
        package subscript(index: UInt32) -> UInt32 { values[Int(index & 0xFF)] }

        /// The table of a byte on its own.
        init() {
            values = (0..<256).map { byte in
                (0..<8).reduce(UInt32(byte)) { value, _ in value & 1 == 1 ? value >> 1 ^ 0x82F6_3B78 : value >> 1 }
            }
        }

        /// The table of a byte followed by one more zero byte than in `previous`.
        init(after previous: Table, of first: Table) {
            values = (0..<256).map { byte in
                let value = previous[UInt32(byte)]
                return first[value] ^ value >> 8
            }
        }
    }

    /// The tables of a byte followed by zero to seven zero bytes.
    package static let tables: [Table] = {
        var tables = [Table()]
        while tables.count < 8 { tables.append(Table(after: tables[tables.count - 1], of: tables[0])) }
        return tables
    }()
}
