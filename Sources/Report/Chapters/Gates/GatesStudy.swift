import MemoryExperiment
import Recurrent

/// How long a recurrent cell that the post did not look at remembers beside others, setting by setting.
struct GatesStudy: Sendable {
    /// One recurrent cell at one hidden size.
    struct Line: Sendable {
        let cell: CellKind
        let hiddenSize: Int
        /// The steps by the criterion of the figure, one for each input size.
        let steps: [CellStatistics]
    }

    /// How two recurrent cells compare by one criterion, over the hidden sizes of each input size.
    struct Comparison: Sendable {
        let criterion: Criterion
        /// The recurrent cell that the other one is compared with.
        let other: CellKind
        /// At how many hidden sizes which recurrent cell remembers longer, one for each input size.
        let tallies: [Tally]
    }

    /// The hidden sizes of one input size, counted.
    struct Tally: Sendable, Hashable {
        /// The median of the recurrent cell is larger.
        var longer = 0
        /// Both medians are the same, or one of them is not known well enough to tell.
        var undecided = 0
        /// The median of the recurrent cell is smaller.
        var shorter = 0

        /// How many hidden sizes there are.
        var count: Int { longer + undecided + shorter }
    }

    /// The recurrent cell that the post did not look at.
    let cell: CellKind
    /// The recurrent cells beside it, in the order of reports.
    let others: [CellKind]
    /// The criterion of the figure.
    let criterion: Criterion
    /// The input sizes, ascending.
    let inputSizes: [Int]
    /// The hidden sizes, ascending.
    let hiddenSizes: [Int]
    /// The number of shared steps observed.
    let sharedSteps: Int
    /// The number of runs of each setting.
    let runs: Int
    /// By recurrent cell in the order of reports, then by ascending hidden size.
    let lines: [Line]
    /// By the other recurrent cell, then by criterion.
    let comparisons: [Comparison]

    /// Whether experiments of this kind are expected to have it.
    static func suits(_ experiment: Experiment) -> Bool {
        experiment.plan.cells.count > 1 && unpublishedCell(in: experiment) != nil
    }

    private static func unpublishedCell(in experiment: Experiment) -> CellKind? {
        experiment.plan.cells.inReportOrder.first { !PublishedTable.cells.contains($0) }
    }

    /// The study of an experiment's first variant and depth.
    ///
    /// - Throws: `Unavailable` if the experiment has no two recurrent cells of which the post did not look at one.
    init(_ data: ReportData) throws(Unavailable) {
        let experiment = data.experiment
        guard let cell = Self.unpublishedCell(in: experiment), let variant = experiment.variants.first,
            let layers = experiment.plan.layers.first, experiment.plan.cells.count > 1
        else {
            throw Unavailable("The experiment has no two recurrent cells of which one is not among the published.")
        }
        let cells = experiment.plan.cells.inReportOrder
        let inputSizes = experiment.plan.inputSizes.sorted()
        let hiddenSizes = experiment.plan.hiddenSizes.sorted()
        func steps(_ cell: CellKind, _ inputSize: Int, _ hiddenSize: Int, _ criterion: Criterion) -> CellStatistics? {
            let key = CellKey(
                variant: variant.name, cell: cell, layers: layers, inputSize: inputSize, hiddenSize: hiddenSize)
            return data.statistics(of: key, criterion, .first)
        }
        let criterion = experiment.decayCriterion
        lines = cells.flatMap { cell in
            hiddenSizes.map { hiddenSize in
                Line(
                    cell: cell, hiddenSize: hiddenSize,
                    steps: inputSizes.compactMap { steps(cell, $0, hiddenSize, criterion) })
            }
        }
        let others = cells.filter { $0 != cell }
        comparisons = others.flatMap { other in
            experiment.settings.criteria.map { criterion in
                let tallies = inputSizes.map { inputSize in
                    hiddenSizes.reduce(into: Tally()) { tally, hiddenSize in
                        guard let one = steps(cell, inputSize, hiddenSize, criterion),
                            let another = steps(other, inputSize, hiddenSize, criterion)
                        else { return }
                        tally.count(one, beside: another)
                    }
                }
                return Comparison(criterion: criterion, other: other, tallies: tallies)
            }
        }
        self.cell = cell
        self.others = others
        self.criterion = criterion
        self.inputSizes = inputSizes
        self.hiddenSizes = hiddenSizes
        sharedSteps = experiment.settings.sharedSteps
        runs = experiment.plan.runsPerCell
    }

    /// The recurrent cells in the order of reports.
    var cells: [CellKind] { lines.map(\.cell).inReportOrder }

    /// The hidden sizes that a figure with a plot for each can show: about four, the largest among them.
    var shownSizes: [Int] {
        let step = (hiddenSizes.count + 3) / 4
        return hiddenSizes.reversed().enumerated().filter { $0.offset.isMultiple(of: step) }.map(\.element).reversed()
    }

    /// The line of a recurrent cell at a hidden size.
    func line(of cell: CellKind, hiddenSize: Int) -> Line? {
        lines.first { $0.cell == cell && $0.hiddenSize == hiddenSize }
    }
}

extension GatesStudy.Tally {
    /// Counts one hidden size: a lower bound of a median counts if it decides.
    fileprivate mutating func count(_ one: CellStatistics, beside other: CellStatistics) {
        switch (one.median, other.median) {
        case (let one?, let other?) where one > other: longer += 1
        case (let one?, let other?) where one < other: shorter += 1
        case (nil, let other?) where Double(one.medianBound ?? 0) > other: longer += 1
        case (let one?, nil) where Double(other.medianBound ?? 0) > one: shorter += 1
        case (_, _): undecided += 1
        }
    }
}
