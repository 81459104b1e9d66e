/// The cyclic redundancy check CRC-32C: the polynomial of Castagnoli, reflected, as in RFC 3720, appendix B.4.
///
/// It finds every change of up to three bits and every burst of up to 32 bits in lines of any length that a journal has.
package struct CRC32C: Sendable {
    private var register: UInt32 = .max

    /// The check of no bytes yet.
    package init() {}

    /// The check of `bytes`.
    package static func checksum(of bytes: ArraySlice<UInt8>) -> UInt32 {
        var check = CRC32C()
        check.append(bytes)
        return check.value
    }

    /// The check of the bytes so far.
    package var value: UInt32 { ~register }

    /// Takes the next bytes into account, eight at a time.
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

    /// The check of a byte that so many zero bytes follow, for each byte; eight of them advance eight bytes at once.
    package struct Table: Sendable {
        private let values: [UInt32]

        /// Values by the lowest byte of an index.
        package subscript(index: UInt32) -> UInt32 { values[Int(index & 0xFF)] }

        /// The table of a byte alone.
        init() {
            values = (0..<256).map { byte in
                (0..<8).reduce(UInt32(byte)) { value, _ in value & 1 == 1 ? value >> 1 ^ 0x82F6_3B78 : value >> 1 }
            }
        }

        /// The table of a byte that one zero byte more follows than in `previous`.
        init(after previous: Table, of first: Table) {
            values = (0..<256).map { byte in
                let value = previous[UInt32(byte)]
                return first[value] ^ value >> 8
            }
        }
    }

    /// The tables of a byte that zero to seven zero bytes follow.
    package static let tables: [Table] = {
        var tables = [Table()]
        while tables.count < 8 { tables.append(Table(after: tables[tables.count - 1], of: tables[0])) }
        return tables
    }()
}
