import Foundation
import MemoryExperiment
import Recurrent
import Statistics
import Support

/// More runs of an experiment that stopped once every criterion had held: a journal beside its own.
///
/// The networks and inputs are those of the experiment, so the first runs of each setting are its own. What rests on the
/// measure `first` alone then rests on all of them.
package struct FirstRuns: Sendable {
    /// The number of runs per setting.
    package let runs: Int
    /// The journal.
    let journal: Journal
    /// The experiment of the runs.
    var experiment: Experiment { journal.experiment }
    /// The counts of each table cell in the order of its runs, for each criterion.
    private let counts: [CellKey: [Criterion: [StepCount]]]
    private let statistics: [CellKey: [Criterion: CellStatistics]]

    /// The runs of a journal, checked against those that the experiment has itself.
    ///
    /// - Parameters:
    ///   - journal: The journal of runs that stop at first.
    ///   - experiment: The experiment that they belong to.
    ///   - results: The finished runs of the experiment.
    /// - Throws: `Failure(.data)` if the runs are of other networks or inputs, if some are missing, or if one has another
    ///   count than the experiment's own.
    /// - Complexity: O(n log n) in the number of runs.
    init(_ journal: Journal, of experiment: Experiment, results: [RunResult]) throws(Failure) {
        let other = journal.experiment
        let place = journal.directory
        guard other.settings.stopAtFirst, other.variants.count == 1, experiment.variants.count == 1,
            CellDifference.Pairing(
                (other.settings, journal.arithmetic), (experiment.settings, Journal.arithmetic)) == .same
        else {
            throw Failure(
                .data,
                """
                The runs in \(place) do not continue those of \(experiment.name): except for criteria and lyapunov, their \
                settings must be the same, with stopAtFirst: true. Move the folder away, or name another with \
                --first-journal.
                """)
        }
        let missing = journal.missing(for: other).count
        guard missing == 0 else {
            throw Failure(
                .data,
                """
                The journal in \(place) lacks \(NumberText.count(missing, "run", "runs")). Finish its sweep with \
                `rnn-memory sweep --experiment \(Experiment.presets.contains(other) ? other.name : "FILE") --journal \
                \(place)`, or move the folder away.
                """)
        }
        let further = journal.results(for: other)
        let cells = Dictionary(grouping: further, by: \.key.cell)
        guard other.plan.runs >= experiment.plan.runs, experiment.cellKeys.allSatisfy({ cells[$0] != nil }) else {
            throw Failure(
                .data,
                """
                The runs in \(place) do not cover those of \(experiment.name): they must have all its settings, and at least \
                \(NumberText.count(experiment.plan.runs, "run", "runs")) of each. Move the folder away, or name another with \
                --first-journal.
                """)
        }
        for result in results {
            guard let same = journal.result(of: result.key) else { continue }
            for (criterion, outcome) in zip(other.settings.criteria, same.outcomes) {
                guard let index = experiment.settings.criteria.firstIndex(of: criterion),
                    result.outcomes[index].first != outcome.first
                else { continue }
                throw Failure(
                    .data,
                    """
                    Run \(result.key.run) of \(result.key.cell.cell.title) with input size \(result.key.cell.inputSize) and \
                    hidden size \(result.key.cell.hiddenSize) has other counts in \(place) than in the journal of \
                    \(experiment.name). Check both with `rnn-memory verify --journal DIR`.
                    """)
            }
        }
        self.journal = journal
        runs = other.plan.runs
        counts = cells.mapValues { results in
            Dictionary(
                other.settings.criteria.enumerated().map { index, criterion in
                    (criterion, results.map { $0.outcomes[index].first })
                }
            ) { first, _ in first }
        }
        statistics = CellStatistics.table(of: further, in: other).reduce(into: [:]) { statistics, row in
            statistics[row.key, default: [:]][row.criterion] = row
        }
    }

    /// The counts of `first` of a table cell's runs in their order; nil if the runs do not have them.
    func counts(of key: CellKey, _ criterion: Criterion) -> [StepCount]? { counts[key]?[criterion] }

    /// The statistics of `first` of a table cell; nil if the runs do not have them.
    func statistics(of key: CellKey, _ criterion: Criterion) -> CellStatistics? { statistics[key]?[criterion] }

    /// The SHA-256 of the compacted journal in hexadecimal.
    ///
    /// - Throws: `Failure(.data)` if a result does not fit the experiment.
    /// - Complexity: O(*n*) in the number of runs, whose lines are encoded.
    func digest() throws(Failure) -> String {
        try SystemError.reporting(.data, "The journal \(journal.directory) cannot be read") {
            () throws(SystemError) in
            try journal.compactedDigest()
        }
    }
}

extension Report {
    /// The experiment of the runs beside a journal that stopped at first; nil if there are none.
    ///
    /// - Parameter journal: The journal's folder.
    /// - Throws: `Failure` as reading a journal does.
    public static func firstExperiment(beside journal: String) throws(Failure) -> Experiment? {
        try ReportData.firstJournal(nil, beside: journal)?.experiment
    }
}

extension ReportData {
    /// The data of a journal, with the runs beside it that stopped at first.
    ///
    /// - Parameters:
    ///   - directory: The journal's folder.
    ///   - firstJournal: The folder of the runs that stopped at first; nil for the one beside the journal, if there is one.
    /// - Throws: `Failure` as reading journals and `init(journal:first:)` do.
    package init(ofJournal directory: String, firstJournal: String? = nil) throws(Failure) {
        try self.init(
            journal: Journal.read(directory), first: Self.firstJournal(firstJournal, beside: directory))
    }

    /// The journal of runs that stopped at first; nil if none is named and none is beside a journal.
    ///
    /// - Throws: `Failure` as reading a journal does.
    package static func firstJournal(_ named: String?, beside directory: String) throws(Failure) -> Journal? {
        if let named { return try Journal.read(named) }
        let folder = Journal.firstFolder(beside: directory)
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder.boolValue else {
            return nil
        }
        return try Journal.read(folder)
    }
}
