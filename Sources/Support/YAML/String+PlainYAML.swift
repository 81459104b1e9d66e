extension String {
    /// Whether every YAML reader takes the text for a string without quotation marks.
    ///
    /// Most YAML readers follow version 1.1, which recognises more truth values, numbers and dates than 1.2, and some
    /// have their own additions. So everything that is not surely a string is quoted: whatever does not begin with a
    /// letter (such as numbers, dates, `~` and `.inf`) or contains anything but letters, digits, `_` and `-`, and the
    /// words for null and for truth values.
    var isPlainYAML: Bool {
        guard let first = utf8.first, first.isASCIILetter else { return false }
        let isWord = utf8.allSatisfy { byte in
            byte.isASCIILetter || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
        }
        return isWord && !Self.reservedInYAML.contains(lowercased())
    }

    private static let reservedInYAML: Set<String> = ["null", "true", "false", "yes", "no", "on", "off", "y", "n"]
}

extension UInt8 {
    fileprivate var isASCIILetter: Bool { (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self) }
}
