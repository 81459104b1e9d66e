/// Plain text inside HTML.
package enum HTMLText {
    /// The text with everything escaped that an element or a quoted attribute would take for markup.
    ///
    /// Browsers read code points, and a quotation mark with an accent is two of them, but only one `Character`.
    package static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
