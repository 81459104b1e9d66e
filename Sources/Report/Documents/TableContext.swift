import Typesetting

/// A numbered table.
package struct TableContext: TemplateContext {
    var id: String
    var label: String
    var name: String
    var title: String
    var caption: String
    /// The table itself in the document's language, ready.
    var body: String
    /// The table's text in the forms that a page can copy, as JSON.
    var copies: String
    var footnotes: [NoteContext]
    /// Whether the report has files of it.
    var hasFiles = true

    package static let fields: [TemplateField<TableContext>] = [
        .text("id") { $0.id },
        .text("label") { $0.label },
        .text("name") { $0.name },
        .text("title") { $0.title },
        .text("caption") { $0.caption },
        .text("body") { $0.body },
        .text("copies") { $0.copies },
        .flag("hasFiles") { $0.hasFiles },
        .list("footnotes") { $0.footnotes },
    ]
}

extension TableContext {
    /// A table under its number in a document.
    ///
    /// - Parameter copies: The text that a page can copy of it, as JSON; nothing elsewhere.
    init(_ table: Table, label: String, copies: String, format: DocumentFormat) {
        self.init(
            id: "table-\(table.name)", label: label, name: table.name, title: format.plain(table.title),
            caption: format.plain(table.caption), body: format.body(of: table),
            copies: copies,
            footnotes: table.footnotes.map { NoteContext(note: format.plain($0)) })
    }
}

/// A remark under a table.
package struct NoteContext: TemplateContext {
    var note: String

    package static let fields: [TemplateField<NoteContext>] = [.text("note") { $0.note }]
}
