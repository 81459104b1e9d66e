extension String {
    /// The text escaped for an XML or HTML element or a quoted attribute.
    ///
    /// Control characters, which XML does not allow, become spaces.
    var escapedForXML: String {
        unicodeScalars.reduce(into: "") { text, scalar in
            switch scalar {
            case "&": text += "&amp;"
            case "<": text += "&lt;"
            case ">": text += "&gt;"
            case "\"": text += "&quot;"
            case "'": text += "&#39;"
            case _ where scalar.value < 0x20 && scalar != "\n": text += " "
            default: text.unicodeScalars.append(scalar)
            }
        }
    }
}
