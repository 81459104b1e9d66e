import ChartRendering
import MemoryExperiment
import Recurrent
import Support
import Typesetting

/// The facts about an experiment that the running text states, in words.
struct FactsContext: TemplateContext {
    let experiment: Experiment
    /// The missing runs if the sweep has not ended.
    let missing: MissingRuns?
    /// The experiment of more runs that stopped at first; nil if there are none.
    let first: Experiment?
    let libraries: DrawingLibraries
    /// The names of the report's tables.
    let tables: Set<String>
    /// The chapters that the report is limited to.
    let chapters: ChapterSelection
    /// Whether the growth of some lifetime with the hidden size is known.
    let hasLifetimeLaw: Bool

    static let fields: [TemplateField<FactsContext>] = fields(\.self)

    /// The same names for a context that contains the facts.
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
            text("cells") { NumberText.list($0.experiment.plan.cells.map(\.title)) },
            text("cellCount") { "\($0.experiment.plan.cells.count)" },
            text("sizes") { $0.sizes },
            text("layers") { NumberText.list($0.experiment.plan.layers.sorted().map(NumberText.grouped)) },
            text("runs") { NumberText.count($0.experiment.plan.runsPerCell, "run", "runs") },
            text("streams") { NumberText.grouped($0.experiment.plan.streams) },
            .flag("hasStreams") { $0[keyPath: facts].experiment.plan.streams > 1 },
            .flag("hasFirstRuns") { $0[keyPath: facts].first != nil },
            text("firstRuns") { NumberText.count($0.first?.plan.runs ?? 0, "run", "runs") },
            text("allRuns") { NumberText.grouped($0.experiment.runCount) },
            text("allocation") { $0.allocation },
            text("inputScale") { $0.experiment.settings.inputScale.shortestDecimal },
            text("recurrentScale") { $0.experiment.settings.recurrentScale.shortestDecimal },
            text("mainCriterion") { $0.experiment.mainCriterion.name },
            text("steps") { NumberText.grouped($0.experiment.settings.steps) },
            text("divergentSteps") { NumberText.grouped($0.experiment.settings.divergentSteps) },
            text("sharedSteps") { NumberText.grouped($0.experiment.settings.sharedSteps) },
            text("initialization") { $0.initialization },
            text("gates") { $0.experiment.settings.gateActivation.words },
            text("reset") { $0.experiment.settings.resetAfter ? "after" : "before" },
            text("precision") { $0.experiment.settings.precision.rawValue },
            text("resamples") { _ in NumberText.grouped(RunResampling.resamples) },
            text("seed") { String($0.experiment.settings.seed) },
            text("cairo") { $0.libraries.cairo },
            text("pango") { $0.libraries.pango },
            text("font") { "\($0.libraries.fontFamily) \($0.libraries.fontVersion)".trimmed },
            .flag("hasManyLayers") { $0[keyPath: facts].experiment.plan.layers != [1] },
            .flag("hasVariants") { $0[keyPath: facts].hasVariants },
            .flag("stopsAtFirst") { $0[keyPath: facts].experiment.settings.stopAtFirst },
            .flag("hasInputScale") { $0[keyPath: facts].experiment.settings.inputScale != 1 },
            .flag("hasRecurrentScale") { $0[keyPath: facts].experiment.settings.recurrentScale != 1 },
            .flag("hasComparison") { $0[keyPath: facts].hasComparison },
            .flag("hasVerdicts") { $0[keyPath: facts].hasVerdicts },
            .flag("hasExponents") { $0[keyPath: facts].hasExponents },
            .flag("hasLifetimeLaw") { $0[keyPath: facts].hasLifetimeLaw },
            .flag("lacksExponents") { $0[keyPath: facts].lacksExponents },
            .flag("drawsGlorotUniform") { $0[keyPath: facts].kernels.glorotUniform },
            .flag("drawsOrthogonal") { $0[keyPath: facts].kernels.orthogonal },
            .flag("hasIntervals") { $0[keyPath: facts].experiment.plan.runs > 1 },
            .flag("hasLSTM") { $0[keyPath: facts].experiment.plan.cells.contains(.lstm) },
            .flag("hasGRU") { $0[keyPath: facts].experiment.plan.cells.contains(.gru) },
            .flag("hasElman") { $0[keyPath: facts].experiment.plan.cells.contains(.elman) },
            .flag("hasGates") { $0[keyPath: facts].experiment.plan.cells.contains(where: \.hasGates) },
            .flag("observesCosine") { $0[keyPath: facts].experiment.settings.criteria.contains(.cosine) },
            .list("variants") { $0[keyPath: facts].variants },
            .flag("isPreset") { $0[keyPath: facts].isPreset },
            .list("criteria") { CriterionContext.contexts(of: $0[keyPath: facts].experiment.settings.criteria) },
        ]
    }

    /// Whether a published mean can be compared with a measured one.
    private var hasComparison: Bool { tables.contains { $0.hasPrefix("comparison-") } }

    /// Whether the report tests the published claims.
    private var hasVerdicts: Bool { tables.contains(Verdicts.question.name) }

    /// Whether the report has Lyapunov exponents to explain.
    private var hasExponents: Bool { tables.contains(ExponentStudy.question.name) }

    /// Whether the experiment has no Lyapunov exponents, rather than a report that leaves them out.
    private var lacksExponents: Bool { !hasExponents && (chapters == .all || !experiment.settings.lyapunov) }

    /// Which rules for drawing kernels the networks of the experiment follow, unless a variant changes them.
    private var kernels: (glorotUniform: Bool, orthogonal: Bool) {
        switch experiment.settings.initialization {
        case .glorotUniform(let recurrent, _): (true, recurrent == .orthogonal)
        case .uniformRecurrent: (false, false)
        }
    }

    private var isPreset: Bool { Experiment.presets.contains(experiment) }

    private var hasVariants: Bool { experiment.variants.map(\.name) != [Variant.baseName] }

    /// The commands that recompute the report, one a line.
    var command: String {
        let sweep = first.map { first in
            let name = Experiment.presets.contains(first) ? first.name : "\(first.name).yaml"
            let journal = Journal.firstFolder(beside: Journal.folder(inOutput: experiment.defaultOutput))
            return "rnn-memory sweep --experiment \(name) --journal \(journal)\n"
        }
        return (sweep ?? "") + "rnn-memory reproduce --experiment "
            + (isPreset ? experiment.name : "\(experiment.name).yaml")
            + chapters.option
    }

    /// The input and hidden sizes with their nouns, in one list if they are the same.
    private var sizes: String {
        let (inputs, hidden) = (experiment.plan.inputSizes.sorted(), experiment.plan.hiddenSizes.sorted())
        func list(_ sizes: [Int]) -> String { NumberText.list(sizes.map(NumberText.grouped)) }
        let units = hidden.count > 1 ? "hidden sizes (numbers of units)" : "hidden size (number of units)"
        guard inputs != hidden else { return "input and \(units) \(list(hidden))" }
        return "\(inputs.count > 1 ? "input sizes" : "input size") \(list(inputs)) and \(units) \(list(hidden))"
    }

    private var initialization: String {
        experiment.settings.initialization.words(hasForgetGate: hasForgetGate)
    }

    private var hasForgetGate: Bool { experiment.plan.cells.contains { $0.forgetGate != nil } }

    private var variants: [VariantContext] {
        hasVariants
            ? experiment.variants.map { VariantContext($0, over: experiment.settings, hasForgetGate: hasForgetGate) }
            : []
    }

    /// The number of runs of each setting, and of all.
    private var allocation: String {
        let plan = experiment.plan
        let hasStreams = plan.streams > 1
        let runs =
            hasStreams
            ? "\(NumberText.count(plan.runs, "network", "networks")) with \(plan.streams) input streams each"
            : NumberText.count(plan.runs, "run", "runs")
        let count =
            hasStreams
            ? NumberText.count(experiment.runCount, "run", "runs") : NumberText.grouped(experiment.runCount)
        let finished = missing.map { ", of which \(NumberText.grouped($0.finishedRuns)) are finished" } ?? ""
        let all = "\(count) in all\(finished)"
        guard experiment.runCount > plan.runsPerCell else {
            return "There \(plan.runs == 1 ? "is" : "are") \(runs)\(hasStreams ? ", \(count)" : "") in all"
        }
        let settings = plan.cells.count * plan.layers.count * plan.inputSizes.count * plan.hiddenSizes.count
        let each = [settings > 1 ? "setting" : nil, experiment.variants.count > 1 ? "variant" : nil]
            .compactMap(\.self)
        return "Each \(each.joined(separator: " of each ")) has \(runs), \(all)"
    }
}

/// A criterion with its condition, or neighbours that differ only in a tolerance.
struct CriterionContext: TemplateContext {
    var name: String
    var lastName: String?
    var meaning: String

    /// The criteria in order; three or more neighbours with tolerances each a tenth of the one before share a context.
    static func contexts(of criteria: [Criterion]) -> [CriterionContext] {
        criteria.groups.flatMap { group -> [CriterionContext] in
            guard group.count > 2, let first = group.first, let last = group.last else {
                return group.map { CriterionContext(name: $0.name, lastName: nil, meaning: $0.words.clause) }
            }
            let meaning = "\(first.words.clause) to \(last.words.label)"
            return [CriterionContext(name: first.name, lastName: last.name, meaning: meaning)]
        }
    }

    static let fields: [TemplateField<CriterionContext>] = [
        .text("criterion") { $0.name },
        .flag("isRange") { $0.lastName != nil },
        .text("lastCriterion") { $0.lastName ?? "" },
        .text("meaning") { $0.meaning },
    ]
}
