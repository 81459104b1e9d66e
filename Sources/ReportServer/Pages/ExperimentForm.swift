import LoopbackHTTP
import MemoryExperiment
import Recurrent
import Support

/// The form for an experiment.
struct ExperimentForm: Sendable {
    /// The text of each field.
    let texts: [ExperimentDraft.Key: String]
    /// The experiment; nil if the form is invalid.
    let experiment: Experiment?
    /// The problem of each invalid field, as a sentence.
    let problems: [ExperimentDraft.Key: String]

    /// The form of a valid experiment.
    init(_ experiment: Experiment) {
        var texts = ExperimentDraft(experiment).texts
        // A file may quote the name; the field shows it without quotation marks.
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

    /// The form as a browser sends it; missing fields are empty.
    init(_ text: FormText) {
        var texts: [ExperimentDraft.Key: String] = [:]
        for key in ExperimentDraft.Key.allCases {
            texts[key] = text.values(of: key.rawValue).joined(separator: ", ")
        }
        self.init(texts)
    }

    /// A summary of an experiment and a forecast of its duration, each as a sentence.
    typealias Estimate = (summary: String, duration: String)

    /// The summary and the forecast of the experiment; nil if the form is invalid.
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
    /// One field of the form.
    struct Field: Sendable {
        let key: ExperimentDraft.Key
        let label: String
        let help: String
        let control: FormControl
    }

    /// A group of related fields.
    struct Group: Sendable {
        let legend: String
        let fields: [Field]
    }

    private static let yesOrNo = FormControl.choice([("true", "yes"), ("false", "no")])

    private static func choice(_ values: [String]) -> FormControl { .choice(values.map { ($0, $0) }) }

    /// All fields in page order.
    static let groups = [
        Group(
            legend: "Networks",
            fields: [
                Field(key: .name, label: "Name", help: "Small letters, digits and hyphens.", control: .line),
                Field(
                    key: .cells, label: "Recurrent cells", help: "The recurrent cells to run.",
                    control: .selection(CellKind.allCases.map(\.rawValue))),
                Field(key: .inputSizes, label: "Input sizes", help: "Such as 1, 2, 4.", control: .line),
                Field(
                    key: .hiddenSizes, label: "Hidden sizes", help: "Numbers of units, such as 1, 2, 4.", control: .line
                ),
                Field(key: .layers, label: "Layers", help: "Numbers of stacked layers, such as 1, 2.", control: .line),
                Field(key: .runs, label: "Runs", help: "The number of networks per setting.", control: .line),
                Field(
                    key: .streams, label: "Input streams", help: "The number of runs per network, 1 to 8.",
                    control: .line),
            ]),
        Group(
            legend: "Sequences",
            fields: [
                Field(key: .steps, label: "Steps", help: "The length of both sequences.", control: .line),
                Field(
                    key: .divergentSteps, label: "Divergent steps", help: "The number of leading steps that differ.",
                    control: .line),
                Field(
                    key: .criteria, label: "Criteria", help: "When two outputs count as the same.",
                    control: .selection(Criterion.all.map(\.name))),
                Field(
                    key: .stopAtFirst, label: "Stop at first",
                    help: "Whether a run stops once every criterion has held.", control: yesOrNo),
                Field(
                    key: .lyapunov, label: "Lyapunov exponents", help: "Whether to measure them.",
                    control: yesOrNo),
                Field(key: .seed, label: "Seed", help: "The random seed, a 64-bit integer.", control: .line),
            ]),
        Group(
            legend: "Weights and arithmetic",
            fields: [
                Field(
                    key: .kernel, label: "Kernel", help: "The initialiser of the input kernels.",
                    control: choice(["glorotUniform", "uniformRecurrent"])),
                Field(
                    key: .recurrent, label: "Recurrent kernel", help: "The initialiser of the recurrent kernels.",
                    control: choice(["orthogonal", "glorotUniform", "uniformRecurrent"])),
                Field(
                    key: .forgetBias, label: "Forget bias", help: "The bias of the LSTM’s forget gate.", control: .line),
                Field(
                    key: .recurrentScale, label: "Recurrent scale",
                    help: "The factor applied to the recurrent kernels.", control: .line),
                Field(
                    key: .inputScale, label: "Input scale", help: "The factor applied to the inputs.", control: .line),
                Field(
                    key: .gateActivation, label: "Gate activation", help: "The activation function of the gates.",
                    control: choice(GateActivation.allCases.map(\.rawValue))),
                Field(
                    key: .resetAfter, label: "Reset after product",
                    help: "Whether the GRU’s reset gate acts after the recurrent product.",
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
                    help: "One per line, such as: - { name: loud, overrides: { inputScale: 2 } }. Empty for none.",
                    control: .lines)
            ]),
    ]
}
