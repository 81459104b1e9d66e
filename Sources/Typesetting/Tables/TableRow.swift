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
    /// The text.
    package var text: String
    /// The detail in smaller type, such as a standard deviation.
    package var detail: String

    /// A cell from its text.
    package init(_ text: String, detail: String = "") {
        self.text = text
        self.detail = detail
    }

    /// An empty table cell.
    package static let empty = TableCell("–")

    /// Text and detail on one line.
    package var plainText: String { detail.isEmpty ? text : "\(text) \(detail)" }
}
