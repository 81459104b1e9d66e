extension String {
    /// The text with every character shown that would steer a terminal, such as `\u{1B}`; newlines stay.
    ///
    /// Names of files, arguments and what files say end up in sentences, and may have been written by anybody.
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

    /// Whether a terminal takes a character for an instruction, or shows what follows it elsewhere or not at all: controls
    /// but the newline, separators of lines, what changes the direction of writing, and invisible tags.
    private static func steersTerminals(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control: scalar != "\n"
        case .lineSeparator, .paragraphSeparator: true
        case .format: scalar.properties.isBidiControl || (0xE0000...0xE007F).contains(scalar.value)
        default: false
        }
    }
}
