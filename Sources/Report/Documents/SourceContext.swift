import Typesetting

/// A work that the document cites.
struct SourceContext: TemplateContext {
    var key: String
    /// Authors, title, place and date of publication, ready.
    var entry: String
    /// The chapters that cite it.
    var places: [PlaceContext]

    static let fields: [TemplateField<SourceContext>] = [
        .text("key") { $0.key },
        .text("entry") { $0.entry },
        .list("places") { $0.places },
    ]
}

/// One of several links with the mark between it and what follows.
struct PlaceContext: TemplateContext {
    var link: LinkContext
    var mark: String

    static let fields: [TemplateField<PlaceContext>] = [
        .text("id") { $0.link.id },
        .text("title") { $0.link.title },
        .text("mark") { $0.mark },
    ]
}
