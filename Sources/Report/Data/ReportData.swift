import MemoryExperiment

/// Everything that tables, figures and sentences are made from: a finished experiment with its statistics.
package struct ReportData: Sendable {
    /// The experiment.
    package let experiment: Experiment
    /// The results of all its runs in plan order.
    package let results: [RunResult]
    /// The statistics of every table cell, criterion and measure, in the order of `cells.csv`.
    package let statistics: [CellStatistics]
    private let positions: [Observation: Int]
    private let ranges: [CellKey: Range<Int>]
    private let costly = CostlyFindings()

    /// What statistics are looked up by.
    private struct Observation: Hashable {
        var key: CellKey
        var criterion: Criterion
        var measure: Measure
    }

    /// A finished experiment.
    ///
    /// - Parameters:
    ///   - experiment: The experiment.
    ///   - results: One result for each of the plan's runs, in plan order.
    package init(experiment: Experiment, results: [RunResult]) {
        self.experiment = experiment
        self.results = results
        let statistics = CellStatistics.table(of: results, in: experiment)
        self.statistics = statistics
        positions = Dictionary(
            statistics.indices.map { index in
                let cell = statistics[index]
                return (Observation(key: cell.key, criterion: cell.criterion, measure: cell.measure), index)
            }
        ) { first, _ in first }
        var ranges: [CellKey: Range<Int>] = [:]
        for index in results.indices {
            let key = results[index].key.cell
            ranges[key] = (ranges[key]?.lowerBound ?? index)..<(index + 1)
        }
        self.ranges = ranges
    }

    /// What a journal holds of its experiment.
    ///
    /// - Throws: `Failure(.data)` where runs are missing, with their number and the command to go on.
    package init(journal: Journal) throws(Failure) {
        let experiment = journal.experiment
        let missing = journal.missing(for: experiment).count
        guard missing == 0 else {
            let preset = Experiment.presets.contains(experiment)
            throw Failure(
                .data,
                """
                The journal in \(journal.directory) lacks \(NumberText.count(missing, "run", "runs")) of the \
                \(NumberText.grouped(experiment.runCount)) that experiment ‘\(experiment.name)’ asks for. Go on with: \
                rnn-memory sweep --experiment \(preset ? experiment.name : "FILE") --journal \(journal.directory)
                """)
        }
        self.init(experiment: experiment, results: journal.results(for: experiment))
    }

    /// The statistics of a table cell; nil where the experiment has no such cell or criterion.
    package func statistics(of key: CellKey, _ criterion: Criterion, _ measure: Measure) -> CellStatistics? {
        positions[Observation(key: key, criterion: criterion, measure: measure)].map { statistics[$0] }
    }

    /// The results of a table cell's runs, in their order; none where there is no such cell.
    package func results(of key: CellKey) -> ArraySlice<RunResult> {
        ranges[key].map { results[$0] } ?? []
    }

    /// Whether the post's claims hold, computed once.
    ///
    /// - Throws: `Unavailable` where the experiment cannot test any claim.
    func verdicts() throws(Unavailable) -> Verdicts { try costly.verdicts(of: self) }

    /// The slices that a report shows one by one, in its order.
    package var slices: [Slice] { Slice.shown(of: experiment) }
}
