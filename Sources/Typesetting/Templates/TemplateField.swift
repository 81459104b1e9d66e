/// A type whose values a template can be filled with.
///
/// The list of fields serves twice: templates are checked against its names before rendering, and values are read through
/// it while rendering. So no template can use an undefined name.
package protocol TemplateContext: Sendable {
    /// Every name that a template may use inside this context.
    static var fields: [TemplateField<Self>] { get }
}

/// One name that a template may use, with the way to its value.
package struct TemplateField<Context>: Sendable {
    /// The name in templates.
    package let name: String
    /// The kind of the value, and the names that a section over it may use.
    package let kind: TemplateSchema.Kind
    let value: @Sendable (Context) -> TemplateValue

    /// A piece of text: `{{name}}`, or `{{{name}}}` for markup that is ready.
    package static func text(
        _ name: String, _ value: @escaping @Sendable (Context) -> String
    ) -> TemplateField {
        TemplateField(name: name, kind: .text) { .text(value($0)) }
    }

    /// A condition: `{{#name}}…{{/name}}` or `{{^name}}…{{/name}}`.
    package static func flag(_ name: String, _ value: @escaping @Sendable (Context) -> Bool) -> TemplateField {
        TemplateField(name: name, kind: .flag) { .flag(value($0)) }
    }

    /// A list whose elements a section repeats over; an optional part is a list of none or one.
    package static func list<Element: TemplateContext>(
        _ name: String, _ value: @escaping @Sendable (Context) -> [Element]
    ) -> TemplateField {
        TemplateField(name: name, kind: .list { TemplateSchema(of: Element.self) }) { context in
            .list(value(context).map(TemplateValue.object(from:)))
        }
    }
}
