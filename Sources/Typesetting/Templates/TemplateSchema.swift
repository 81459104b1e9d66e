/// The names that a template may use in one context, and what may be done with each.
package struct TemplateSchema: Sendable {
    /// The kind of a name.
    package enum Kind: Sendable {
        /// Text, to be written.
        case text
        /// A condition, to be asked.
        case flag
        /// A list of contexts, to be repeated over.
        case list(@Sendable () -> TemplateSchema)
    }

    private let kinds: [String: Kind]

    /// The names of a context's fields.
    package init<Context: TemplateContext>(of context: Context.Type) {
        kinds = Dictionary(context.fields.map { ($0.name, $0.kind) }) { first, _ in first }
    }

    /// The kind of a name; nil if it is unknown.
    package subscript(name: String) -> Kind? { kinds[name] }

    /// All names, sorted.
    package var names: [String] { kinds.keys.sorted() }
}
