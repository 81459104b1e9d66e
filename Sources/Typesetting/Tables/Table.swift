/// A table for readers together with its data for programs.
///
/// The reader's side follows the parts of a printed table: a caption, one or two columns of row labels (the stub) under
/// their heads, columns under one spanner, body cells and footnotes. The data side is tidy: one record per observation.
package struct Table: Sendable, Hashable {
    /// The name in file names and on the command line, such as `comparison-lstm`.
    package var name: String
    /// The subject, in a few words.
    package var title: String
    /// Everything needed to read the table alone, in plain sentences.
    package var caption: String
    /// The heads over the row labels, one or two.
    package var stubHeads: [String]
    /// The head over all columns.
    package var spanner: String
    /// The heads of the columns.
    package var columns: [String]
    /// The rows, from the top.
    package var rows: [TableRow]
    /// Remarks under the table.
    package var footnotes: [String]
    /// The same content as tidy data.
    package var records: Records

    /// A table from its parts.
    package init(
        name: String, title: String, caption: String, stubHeads: [String], spanner: String, columns: [String],
        rows: [TableRow], footnotes: [String] = [], records: Records
    ) {
        self.name = name
        self.title = title
        self.caption = caption
        self.stubHeads = stubHeads
        self.spanner = spanner
        self.columns = columns
        self.rows = rows
        self.footnotes = footnotes
        self.records = records
    }

    /// The rows in groups: neighbours that share the first of two labels, or all rows if there is one label.
    package var groups: [ArraySlice<TableRow>] {
        guard stubHeads.count > 1 else { return rows.isEmpty ? [] : [rows[...]] }
        var groups: [ArraySlice<TableRow>] = []
        for index in rows.indices {
            if let last = groups.last, last.first?.labels.first == rows[index].labels.first {
                groups[groups.count - 1] = rows[last.startIndex...index]
            } else {
                groups.append(rows[index...index])
            }
        }
        return groups
    }
}
