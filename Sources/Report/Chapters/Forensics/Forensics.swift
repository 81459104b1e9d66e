import MemoryExperiment
import Recurrent
import Support

/// The agreement of every reading of the post with its numbers.
struct Forensics: Sendable {
    /// The readings of one recurrent cell, or of both taken together.
    struct Ranking: Sendable {
        /// The recurrent cells.
        let cells: [CellKind]
        /// Their readings, best first; those of which only bounds are known last.
        let readings: [RankedReading]

        /// The readings with the least χ², one for each criterion and network; several if they tie, none if only bounds
        /// are known.
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

        /// The subject of the ranking, such as `LSTM` or `LSTM and GRU`.
        var title: String { NumberText.list(cells.map(\.title)) }
    }

    /// The rankings: of each recurrent cell, then of both, because one program made both published tables.
    let rankings: [Ranking]
    /// The properties in which readings differ besides criterion and measure.
    let differences: [ReadingDifference]
    /// The experiment.
    let data: ReportData

    /// Whether experiments of this kind are expected to have it.
    static func suits(_ experiment: Experiment) -> Bool {
        experiment.plan.layers.contains(1) && PublishedTable.covers(experiment)
            && experiment.variedSettings.isSubset(of: [.initializers, .gateActivation, .resetAfter])
            && experiment.variants.count * experiment.settings.criteria.count * experiment.settings.measures.count > 1
    }

    /// The readings of an experiment.
    ///
    /// - Throws: `Unavailable` if nothing published can be compared with them.
    init(of data: ReportData) throws(Unavailable) {
        let cells = data.experiment.plan.cells
        guard data.experiment.plan.runs >= Self.fewestRuns else {
            throw Unavailable(Self.reason(of: data.experiment.plan))
        }
        let groups = cells.map { [$0] } + (cells.count > 1 ? [cells] : [])
        rankings = groups.compactMap { cells in
            let readings = RankedReading.ranking(of: cells, statistics: data.statistics, in: data.experiment)
            return readings.isEmpty ? nil : Ranking(cells: cells, readings: readings)
        }
        guard !rankings.isEmpty else { throw Unavailable(Self.reason(of: data.experiment.plan)) }
        differences = ReadingDifference.allCases.filter { $0.varies(in: data.experiment) }
        self.data = data
    }

    /// With fewer runs Student's t has no variance, so that χ² has none.
    private static let fewestRuns = 4

    /// Why no reading can be compared, in a sentence.
    private static func reason(of plan: Plan) -> String {
        let published = PublishedTable.sizes
        guard plan.runs >= fewestRuns else {
            return """
                Readings are compared by the spread of at least four runs of each setting, and the experiment has \
                \(NumberText.grouped(plan.runs)).
                """
        }
        guard plan.layers.contains(1) else {
            return "Readings are compared by networks of one layer, of which the experiment has none."
        }
        guard plan.inputSizes.contains(where: published.contains), plan.hiddenSizes.contains(where: published.contains)
        else {
            return """
                Readings are compared at the sizes that were published: \(NumberText.list(published.map(String.init))).
                """
        }
        return "No reading has steps beside the published means."
    }

    /// Where chance alone puts the reduced χ² of a recurrent cell in 95 % of cases, about: within two standard deviations of
    /// a mean of squares that follow Student’s t, those of the readings with the most runs; nil with too few runs to know.
    var chanceInterval: ClosedRange<Double>? {
        let readings = rankings.filter { $0.cells.count == 1 }.flatMap(\.readings)
        return readings.compactMap(\.agreement.chiSquareDeviation).min().map { deviation in
            max(0, 1 - 2 * deviation)...1 + 2 * deviation
        }
    }

    /// The ranking that takes all recurrent cells together.
    var joint: Ranking? { rankings.max { $0.cells.count < $1.cells.count } }
}

extension PublishedAgreement {
    /// A number, preceded by “≥” if it is only a lower bound.
    private func bounded(_ text: String) -> String { isBound ? "≥\u{A0}\(text)" : text }

    /// Reduced χ², with three digits or all before the point; nil if it is unknown or its lower bound rounds to 0.
    var chiSquareText: String? {
        reducedChiSquare.flatMap { value in
            isBound && value < Self.leastBound ? nil : bounded(Self.text(ofChiSquare: value))
        }
    }

    /// A reduced χ² with three digits, or all before the point.
    static func text(ofChiSquare value: Double) -> String {
        NumberText.fixed(value, decimals: value < 10 ? 2 : value < 100 ? 1 : 0)
    }

    /// The root mean square of the differences, in steps; a dash if its lower bound rounds to 0.
    var rootMeanSquareText: String {
        isBound && rootMeanSquare < Self.leastBound ? "–" : bounded(Self.steps(rootMeanSquare))
    }

    /// A lower bound below this would read 0.00, which holds for every square.
    private static var leastBound: Double { 0.005 }

    /// The mean difference, in steps.
    var biasText: String { bounded(bias < 0 ? Self.steps(bias) : "+" + Self.steps(bias)) }

    private static func steps(_ value: Double) -> String {
        NumberText.fixed(value, decimals: value.magnitude < 100 ? 2 : 0)
    }
}
