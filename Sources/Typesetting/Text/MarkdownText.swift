/// Plain text inside GitHub Markdown.
package enum MarkdownText {
    /// The text with everything escaped that Markdown would take for markup, on one line.
    package static func escaped(_ text: String) -> String {
        var result = ""
        for character in text {
            switch character {
            case "\\", "`", "*", "_", "[", "]", "<", "|", "~", "$": result += "\\\(character)"
            case "&": result += "&amp;"
            case _ where character.isNewline: result += " "
            default: result.append(character)
            }
        }
        return result
    }
}
