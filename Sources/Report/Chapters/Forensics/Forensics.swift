import MemoryExperiment
import Recurrent

/// How well every reading of the post agrees with its numbers.
struct Forensics: Sendable {
    /// The readings of one cell, or of both taken together.
    struct Ranking: Sendable {
        /// The cells.
        let cells: [CellKind]
        /// Their readings, the best first and those of which only bounds are known last.
        let readings: [RankedReading]

        /// The readings that no other one beats, of which each differs from the others in the criterion or the network;
        /// several where they share the least χ², none where only bounds are known.
        var leaders: [RankedReading] {
            guard let best = readings.first, !best.agreement.isBound else { return [] }
            let least = best.agreement.reducedChiSquare
            return readings.prefix { !$0.agreement.isBound && $0.agreement.reducedChiSquare == least }
                .reduce(into: []) { leaders, ranked in
                    let isKnown = leaders.contains {
                        $0.reading.criterion == ranked.reading.criterion && $0.reading.variant == ranked.reading.variant
                    }
                    if !isKnown { leaders.append(ranked) }
                }
        }

        /// What the ranking is of, such as `LSTM` or `LSTM and GRU`.
        var title: String { NumberText.list(cells.map(\.title)) }
    }

    /// The rankings: of each cell, then of both, as one program made both of the published tables.
    let rankings: [Ranking]
    /// What the readings differ in besides what is counted.
    let differences: [ReadingDifference]
    /// The experiment.
    let data: ReportData

    /// Whether experiments of this kind have anything to do with it.
    static func suits(_ experiment: Experiment) -> Bool {
        experiment.plan.layers.contains(1) && PublishedTable.covers(experiment)
            && experiment.variedSettings.isSubset(of: [.initializers, .gateActivation, .resetAfter])
    }

    /// The readings of an experiment.
    ///
    /// - Throws: `Unavailable` where nothing published can be set beside them.
    init(of data: ReportData) throws(Unavailable) {
        let cells = data.experiment.plan.cells
        let groups = cells.map { [$0] } + (cells.count > 1 ? [cells] : [])
        rankings = groups.compactMap { cells in
            let readings = RankedReading.ranking(of: cells, statistics: data.statistics, in: data.experiment)
            return readings.isEmpty ? nil : Ranking(cells: cells, readings: readings)
        }
        guard !rankings.isEmpty else { throw Unavailable(Self.reason(of: data.experiment.plan)) }
        differences = ReadingDifference.allCases.filter { $0.varies(in: data.experiment) }
        self.data = data
    }

    /// Why no reading can be compared, in a sentence.
    private static func reason(of plan: Plan) -> String {
        let published = PublishedTable.sizes
        guard plan.runs > 3 else {
            return """
                Readings are compared by the scatter of at least four runs of each pair of sizes, and the experiment has \
                \(NumberText.grouped(plan.runs)).
                """
        }
        guard plan.layers.contains(1) else {
            return "Readings are compared by networks of one layer, of which the experiment has none."
        }
        guard plan.inputSizes.contains(where: published.contains), plan.hiddenSizes.contains(where: published.contains)
        else {
            return """
                Readings are compared by pairs of the sizes that were published: \
                \(NumberText.list(published.map(String.init))).
                """
        }
        return "No reading has steps beside the published means."
    }

    /// The ranking that takes all cells together.
    var joint: Ranking? { rankings.max { $0.cells.count < $1.cells.count } }
}

/// What variants may differ in when all are readings of the same words.
enum ReadingDifference: String, Sendable, CaseIterable {
    case gates
    case recurrentKernel = "recurrent_kernel"
    case resetGate = "reset_gate"
    /// Anything else, told by the variant's name.
    case variant

    /// Whether an experiment's variants differ in it; the name is needed where nothing else tells them apart.
    func varies(in experiment: Experiment) -> Bool {
        guard self == .variant else {
            return Set(experiment.variants.map { text(of: $0, cells: [.gru]) }).count > 1
        }
        let others = Self.allCases.filter { $0 != .variant }
        return Set(experiment.variants.map { variant in others.map { $0.text(of: variant, cells: [.gru]) } }).count
            < experiment.variants.count
    }

    /// The head of a column.
    var head: String {
        switch self {
        case .gates: "Gates"
        case .recurrentKernel: "Recurrent kernel"
        case .resetGate: "Reset gate"
        case .variant: "Variant"
        }
    }

    /// What a variant has, in words; nothing where the cells do not have it.
    func text(of variant: Variant, cells: [CellKind]) -> String? {
        let settings = variant.settings
        switch self {
        case .gates: return settings.gateActivation.words
        case .recurrentKernel:
            return switch settings.initialization {
            case .glorotUniform(.orthogonal, _): "orthogonal"
            case .glorotUniform(.glorotUniform, _): "Glorot uniform"
            case .uniformRecurrent: "uniform"
            }
        case .resetGate:
            guard cells.contains(.gru) else { return nil }
            return settings.resetAfter ? "after" : "before"
        case .variant: return variant.name
        }
    }
}

extension PublishedAgreement {
    /// A number with a sign before it where it is only a lower bound.
    private func bounded(_ text: String) -> String { isBound ? "≥\u{A0}\(text)" : text }

    /// Reduced χ², with three digits or all before the point; nothing where it is not known, or known only not to be
    /// negative.
    var chiSquareText: String? {
        reducedChiSquare.flatMap { value in
            let text = NumberText.fixed(value, decimals: value < 10 ? 2 : value < 100 ? 1 : 0)
            return isBound && value < Self.leastBound ? nil : bounded(text)
        }
    }

    /// The root of the mean squared difference, in steps; a dash where it is known only not to be negative.
    var rootMeanSquareText: String {
        isBound && rootMeanSquare < Self.leastBound ? "–" : bounded(Self.steps(rootMeanSquare))
    }

    /// Below this a bound with two decimals would read 0.00, which squares are without being told.
    private static var leastBound: Double { 0.005 }

    /// The mean difference, in steps.
    var biasText: String { bounded(bias < 0 ? Self.steps(bias) : "+" + Self.steps(bias)) }

    private static func steps(_ value: Double) -> String {
        NumberText.fixed(value, decimals: value.magnitude < 100 ? 2 : 0)
    }
}
