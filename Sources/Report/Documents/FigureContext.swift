import ChartRendering
import Typesetting

/// A numbered figure.
package struct FigureContext: TemplateContext {
    var id: String
    var label: String
    var name: String
    var title: String
    var caption: String
    /// The caption that stands alone, which is longer if the one shown refers to another figure.
    let wholeCaption: String
    var alternativeText: String
    /// The drawing as elements of a page.
    var drawing: String
    /// The frames of its animation, as JSON; empty if nothing does.
    var frames = ""
    /// Whether the report has files of it.
    var hasFiles = true

    package static let fields: [TemplateField<FigureContext>] = [
        .text("id") { $0.id },
        .text("label") { $0.label },
        .text("name") { $0.name },
        .text("title") { $0.title },
        .text("caption") { $0.caption },
        .flag("isShortened") { $0.caption != $0.wholeCaption },
        .text("wholeCaption") { $0.wholeCaption },
        .text("alternativeText") { $0.alternativeText },
        .text("drawing") { $0.drawing },
        .flag("hasFrames") { !$0.frames.isEmpty },
        .text("frames") { $0.frames },
        .flag("hasFiles") { $0.hasFiles },
    ]
}

extension FigureContext {
    /// A figure under its number in a document.
    ///
    /// - Parameters:
    ///   - drawing: The figure as elements of a page; nil in documents without such.
    ///   - frames: The frames of its animation, as JSON.
    init(_ figure: Figure, label: String, drawing: PageDrawing?, frames: String = "", format: DocumentFormat) {
        self.init(
            id: "figure-\(figure.name)", label: label, name: figure.name, title: format.plain(figure.title),
            caption: format.plain(figure.caption),
            wholeCaption: format.plain(figure.caption), alternativeText: format.description(figure.alternativeText),
            drawing: drawing?.element ?? "", frames: frames)
    }
}
