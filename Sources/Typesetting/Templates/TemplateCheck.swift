import Support

/// Checks a template and its partials against the names they may use, before anything is rendered.
///
/// Names are looked up as rendering does: in the innermost section's context first, then outwards.
struct TemplateCheck {
    /// How deep sections and partials may be nested.
    static let maximumDepth = 24
    /// How many partials one document may expand in total.
    static let maximumExpansions = 2_000

    private let templates: [String: TemplateSource]
    private var expansions = 0

    package init(templates: [String: TemplateSource]) {
        self.templates = templates
    }

    /// Checks the document of that name against the fields of its context.
    ///
    /// - Throws: `Failure` with file, line, name and what is allowed.
    mutating func check(_ name: String, schema: TemplateSchema) throws(Failure) {
        guard let source = templates[name] else { return }
        try check(source, stack: [schema], path: [name])
    }

    private mutating func check(
        _ source: TemplateSource, stack: [TemplateSchema], path: [String]
    ) throws(Failure) {
        var stack = stack
        var open: [(name: String, pushes: Bool)] = []
        for tag in source.tags {
            switch tag.kind {
            case .neutral:
                break
            case .unsupported:
                throw source.failure(
                    at: tag,
                    "uses a tag that reports do without; allowed are {{name}}, {{{name}}}, {{#name}}, "
                        + "{{^name}}, {{/name}}, {{>partial}} and {{! comment}}")
            case .variable:
                try checkVariable(tag, in: source, stack: stack)
            case .section, .invertedSection:
                guard open.count + path.count < Self.maximumDepth else {
                    throw source.failure(at: tag, "is nested more than \(Self.maximumDepth) deep")
                }
                let inner = try innerSchema(of: tag, in: source, stack: stack)
                let pushed = tag.kind == .section ? inner : nil
                if let pushed { stack.append(pushed) }
                open.append((tag.name, pushed != nil))
            case .end:
                if open.popLast()?.pushes == true { stack.removeLast() }
            case .partial:
                try expand(tag, in: source, stack: stack, path: path)
            }
        }
    }

    private func checkVariable(
        _ tag: TemplateTag, in source: TemplateSource, stack: [TemplateSchema]
    ) throws(Failure) {
        switch try kind(of: tag, in: source, stack: stack) {
        case .text: return
        case .flag, .list:
            throw source.failure(at: tag, "is not text; ask it with {{#\(tag.name)}}…{{/\(tag.name)}}")
        }
    }

    /// The schema that a section over a list adds; nil for a section over a flag.
    private func innerSchema(
        of tag: TemplateTag, in source: TemplateSource, stack: [TemplateSchema]
    ) throws(Failure) -> TemplateSchema? {
        switch try kind(of: tag, in: source, stack: stack) {
        case .flag: return nil
        case .list(let schema): return schema()
        case .text: throw source.failure(at: tag, "is text; write it with {{\(tag.name)}}")
        }
    }

    private func kind(
        of tag: TemplateTag, in source: TemplateSource, stack: [TemplateSchema]
    ) throws(Failure) -> TemplateSchema.Kind {
        for schema in stack.reversed() {
            if let kind = schema[tag.name] { return kind }
        }
        let names = Set(stack.flatMap(\.names)).sorted().joined(separator: ", ")
        throw source.failure(at: tag, "is not known; known here are \(names)")
    }

    private mutating func expand(
        _ tag: TemplateTag, in source: TemplateSource, stack: [TemplateSchema], path: [String]
    ) throws(Failure) {
        guard let partial = templates[tag.name] else {
            let names = templates.keys.sorted().joined(separator: ", ")
            throw source.failure(at: tag, "names a partial that is not there; there are \(names)")
        }
        guard !path.contains(tag.name) else {
            throw source.failure(at: tag, "includes itself, through \(path.joined(separator: " and "))")
        }
        expansions += 1
        guard path.count < Self.maximumDepth, expansions <= Self.maximumExpansions else {
            throw source.failure(at: tag, "is one partial too many; \(Self.maximumExpansions) are allowed")
        }
        try check(partial, stack: stack, path: path + [tag.name])
    }
}
