extension String {
    /// The text with terminal control characters escaped, such as `\u{1B}`; newlines stay.
    ///
    /// Messages contain file names, arguments and the contents of files, which anyone may have written.
    var visible: String {
        guard unicodeScalars.contains(where: Self.steersTerminals) else { return self }
        var text = ""
        for scalar in unicodeScalars {
            if Self.steersTerminals(scalar) {
                text += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
            } else {
                text.unicodeScalars.append(scalar)
            }
        }
        return text
    }

    /// Whether a character controls a terminal or the display of the text after it: control characters except the newline,
    /// line separators, bidirectional controls and invisible tags.
    private static func steersTerminals(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control: scalar != "\n"
        case .lineSeparator, .paragraphSeparator: true
        case .format: scalar.properties.isBidiControl || (0xE0000...0xE007F).contains(scalar.value)
        default: false
        }
    }
}
