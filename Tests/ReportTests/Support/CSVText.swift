/// Comma-separated values as RFC 4180 has them read.
struct CSVText {
    /// The names of the columns.
    let heads: [String]
    /// The records, each with one field for each column if the text is correct.
    let rows: [[String]]

    init(_ text: String) {
        var (lines, line, field) = ([[String]](), [String](), "")
        var (isQuoted, previous) = (false, Character("\n"))
        for character in text {
            switch (character, isQuoted) {
            case ("\"", true): isQuoted = false
            case ("\"", false):
                if previous == "\"" { field.append(character) }
                isQuoted = true
            case (",", false):
                line.append(field)
                field = ""
            case ("\n", false):
                lines.append(line + [field])
                (line, field) = ([], "")
            default: field.append(character)
            }
            previous = character
        }
        heads = lines.first ?? []
        rows = Array(lines.dropFirst())
    }

    /// The fields of a column; none if there is no such column.
    func column(_ name: String) -> [String] {
        guard let index = heads.firstIndex(of: name) else { return [] }
        return rows.map { $0[index] }
    }

    /// The fields of some columns, row by row.
    func columns(_ names: String...) -> [[String]] {
        let indices = names.compactMap(heads.firstIndex)
        return rows.map { row in indices.map { row[$0] } }
    }
}
