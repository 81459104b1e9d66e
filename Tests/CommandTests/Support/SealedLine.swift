extension String {
    /// The line with a checksum that matches its bytes, for tests that change numbers on purpose.
    ///
    /// - Precondition: The line ends in a checksum, right or wrong.
    var resealed: String {
        let members = dropLast(17)
        let digits = String(Self.slowCRC32C(members.utf8), radix: 16)
        return members + "\"crc\":\"" + String(repeating: "0", count: 8 - digits.count) + digits + "\"}"
    }

    /// CRC-32C bit by bit, as RFC 3720 defines it: slow and obvious.
    private static func slowCRC32C(_ bytes: some Sequence<UInt8>) -> UInt32 {
        var register: UInt32 = 0xFFFF_FFFF
        for byte in bytes {
            register ^= UInt32(byte)
            for _ in 0..<8 { register = register & 1 == 1 ? register >> 1 ^ 0x82F6_3B78 : register >> 1 }
        }
        return ~register
    }
}

extension Scratch {
    /// Changes the lines of a journal file; the first is the header.
    func changeLines(of journal: String, _ change: (inout [String]) -> Void) throws {
        var lines = (text(of: journal) ?? "").split(separator: "\n").map(String.init)
        change(&lines)
        try write(lines.map { "\($0)\n" }.joined(), to: journal)
    }
}
