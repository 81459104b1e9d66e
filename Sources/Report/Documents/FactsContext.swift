import ChartRendering
import MemoryExperiment
import Recurrent

/// What the running text says about an experiment, in words.
struct FactsContext: TemplateContext {
    let experiment: Experiment
    let libraries: DrawingLibraries

    static let fields: [TemplateField<FactsContext>] = fields(\.self)

    /// The same names for a context that holds the facts.
    static func fields<Context>(
        _ facts: KeyPath<Context, FactsContext> & Sendable
    ) -> [TemplateField<Context>] {
        func text(_ name: String, _ value: @escaping @Sendable (FactsContext) -> String) -> TemplateField<Context> {
            .text(name) { value($0[keyPath: facts]) }
        }
        return [
            text("name") { $0.experiment.name },
            text("digest") { $0.experiment.digest },
            text("yaml") { $0.experiment.yaml },
            text("command") { $0.command },
            text("cells") { NumberText.list($0.experiment.plan.cells.map { $0.rawValue.uppercased() }) },
            text("cellCount") { "\($0.experiment.plan.cells.count)" },
            text("inputSizes") { NumberText.list($0.experiment.plan.inputSizes.sorted().map(NumberText.grouped)) },
            text("outputSizes") { NumberText.list($0.experiment.plan.hiddenSizes.sorted().map(NumberText.grouped)) },
            text("layers") { NumberText.list($0.experiment.plan.layers.sorted().map(NumberText.grouped)) },
            text("runs") { NumberText.count($0.experiment.plan.runs, "run", "runs") },
            text("allRuns") { NumberText.grouped($0.experiment.runCount) },
            text("steps") { NumberText.grouped($0.experiment.settings.steps) },
            text("divergentSteps") { NumberText.grouped($0.experiment.settings.divergentSteps) },
            text("sharedSteps") { NumberText.grouped($0.experiment.settings.sharedSteps) },
            text("initialization") { $0.initialization },
            text("gates") { $0.experiment.settings.gateActivation == .sigmoid ? "logistic" : "hard sigmoid" },
            text("reset") { $0.experiment.settings.resetAfter ? "after" : "before" },
            text("precision") { $0.experiment.settings.precision.rawValue },
            text("seed") { String($0.experiment.settings.seed) },
            text("cairo") { $0.libraries.cairo },
            text("pango") { $0.libraries.pango },
            text("font") { "\($0.libraries.fontFamily) \($0.libraries.fontVersion)".trimmed },
            .flag("hasManyLayers") { $0[keyPath: facts].experiment.plan.layers != [1] },
            .flag("hasVariants") { $0[keyPath: facts].hasVariants },
            .flag("isPreset") { $0[keyPath: facts].isPreset },
            .list("criteria") { $0[keyPath: facts].experiment.settings.criteria.map(CriterionContext.init) },
        ]
    }

    private var isPreset: Bool { Experiment.presets.contains(experiment) }

    private var hasVariants: Bool { experiment.variants.map(\.name) != [Variant.baseName] }

    private var command: String {
        "rnn-memory reproduce --experiment " + (isPreset ? experiment.name : "\(experiment.name).yaml")
    }

    private var initialization: String {
        switch experiment.settings.initialization {
        case .glorotUniform(let recurrent, let forgetBias):
            let kernel = recurrent == .orthogonal ? "orthogonal" : "Glorot uniform"
            return "Glorot uniform for the input kernels, \(kernel) for the recurrent kernels, biases zero but for "
                + "\(forgetBias.shortestDecimal) at the forget gate of the LSTM"
        case .uniformRecurrent(let forgetBias):
            return "uniform between −1/√H and 1/√H for every tensor, H being the output size, with "
                + "\(forgetBias.shortestDecimal) added to the forget gate of the LSTM"
        }
    }
}

/// A criterion with what it asks.
struct CriterionContext: TemplateContext {
    var name: String
    var meaning: String

    init(_ criterion: Criterion) {
        name = criterion.name
        meaning = Wording.clause(criterion)
    }

    static let fields: [TemplateField<CriterionContext>] = [
        .text("criterion") { $0.name },
        .text("meaning") { $0.meaning },
    ]
}

extension String {
    /// The text without white space at either end.
    var trimmed: String { String(trimming { $0.isWhitespace }) }
}
