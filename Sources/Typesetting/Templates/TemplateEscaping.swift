import Mustache

/// How a template writes the text of `{{name}}`.
package enum TemplateEscaping: Sendable {
    /// Escaped for HTML.
    case page
    /// As it is.
    case nothing

    /// What stands before a template for it to be parsed so.
    ///
    /// On a line by itself, it leaves a section on the template's first line alone there, which Mustache then removes.
    var mark: String {
        switch self {
        case .page: PageContent.mark
        case .nothing: "{{%CONTENT_TYPE:TEXT}}"
        }
    }
}

/// Text that is escaped as `HTMLText` does.
///
/// Mustache's own escaping leaves a quotation mark with an accent as it is, and a browser takes it for the end of an
/// attribute.
private struct PageContent: MustacheContentType {
    /// The mark of templates with such text.
    ///
    /// Mustache finds content types by name in a registry, which gets this one with the first template.
    static let mark: String = {
        let name = "PAGE"
        MustacheContentTypes.register(PageContent(), named: name)
        return "{{%CONTENT_TYPE:\(name)}}\n"
    }()

    func escapeText(_ text: String) -> String { HTMLText.escaped(text) }
}
