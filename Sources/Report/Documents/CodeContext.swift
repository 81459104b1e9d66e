import MemoryExperiment
import Typesetting

/// The verbatim lines of a document, for languages in which each line needs markup.
struct CodeContext: Sendable {
    private let command: [LineContext]
    private let yaml: [LineContext]

    /// The command and the experiment of a report.
    init(_ facts: FactsContext, format: DocumentFormat) {
        command = LineContext.lines(of: facts.command, format: format)
        yaml = LineContext.lines(of: facts.experiment.yaml, format: format)
    }

    /// The names under which a context holds the lines.
    static func fields<Context>(_ code: KeyPath<Context, CodeContext> & Sendable) -> [TemplateField<Context>] {
        [
            .list("commandLines") { $0[keyPath: code].command },
            .list("yamlLines") { $0[keyPath: code].yaml },
        ]
    }
}

/// One line of code.
package struct LineContext: TemplateContext {
    /// The number of leading spaces.
    var indentation: Int
    /// The rest of the line.
    var line: String

    package static let fields: [TemplateField<LineContext>] = [
        .text("indentation") { String($0.indentation) },
        .text("spaces") { String(repeating: " ", count: $0.indentation) },
        .text("line") { $0.line },
    ]

    /// The lines of a text, except empty ones.
    package static func lines(of text: String, format: DocumentFormat) -> [LineContext] {
        text.split(whereSeparator: \.isNewline).map { line in
            let indentation = line.prefix { $0 == " " }.count
            return LineContext(indentation: indentation, line: format.code(String(line.dropFirst(indentation))))
        }
    }
}
