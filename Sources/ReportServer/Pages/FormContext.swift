import MemoryExperiment
import Report
import Typesetting

/// A group of related fields of a form.
struct GroupContext: TemplateContext {
    var legend: String
    var inputs: [FieldContext]

    static let fields: [TemplateField<GroupContext>] = [
        .text("legend") { $0.legend },
        .list("fields") { $0.inputs },
    ]

    init(_ group: ExperimentForm.Group, in form: ExperimentForm) {
        legend = group.legend
        inputs = group.fields.map { field in
            FieldContext(
                key: field.key.rawValue, label: field.label, help: field.help, control: field.control,
                value: form.texts[field.key] ?? "", problem: form.problems[field.key] ?? "")
        }
    }

    init(_ group: AnalysisForm.Group, in form: AnalysisForm) {
        legend = group.legend
        inputs = group.entries.map { entry in
            FieldContext(
                key: entry.field.name, label: entry.label, help: entry.help, control: entry.control,
                value: form.text(of: entry.field), problem: form.problems[entry.field] ?? "")
        }
    }
}

extension AnalysisForm {
    /// The text of a field; a page cannot choose a file.
    fileprivate func text(of field: Field) -> String {
        switch field {
        case .source: source?.id ?? ""
        case .file: ""
        case .option(let key): texts[key] ?? ""
        }
    }
}

/// One field of a form with its text and its problem.
struct FieldContext: TemplateContext {
    var key: String
    var label: String
    var help: String
    var control: FormControl
    var value: String
    var problem: String

    static let fields: [TemplateField<FieldContext>] = [
        .text("key") { $0.key },
        .text("label") { $0.label },
        .text("help") { $0.help },
        .text("value") { $0.value },
        .text("problem") { $0.problem },
        .flag("hasProblem") { !$0.problem.isEmpty },
        .flag("isLine") { if case .line = $0.control { true } else { false } },
        .flag("isLines") { if case .lines = $0.control { true } else { false } },
        .flag("isFile") { if case .file = $0.control { true } else { false } },
        .flag("isChoice") { if case .choice = $0.control { true } else { false } },
        .flag("isSelection") { if case .selection = $0.control { true } else { false } },
        .list("options") { $0.options },
    ]

    private var options: [OptionContext] {
        switch control {
        case .line, .lines, .file: []
        case .choice(let options):
            options.map { OptionContext(key: key, value: $0.value, words: $0.words, isChosen: $0.value == value) }
        case .selection(let values):
            values.map { name in
                let chosen = value.split { $0 == "," || $0 == " " || $0 == "[" || $0 == "]" }
                return OptionContext(key: key, value: name, words: name, isChosen: chosen.contains { $0 == name })
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
