extension String {
    /// Whether every reader of YAML takes the text for a text where it stands without quotation marks.
    ///
    /// YAML has two generations of readers: version 1.1, which most of them follow, takes more words for truth values,
    /// numbers and dates than 1.2, and each reader some of its own. All that is not surely a text is thus quoted: what begins
    /// with anything else than a letter, as all numbers, dates, `~` and `.inf` do, what holds anything else than letters,
    /// digits, `_` and `-`, and the words for nothing and for truth.
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
