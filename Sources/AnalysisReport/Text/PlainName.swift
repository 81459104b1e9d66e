extension String {
    /// A name from a stranger's file on one line: every character that steers a terminal, ends a line or reorders the
    /// text around it is replaced by U+FFFD.
    var asPlainName: String {
        String(String.UnicodeScalarView(unicodeScalars.map { Self.isUnfit($0) ? "\u{FFFD}" : $0 }))
    }

    private static func isUnfit(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: true
        case .format: scalar.properties.isBidiControl || (0xE0000...0xE007F).contains(scalar.value)
        default: scalar.properties.isNoncharacterCodePoint
        }
    }

    /// What follows the last slash; the whole text if nothing does.
    var lastPathComponent: String { split(separator: "/").last.map(String.init) ?? self }

    /// The text with its beginning and its end, if it is longer than a number of characters.
    func shortened(to most: Int) -> String {
        guard count > most, most > 4 else { return self }
        let tail = (most - 1) / 2
        return "\(prefix(most - 1 - tail))…\(suffix(tail))"
    }
}
