extension Records {
    /// The records as comma-separated values (RFC 4180, but with line feeds alone): a heading, then one line each.
    ///
    /// - Complexity: O(*n*) in the number of fields.
    package var csv: String {
        var text = csvHeading
        appendCSVLines(to: &text)
        return text
    }

    /// The first line of the comma-separated values.
    package var csvHeading: String { columns.map(Self.quoted).joined(separator: ",") + "\n" }

    /// Appends the lines that follow the heading.
    package func appendCSVLines(to text: inout String) {
        for row in rows {
            text += row.map { Self.quoted($0.plainText) }.joined(separator: ",") + "\n"
        }
    }

    /// A field in quotation marks if it contains a comma, a quotation mark or a line break.
    private static func quoted(_ field: String) -> String {
        let needsQuotes = field.utf8.contains { [UInt8(ascii: ","), UInt8(ascii: "\""), 10, 13].contains($0) }
        guard needsQuotes else { return field }
        return "\"" + field.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
}
