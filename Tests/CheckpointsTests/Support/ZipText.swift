/// Writes zip archives with stored entries, honest or not.
struct ZipText {
    /// An entry; what it declares may differ from what it has.
    struct Entry {
        var name: String
        var bytes: [UInt8]
        var method = 0
        var checksum: UInt32?
        var size: Int?
        var storedSize: Int?
        var offset: Int?
        var localName: String?
        var flags = 0
    }

    var entries: [Entry] = []
    var comment: [UInt8] = []
    /// Whether sizes and places are in the fields of Zip64.
    var isLong = false

    /// The archive.
    var bytes: [UInt8] {
        var (body, directory): ([UInt8], [UInt8]) = ([], [])
        for entry in entries {
            let kind = Self.little(20, 2) + Self.little(entry.flags, 2) + Self.little(entry.method, 2)
            let localName = Array((entry.localName ?? entry.name).utf8)
            let name = Array(entry.name.utf8)
            let offset = entry.offset ?? body.count
            let extra = isLong ? extra(of: entry, offset: offset) : []
            directory +=
                [0x50, 0x4B, 1, 2, 20, 0] + kind + numbers(of: entry) + Self.little(name.count, 2)
                + Self.little(extra.count, 2) + Self.little(0, 10) + Self.little(isLong ? 0xFFFF_FFFF : offset, 4)
                + name + extra
            body += [0x50, 0x4B, 3, 4] + kind + numbers(of: entry)
            body += Self.little(localName.count, 2) + [0, 0] + localName + entry.bytes
        }
        return body + directory + end(start: body.count, size: directory.count)
    }

    /// Time, checksum and sizes.
    private func numbers(of entry: Entry) -> [UInt8] {
        let checksum = entry.checksum ?? Self.checksum(of: entry.bytes)
        let sizes = [entry.storedSize ?? entry.bytes.count, entry.size ?? entry.bytes.count]
        return Self.little(0, 4) + Self.little(Int(checksum), 4)
            + sizes.flatMap { Self.little(isLong ? 0xFFFF_FFFF : $0, 4) }
    }

    /// The field of Zip64.
    private func extra(of entry: Entry, offset: Int) -> [UInt8] {
        // A field of another kind stands first.
        [0x55, 0x54, 1, 0, 7, 1, 0, 24, 0] + Self.little(entry.size ?? entry.bytes.count, 8)
            + Self.little(entry.storedSize ?? entry.bytes.count, 8) + Self.little(offset, 8)
    }

    /// The records at the end.
    private func end(start: Int, size: Int) -> [UInt8] {
        let numbers = [size, start].flatMap { Self.little(isLong ? 0xFFFF_FFFF : $0, 4) }
        let count = Self.little(isLong ? 0xFFFF : entries.count, 2)
        let short =
            [0x50, 0x4B, 5, 6, 0, 0, 0, 0] + count + count + numbers + Self.little(comment.count, 2) + comment
        guard isLong else { return short }
        let long =
            [0x50, 0x4B, 6, 6] + Self.little(44, 8) + Self.little(45, 2) + Self.little(45, 2) + Self.little(0, 8)
            + [entries.count, entries.count, size, start].flatMap { Self.little($0, 8) }
        return long + [0x50, 0x4B, 6, 7] + Self.little(0, 4) + Self.little(start + size, 8) + Self.little(1, 4) + short
    }

    /// A number with its least significant byte first.
    static func little(_ number: Int, _ size: Int) -> [UInt8] {
        (0..<size).map { $0 < 8 ? UInt8(truncatingIfNeeded: number >> (8 * $0)) : 0 }
    }

    /// CRC-32 bit by bit.
    static func checksum(of bytes: [UInt8]) -> UInt32 {
        ~bytes.reduce(UInt32.max) { register, byte in
            (0..<8).reduce(register ^ UInt32(byte)) { value, _ in
                value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1
            }
        }
    }
}
