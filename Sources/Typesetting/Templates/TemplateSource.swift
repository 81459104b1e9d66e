import Mustache
import Support

/// One template file, read and parsed.
struct TemplateSource: Sendable {
    /// The path of the file, for messages.
    let path: String
    /// The parsed template.
    let template: MustacheTemplate
    /// The template as it was written.
    let text: String
    /// Its tags in order, for checking.
    let tags: [TemplateTag]

    /// Parses a template.
    ///
    /// - Throws: `Failure` naming file, line and what is wrong.
    package init(path: String, text: String, escaping: TemplateEscaping) throws(Failure) {
        self.path = path
        self.text = text
        tags = TemplateTag.tags(in: text)
        try Self.checkNesting(of: tags, path: path)
        let mark = escaping.mark
        do {
            template = try MustacheTemplate(string: mark + text)
        } catch let error as MustacheTemplate.ParserError {
            let line = error.context.lineNumber - mark.count(where: \.isNewline)
            throw Failure(
                .data,
                "\(path), line \(line): \(Self.sentence(for: error.error)) Near: \(error.context.line.prefix(80))")
        } catch {
            throw Failure(.data, "\(path): the template cannot be read (\(error)).")
        }
    }

    /// A failure at one of the file's tags.
    func failure(at tag: TemplateTag, _ problem: String) -> Failure {
        Failure(.data, "\(path), line \(tag.line): ‘\(tag.name)’ \(problem).")
    }

    /// Rejects nesting that would overflow the stack of Mustache's recursive parser.
    private static func checkNesting(of tags: [TemplateTag], path: String) throws(Failure) {
        var depth = 0
        for tag in tags {
            switch tag.kind {
            case .section, .invertedSection, .unsupported: depth += 1
            case .end: depth -= 1
            case .variable, .partial, .neutral: break
            }
            guard depth <= TemplateCheck.maximumDepth * 4 else {
                throw Failure(.data, "\(path), line \(tag.line): sections are nested too deep.")
            }
        }
    }

    private static func sentence(for error: any Error) -> String {
        guard let error = error as? MustacheTemplate.Error else { return "The tag does not end." }
        return switch error {
        case .sectionCloseNameIncorrect: "The end of a section has another name than its beginning."
        case .unfinishedName: "The tag does not end with }}, or its name is invalid."
        case .expectedSectionEnd: "A section is not ended; write {{/name}}."
        case .invalidConfigVariableSyntax, .unrecognisedConfigVariable:
            "Only {{%CONTENT_TYPE:TEXT}} and {{%CONTENT_TYPE:HTML}} are known."
        case .invalidSetDelimiter, .transformAppliedToInheritanceSection, .illegalTokenInsideInheritSection,
            .textInsideInheritSection:
            "Set delimiters and inheritance are not used in reports."
        }
    }
}
