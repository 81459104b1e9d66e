import Mustache

/// The value of a template's name: complete, because rendering takes anything missing for nothing.
enum TemplateValue: Sendable {
    case text(String)
    case flag(Bool)
    case list([TemplateObject])

    /// The value as the types that rendering recognises.
    var rendered: Any {
        switch self {
        case .text(let text): text
        case .flag(let flag): flag
        case .list(let objects): objects
        }
    }

    /// The values of all fields of a context.
    static func object<Context: TemplateContext>(from context: Context) -> TemplateObject {
        TemplateObject(
            values: Dictionary(Context.fields.map { ($0.name, $0.value(context)) }) { first, _ in first })
    }
}

/// The values of one context by name.
struct TemplateObject: Sendable, MustacheParent {
    let values: [String: TemplateValue]

    func child(named name: String) -> Any? { values[name]?.rendered }
}
