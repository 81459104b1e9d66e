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
