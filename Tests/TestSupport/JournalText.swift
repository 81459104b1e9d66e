/// CRC-32C bit by bit, as RFC 3720 defines it: slow and obvious.
package func slowCRC32C(_ bytes: some Sequence<UInt8>) -> UInt32 {
    var register: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
        register ^= UInt32(byte)
        for _ in 0..<8 { register = register & 1 == 1 ? register >> 1 ^ 0x82F6_3B78 : register >> 1 }
    }
    return ~register
}

extension String {
    /// The journal line, without its newline, with a checksum that matches its bytes.
    ///
    /// - Precondition: The line ends in a checksum, right or wrong.
    package var resealed: String {
        let members = dropLast(17)
        let digits = String(slowCRC32C(members.utf8), radix: 16)
        return members + "\"crc\":\"" + String(repeating: "0", count: 8 - digits.count) + digits + "\"}"
    }

    /// The lines of a journal file in the older format without checksums.
    package var unsealed: String {
        let lines = split(separator: "\n").filter { !$0.hasPrefix("{\"closed\":") }
        return lines.map { "\($0.dropLast(18))}\n" }.joined().replacing(
            "{\"schema\":3", with: "{\"schema\":2", maxReplacements: 1)
    }
}
