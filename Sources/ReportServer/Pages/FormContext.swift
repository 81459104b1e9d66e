import MemoryExperiment
import Report
import Typesetting

/// A group of related fields of the form.
struct GroupContext: TemplateContext {
    var legend: String
    var inputs: [FieldContext]

    static let fields: [TemplateField<GroupContext>] = [
        .text("legend") { $0.legend },
        .list("fields") { $0.inputs },
    ]

    init(_ group: ExperimentForm.Group, in form: ExperimentForm) {
        legend = group.legend
        inputs = group.fields.map { FieldContext($0, in: form) }
    }
}

/// One field of the form with its text and its problem.
struct FieldContext: TemplateContext {
    private let field: ExperimentForm.Field
    private let value: String
    private let problem: String

    static let fields: [TemplateField<FieldContext>] = [
        .text("key") { $0.field.key.rawValue },
        .text("label") { $0.field.label },
        .text("help") { $0.field.help },
        .text("value") { $0.value },
        .text("problem") { $0.problem },
        .flag("hasProblem") { !$0.problem.isEmpty },
        .flag("isLine") { if case .line = $0.field.control { true } else { false } },
        .flag("isLines") { if case .lines = $0.field.control { true } else { false } },
        .flag("isChoice") { if case .choice = $0.field.control { true } else { false } },
        .flag("isSelection") { if case .selection = $0.field.control { true } else { false } },
        .list("options") { $0.options },
    ]

    init(_ field: ExperimentForm.Field, in form: ExperimentForm) {
        self.field = field
        value = form.texts[field.key] ?? ""
        problem = form.problems[field.key] ?? ""
    }

    private var options: [OptionContext] {
        switch field.control {
        case .line, .lines: []
        case .choice(let options):
            options.map {
                OptionContext(key: field.key.rawValue, value: $0.value, words: $0.words, isChosen: $0.value == value)
            }
        case .selection(let values):
            values.map { name in
                let chosen = value.split { $0 == "," || $0 == " " || $0 == "[" || $0 == "]" }
                return OptionContext(
                    key: field.key.rawValue, value: name, words: name, isChosen: chosen.contains { $0 == name })
            }
        }
    }
}

/// One option of a field.
struct OptionContext: TemplateContext {
    var key: String
    var value: String
    var words: String
    var isChosen: Bool

    static let fields: [TemplateField<OptionContext>] = [
        .text("key") { $0.key },
        .text("value") { $0.value },
        .text("words") { $0.words },
        .flag("isChosen") { $0.isChosen },
    ]
}
