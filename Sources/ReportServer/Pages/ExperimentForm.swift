import LoopbackHTTP
import MemoryExperiment
import Recurrent
import Support

/// The form in which an experiment is written.
struct ExperimentForm: Sendable {
    /// What is written in each field.
    let texts: [ExperimentDraft.Key: String]
    /// The experiment, where all of it is right.
    let experiment: Experiment?
    /// What is wrong with the text of a field, in a sentence.
    let problems: [ExperimentDraft.Key: String]

    /// The form of an experiment that is right already.
    init(_ experiment: Experiment) {
        var texts = ExperimentDraft(experiment).texts
        // A file may need quotation marks around a name, which are no part of it.
        texts[.name] = experiment.name
        self.init(texts)
    }

    private init(_ texts: [ExperimentDraft.Key: String]) {
        self.texts = texts
        var draft = ExperimentDraft(texts: [:])
        var problems: [ExperimentDraft.Key: String] = [:]
        for (key, text) in texts {
            problems[key] = FieldText.complaint(about: text, of: key)
            if problems[key] == nil || key != .variants { draft.texts[key] = FieldText.yaml(text, of: key) }
        }
        do throws(ExperimentDraft.Problems) {
            let experiment = try draft.experiment()
            self.experiment = problems.isEmpty ? experiment : nil
        } catch {
            experiment = nil
            for problem in error.all where problems[problem.key] == nil { problems[problem.key] = problem.sentence }
        }
        self.problems = problems
    }

    /// The form as a browser sends it; a field that is not there is an empty one.
    init(_ text: FormText) {
        var texts: [ExperimentDraft.Key: String] = [:]
        for key in ExperimentDraft.Key.allCases {
            texts[key] = text.values(of: key.rawValue).joined(separator: ", ")
        }
        self.init(texts)
    }

    /// What an experiment asks for and how long that is expected to take, each as a sentence.
    typealias Estimate = (summary: String, duration: String)

    /// What the experiment asks for and how long that is expected to take; nil where it is not right yet.
    func estimate(_ pace: SweepEstimate, threads: Int) -> Estimate? {
        experiment.map { experiment in
            let forecast = pace.forecast(of: experiment, threads: threads)
            do throws(Failure) {
                try pace.requireFeasible(forecast, of: experiment, threads: threads)
                return (experiment.summary + ".", forecast.sentence(about: "The sweep"))
            } catch {
                return (experiment.summary + ".", error.message)
            }
        }
    }
}

extension ExperimentForm {
    /// How a field is filled in.
    enum Control: Sendable {
        case line
        case lines
        /// One of several values with their words.
        case choice([(value: String, words: String)])
        /// Any of several values.
        case selection([String])
    }

    /// One field of the form.
    struct Field: Sendable {
        let key: ExperimentDraft.Key
        let label: String
        let help: String
        let control: Control
    }

    /// Fields that belong together.
    struct Group: Sendable {
        let legend: String
        let fields: [Field]
    }

    private static let yesOrNo = Control.choice([("true", "yes"), ("false", "no")])

    private static func choice(_ values: [String]) -> Control { .choice(values.map { ($0, $0) }) }

    /// Every field in the order of the page.
    static let groups = [
        Group(
            legend: "Networks",
            fields: [
                Field(key: .name, label: "Name", help: "Small letters, digits and hyphens.", control: .line),
                Field(
                    key: .cells, label: "Cells", help: "Which networks are run.",
                    control: .selection(CellKind.allCases.map(\.rawValue))),
                Field(key: .inputSizes, label: "Input sizes", help: "Such as 1, 2, 4.", control: .line),
                Field(
                    key: .hiddenSizes, label: "Hidden sizes", help: "Numbers of units, such as 1, 2, 4.", control: .line
                ),
                Field(key: .layers, label: "Layers", help: "Numbers of stacked layers.", control: .line),
                Field(key: .runs, label: "Runs", help: "For each cell and pair of sizes.", control: .line),
            ]),
        Group(
            legend: "Sequences",
            fields: [
                Field(key: .steps, label: "Steps", help: "The length of both sequences.", control: .line),
                Field(
                    key: .divergentSteps, label: "Divergent steps", help: "How many of them differ at first.",
                    control: .line),
                Field(
                    key: .criteria, label: "Criteria", help: "When two outputs count as the same.",
                    control: .selection(Criterion.all.map(\.name))),
                Field(
                    key: .lyapunov, label: "Lyapunov exponents", help: "Whether they are measured, too.",
                    control: yesOrNo),
                Field(key: .seed, label: "Seed", help: "The key of all random numbers.", control: .line),
            ]),
        Group(
            legend: "Weights and arithmetic",
            fields: [
                Field(
                    key: .kernel, label: "Kernel", help: "How the input kernels are drawn.",
                    control: choice(["glorotUniform", "uniformRecurrent"])),
                Field(
                    key: .recurrent, label: "Recurrent kernel", help: "How the recurrent kernels are drawn.",
                    control: choice(["orthogonal", "glorotUniform", "uniformRecurrent"])),
                Field(
                    key: .forgetBias, label: "Forget bias", help: "The LSTM’s bias at the forget gate.", control: .line),
                Field(
                    key: .recurrentScale, label: "Recurrent scale", help: "A factor on the recurrent kernels.",
                    control: .line),
                Field(key: .inputScale, label: "Input scale", help: "A factor on the inputs.", control: .line),
                Field(
                    key: .gateActivation, label: "Gate activation", help: "The function of every gate.",
                    control: choice(GateActivation.allCases.map(\.rawValue))),
                Field(
                    key: .resetAfter, label: "Reset after product", help: "Where the GRU’s reset gate acts.",
                    control: yesOrNo),
                Field(
                    key: .precision, label: "Precision", help: "The floating-point format.",
                    control: choice(Precision.allCases.map(\.rawValue))),
            ]),
        Group(
            legend: "Variants",
            fields: [
                Field(
                    key: .variants, label: "Variants",
                    help: "One a line, such as: - { name: loud, overrides: { inputScale: 2 } }. Empty for none.",
                    control: .lines)
            ]),
    ]
}
