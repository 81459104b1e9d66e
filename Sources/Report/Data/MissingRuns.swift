import MemoryExperiment
import Support

/// What a sweep that has not ended still owes.
public struct MissingRuns: Sendable {
    /// How many runs are missing.
    public let runs: Int
    /// How many runs the experiment asks for.
    public let plannedRuns: Int
    /// How many table cells the experiment has.
    public let plannedCellCount: Int
    private let complete: Set<CellKey>
    /// How many runs each of the other table cells lacks.
    private let lacking: [CellKey: Int]

    /// What is missing beside `results`; nil where nothing is.
    ///
    /// - Complexity: O(n) in the number of results and table cells.
    init?(of experiment: Experiment, results: [RunResult]) {
        guard results.count < experiment.runCount else { return nil }
        let counts = results.reduce(into: [:]) { $0[$1.key.cell, default: 0] += 1 }
        runs = experiment.runCount - results.count
        plannedRuns = experiment.runCount
        let keys = Set(experiment.cellKeys)
        plannedCellCount = keys.count
        complete = keys.filter { counts[$0, default: 0] == experiment.plan.runs }
        lacking = Dictionary(
            uniqueKeysWithValues: keys.subtracting(complete).map { ($0, experiment.plan.runs - counts[$0, default: 0]) }
        )
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

    /// What keeps a table or figure of the whole experiment from being given, in a sentence.
    var reason: String { Self.reason(runs) }

    /// What keeps a table or figure of a slice from being given, in a sentence; nil where nothing does.
    func reason(of slice: Slice) -> String? {
        let runs = runs(of: slice)
        return runs > 0 ? Self.reason(runs) : nil
    }

    private static func reason(_ runs: Int) -> String {
        "It waits for \(NumberText.count(runs, "run", "runs")) that \(runs == 1 ? "is" : "are") not finished."
    }

    /// What a reader of the report has to know, in sentences.
    var notice: String {
        """
        This report was made before its sweep had ended: \(NumberText.grouped(finishedRuns)) of \
        \(NumberText.count(plannedRuns, "run", "runs")) \(finishedRuns == 1 ? "is" : "are") finished, and \
        \(NumberText.grouped(completeCellCount)) of \(NumberText.count(plannedCellCount, "table cell", "table cells")) \
        \(completeCellCount == 1 ? "has" : "have") all of theirs. The others are left empty, since the \
        runs that end first are not like the rest; only the list of runs has all that are finished. What needs more is \
        left out and listed below.
        """
    }

    /// What the writer of the report is told, in a sentence.
    public var summary: String {
        """
        \(NumberText.count(runs, "run", "runs")) of \(NumberText.grouped(plannedRuns)) \(runs == 1 ? "is" : "are") \
        missing: \(NumberText.grouped(completeCellCount)) of \
        \(NumberText.count(plannedCellCount, "table cell", "table cells")) \
        \(completeCellCount == 1 ? "has" : "have") all of theirs.
        """
    }

    /// How the sweep goes on, in a sentence.
    func wayOn(in journal: Journal) -> String {
        let experiment = journal.experiment
        let name = Experiment.presets.contains(experiment) ? experiment.name : "FILE"
        return "Go on with: rnn-memory sweep --experiment \(name) --journal \(journal.directory)"
    }
}
