/// A numbered figure.
struct FigureContext: TemplateContext {
    var id: String
    var label: String
    var name: String
    var title: String
    var caption: String
    var alternativeText: String
    /// The drawing as an `svg` element.
    var drawing: String

    static let fields: [TemplateField<FigureContext>] = [
        .text("id") { $0.id },
        .text("label") { $0.label },
        .text("name") { $0.name },
        .text("title") { $0.title },
        .text("caption") { $0.caption },
        .text("alternativeText") { $0.alternativeText },
        .text("drawing") { $0.drawing },
    ]
}

/// A numbered table.
struct TableContext: TemplateContext {
    var id: String
    var label: String
    var name: String
    var title: String
    var caption: String
    /// The table itself in the document's language, ready.
    var body: String
    var footnotes: [NoteContext]

    static let fields: [TemplateField<TableContext>] = [
        .text("id") { $0.id },
        .text("label") { $0.label },
        .text("name") { $0.name },
        .text("title") { $0.title },
        .text("caption") { $0.caption },
        .text("body") { $0.body },
        .list("footnotes") { $0.footnotes },
    ]
}

/// A remark under a table.
struct NoteContext: TemplateContext {
    var note: String

    static let fields: [TemplateField<NoteContext>] = [.text("note") { $0.note }]
}
