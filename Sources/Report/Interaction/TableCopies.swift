import Support
import Typesetting

/// A table's text in the forms that a page can copy.
package struct TableCopies: Sendable {
    private let table: Table

    package init(_ table: Table) {
        self.table = table
    }

    /// The texts as JSON by the names of their forms, fit to stand within a script element.
    package var json: String {
        let forms: [(String, TableFormat)] = [("CSV", .csv), ("Markdown", .md), ("LaTeX", .tex)]
        return JSONText.object(forms.map { ($0, JSONText.string(table.text(as: $1))) }).fitForScripts
    }
}

extension String {
    /// JSON in which no text can be taken for markup by the page that it stands in.
    var fitForScripts: String { replacing("<", with: "\\u003c") }
}
