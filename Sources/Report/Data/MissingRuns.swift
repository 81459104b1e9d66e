import MemoryExperiment
import Support

/// The runs that an unfinished sweep lacks.
public struct MissingRuns: Sendable {
    /// How many runs are missing.
    public let runs: Int
    /// How many runs the experiment asks for.
    public let plannedRuns: Int
    /// How many table cells the experiment has.
    public let plannedCellCount: Int
    private let complete: Set<CellKey>
    /// The number of runs that each of the other table cells lacks.
    private let lacking: [CellKey: Int]

    /// The runs that `results` lacks; nil if it lacks none.
    ///
    /// - Complexity: O(n) in the number of results and table cells.
    init?(of experiment: Experiment, results: [RunResult]) {
        guard results.count < experiment.runCount else { return nil }
        let counts = results.reduce(into: [:]) { $0[$1.key.cell, default: 0] += 1 }
        runs = experiment.runCount - results.count
        plannedRuns = experiment.runCount
        let keys = Set(experiment.cellKeys)
        plannedCellCount = keys.count
        complete = keys.filter { counts[$0, default: 0] == experiment.plan.runsPerCell }
        lacking = Dictionary(
            uniqueKeysWithValues: keys.subtracting(complete).map {
                ($0, experiment.plan.runsPerCell - counts[$0, default: 0])
            })
    }

    /// How many runs are finished.
    public var finishedRuns: Int { plannedRuns - runs }

    /// How many table cells have all their runs.
    public var completeCellCount: Int { complete.count }

    /// How many runs a slice lacks.
    func runs(of slice: Slice) -> Int {
        lacking.reduce(0) { sum, cell in
            slice.key(inputSize: cell.key.inputSize, hiddenSize: cell.key.hiddenSize) == cell.key
                ? sum + cell.value : sum
        }
    }

    /// The results of the table cells that have all their runs.
    func completeCells(among results: [RunResult]) -> [RunResult] {
        results.filter { complete.contains($0.key.cell) }
    }

    /// Why a table or figure of the whole experiment is not available, in a sentence.
    var reason: String { Self.reason(runs) }

    /// Why a table or figure of a slice is not available, in a sentence; nil if it is.
    func reason(of slice: Slice) -> String? {
        let runs = runs(of: slice)
        return runs > 0 ? Self.reason(runs) : nil
    }

    private static func reason(_ runs: Int) -> String {
        "It waits for \(NumberText.count(runs, "unfinished run", "unfinished runs"))."
    }

    /// A notice for readers of the report, in sentences.
    var notice: String {
        """
        This report was made before its sweep had ended: \(NumberText.grouped(finishedRuns)) of \
        \(NumberText.count(plannedRuns, "run", "runs")) \(finishedRuns == 1 ? "is" : "are") finished, and \
        \(NumberText.grouped(completeCellCount)) of \(NumberText.count(plannedCellCount, "table cell", "table cells")) \
        \(completeCellCount == 1 ? "has" : "have") all of theirs. The others are empty, because the runs that end first are \
        a biased sample; only the list of runs contains all finished runs. Figures and tables that need more runs are \
        omitted and listed below.
        """
    }

    /// A message for the writer of the report, in a sentence.
    public var summary: String {
        """
        \(NumberText.count(runs, "run", "runs")) of \(NumberText.grouped(plannedRuns)) \(runs == 1 ? "is" : "are") \
        missing: \(NumberText.grouped(completeCellCount)) of \
        \(NumberText.count(plannedCellCount, "table cell", "table cells")) \
        \(completeCellCount == 1 ? "has" : "have") all of theirs.
        """
    }

    /// The command that resumes the sweep, in a sentence.
    func wayOn(in journal: Journal) -> String {
        let experiment = journal.experiment
        let name = Experiment.presets.contains(experiment) ? experiment.name : "FILE"
        return "Continue with: rnn-memory sweep --experiment \(name) --journal \(journal.directory)"
    }
}
