/// One row of a table.
package struct TableRow: Sendable, Hashable {
    /// One label for each of the table's stub heads.
    package var labels: [String]
    /// One cell for each of the table's columns.
    package var cells: [TableCell]

    /// A row from its labels and cells.
    package init(labels: [String], cells: [TableCell]) {
        self.labels = labels
        self.cells = cells
    }
}

/// One cell of a table's body, in plain text.
package struct TableCell: Sendable, Hashable {
    /// What the cell says.
    package var text: String
    /// What is added in smaller type, such as a spread.
    package var detail: String

    /// A cell from its text.
    package init(_ text: String, detail: String = "") {
        self.text = text
        self.detail = detail
    }

    /// A cell of which nothing is known.
    package static let empty = TableCell("–")

    /// Text and detail on one line.
    package var plainText: String { detail.isEmpty ? text : "\(text) \(detail)" }
}
