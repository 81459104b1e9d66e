/// Plain text inside GitHub Markdown.
package enum MarkdownText {
    /// The text with everything escaped that Markdown would take for markup, on one line.
    ///
    /// Markdown reads code points: an accent on an asterisk, which makes the two one `Character`, leaves it markup.
    package static func escaped(_ text: String) -> String {
        var result = ""
        for character in text {
            guard !character.isNewline else {
                result += " "
                continue
            }
            for scalar in character.unicodeScalars {
                switch scalar {
                case "\\", "`", "*", "_", "[", "]", "<", "|", "~", "$": result += "\\\(scalar)"
                case "&": result += "&amp;"
                default: result.unicodeScalars.append(scalar)
                }
            }
        }
        return result
    }

    /// The text as a heading; number signs at its end would otherwise close it.
    package static func heading(_ text: String) -> String {
        let line = escaped(text)
        return line.hasSuffix("#") ? "\(line.dropLast())\\#" : line
    }
}
