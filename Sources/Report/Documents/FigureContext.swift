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
    /// What moves it, as JSON; empty where nothing does.
    var frames = ""
    /// Whether the report has files of it.
    var hasFiles = true

    static let fields: [TemplateField<FigureContext>] = [
        .text("id") { $0.id },
        .text("label") { $0.label },
        .text("name") { $0.name },
        .text("title") { $0.title },
        .text("caption") { $0.caption },
        .text("alternativeText") { $0.alternativeText },
        .text("drawing") { $0.drawing },
        .flag("hasFrames") { !$0.frames.isEmpty },
        .text("frames") { $0.frames },
        .flag("hasFiles") { $0.hasFiles },
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
    /// The table's text in the forms that a page can copy, as JSON.
    var copies: String
    var footnotes: [NoteContext]
    /// Whether the report has files of it.
    var hasFiles = true

    static let fields: [TemplateField<TableContext>] = [
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

/// A remark under a table.
struct NoteContext: TemplateContext {
    var note: String

    static let fields: [TemplateField<NoteContext>] = [.text("note") { $0.note }]
}
