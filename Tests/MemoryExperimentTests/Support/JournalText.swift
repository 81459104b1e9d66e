import Foundation

/// CRC-32C bit by bit, as RFC 3720 defines it: slow and obvious.
func slowCRC32C(_ bytes: some Sequence<UInt8>) -> UInt32 {
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
    var resealed: String {
        let members = dropLast(17)
        let digits = String(slowCRC32C(members.utf8), radix: 16)
        return members + "\"crc\":\"" + String(repeating: "0", count: 8 - digits.count) + digits + "\"}"
    }

    /// The lines of a journal file in the older format without checksums.
    var unsealed: String {
        let lines = split(separator: "\n").filter { !$0.hasPrefix("{\"closed\":") }
        return lines.map { "\($0.dropLast(18))}\n" }.joined().replacing(
            "{\"schema\":3", with: "{\"schema\":2", maxReplacements: 1)
    }
}

extension TemporaryFolder {
    /// The names of the journal's files, `part-…` and `shard-…` without their random parts.
    var journalNames: [String] {
        get throws {
            try names.map { $0.replacing(/-[0-9a-f]{32}\.jsonl/, with: ".jsonl") }
        }
    }

    /// The full names of parts and shards.
    var parts: [String] {
        get throws { try names.filter { $0.hasPrefix("part-") || $0.hasPrefix("shard-") } }
    }

    /// The name of the only part or shard.
    var part: String {
        get throws {
            let parts = try parts
            guard parts.count == 1 else { throw TestError(description: "\(parts) is not one part") }
            return parts[0]
        }
    }
}

/// An error after which a test cannot continue.
struct TestError: Error, CustomStringConvertible {
    let description: String
}
