extension String {
    /// The path of the parent folder: `.` for a bare name, `/` for the root.
    ///
    /// Foundation's `deletingLastPathComponent` traps on names of one letter.
    package var folderAbove: String {
        let trimmed = utf8.reversed().drop { $0 == UInt8(ascii: "/") }
        guard !trimmed.isEmpty else { return utf8.isEmpty ? "." : "/" }
        let above = trimmed.drop { $0 != UInt8(ascii: "/") }
        guard !above.isEmpty else { return "." }
        let folder = above.drop { $0 == UInt8(ascii: "/") }
        return folder.isEmpty ? "/" : String(decoding: folder.reversed(), as: UTF8.self)
    }
}

extension String {
    /// A unique name: 128 random bits as 32 lower-case hexadecimal digits.
    package static func randomHexadecimal() -> String {
        var generator = SystemRandomNumberGenerator()
        return (0..<2).map { _ in
            let digits = String(generator.next(), radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }
}
