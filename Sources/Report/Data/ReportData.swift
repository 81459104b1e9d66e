import MemoryExperiment
import Statistics
import Support

/// The data of a report: the finished runs of an experiment with their statistics.
package struct ReportData: Sendable {
    /// The experiment.
    package let experiment: Experiment
    /// The results of its finished runs in plan order.
    package let results: [RunResult]
    /// The statistics of every table cell with all its runs, by criterion and measure, in the order of `cells.csv`.
    package let statistics: [CellStatistics]
    /// The missing runs; nil if all runs are finished.
    package let missing: MissingRuns?
    /// More runs for the measure `first` alone; nil if there are none.
    package private(set) var first: FirstRuns?
    /// The journal's runs beyond the plan, in the order of a compacted journal.
    private let others: [RunResult]
    private let positions: [Observation: Int]
    private let ranges: [CellKey: Range<Int>]
    /// The studies of its questions, each computed once.
    private(set) var studies = StudyStore()

    /// The key for looking up statistics.
    private struct Observation: Hashable {
        var key: CellKey
        var criterion: Criterion
        var measure: Measure
    }

    /// The data of an experiment.
    ///
    /// A table cell counts once all its runs are finished, because those that end first are a biased sample.
    ///
    /// - Parameters:
    ///   - experiment: The experiment.
    ///   - results: The results of the finished runs, in plan order.
    ///   - others: The journal's runs beyond the plan, in the order of a compacted journal.
    ///   - first: More runs for the measure `first` alone.
    package init(
        experiment: Experiment, results: [RunResult], others: [RunResult] = [], first: FirstRuns? = nil
    ) {
        self.experiment = experiment
        self.results = results
        self.others = others
        self.first = first
        missing = MissingRuns(of: experiment, results: results)
        let statistics = CellStatistics.table(of: missing?.completeCells(among: results) ?? results, in: experiment)
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

    /// The data that a journal holds of its experiment, whose sweep may still be running.
    ///
    /// - Parameters:
    ///   - journal: The journal.
    ///   - first: A journal with more runs, which stopped once every criterion had held.
    /// - Throws: `Failure(.data)` if no table cell has all its runs, with the number of missing ones and the command
    ///   that resumes the sweep, and if the further runs do not continue those of the journal.
    package init(journal: Journal, first: Journal? = nil) throws(Failure) {
        let experiment = journal.experiment
        let results = journal.results(for: experiment)
        let hasOthers = results.count < journal.results.count
        self.init(
            experiment: experiment, results: results,
            others: hasOthers ? Array(journal.compactedOrder().dropFirst(results.count)) : [],
            first: try first.map { (first) throws(Failure) in
                try FirstRuns(first, of: experiment, results: journal.results)
            })
        if let missing, missing.completeCellCount == 0 {
            throw Failure(
                .data,
                """
                The journal in \(journal.directory) lacks \(NumberText.count(missing.runs, "run", "runs")) of the \
                \(NumberText.grouped(experiment.runCount)) that experiment ‘\(experiment.name)’ asks for, and no table \
                cell has all of its runs yet. \(missing.wayOn(in: journal))
                """)
        }
    }

    /// The statistics of a table cell, of all runs that have the count; nil if the experiment has no such table cell or
    /// criterion.
    package func statistics(of key: CellKey, _ criterion: Criterion, _ measure: Measure) -> CellStatistics? {
        if measure == .first, let statistics = first?.statistics(of: key, criterion) { return statistics }
        return positions[Observation(key: key, criterion: criterion, measure: measure)].map { statistics[$0] }
    }

    /// The counts of a table cell, of all runs that have them; none if the experiment has no such table cell or criterion.
    func counts(of key: CellKey, _ criterion: Criterion, _ measure: Measure = .first) -> [StepCount] {
        if measure == .first, let counts = first?.counts(of: key, criterion) { return counts }
        guard let index = experiment.settings(ofVariant: key.variant)?.criteria.firstIndex(of: criterion) else {
            return []
        }
        return results(of: key).map { $0.outcomes[index][measure] }
    }

    /// The data without further runs for the measure `first`.
    var alone: ReportData {
        var data = self
        data.first = nil
        data.studies = StudyStore()
        return data
    }

    /// The SHA-256 of the compacted journal in hexadecimal, which identifies the data.
    ///
    /// The digest of the protocol does not: it is the same for every plan.
    ///
    /// - Throws: `Failure(.data)` if a result does not fit the experiment.
    /// - Complexity: O(*n*) in the number of runs, whose lines are encoded.
    package func journalDigest() throws(Failure) -> String {
        try SystemError.reporting(.data, "The runs of \(experiment.name) have no journal") {
            () throws(SystemError) in
            try Journal.digest(of: others.isEmpty ? results : results + others, in: experiment)
        }
    }

    /// Requires every run of the experiment.
    ///
    /// - Throws: `Unavailable` with the number of missing runs.
    func requireEveryRun() throws(Unavailable) {
        if let missing { throw Unavailable(missing.reason) }
    }

    /// Requires every run of a slice.
    ///
    /// - Throws: `Unavailable` with the number of missing runs.
    func requireEveryRun(of slice: Slice) throws(Unavailable) {
        if let reason = missing?.reason(of: slice) { throw Unavailable(reason) }
    }

    /// The results of a table cell's runs, in their order; none if there is no such table cell.
    package func results(of key: CellKey) -> ArraySlice<RunResult> {
        ranges[key].map { results[$0] } ?? []
    }

    /// The slices that a report shows one by one, in its order.
    package var slices: [Slice] { Slice.shown(of: experiment) }
}
