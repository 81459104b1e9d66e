import Recurrent

/// The finished runs of one protocol, kept in a folder.
///
/// `runs.jsonl` is a header line, then a line for each run in plan order. While a sweep runs, its lines stand in files
/// of its own beside it, `part-N.jsonl` or `shard-K-of-N.jsonl`, each with the same kind of header. A journal is the
/// union of all of them: a run found twice must be the same both times, and bytes after a file's last newline, which a
/// sweep that was cut off leaves, do not count.
///
/// Reading a journal holds its folder together with other readers and writers; `compact` holds it alone.
public struct Journal: Sendable {
    /// The folder.
    public let directory: String
    /// The experiment that the journal was read for, or the one its header names.
    public let experiment: Experiment
    /// The version of the arithmetic that the runs were computed with.
    public let arithmetic: Int
    /// The finished runs in the order in which they were read, each once.
    public internal(set) var results: [RunResult] = []
    /// Where each run stands in `results`.
    var positions: [RunKey: Int] = [:]

    /// The version of this program's arithmetic, which headers name: runs of another are not the same bits.
    public static let arithmetic = Arithmetic.version

    /// A journal without runs.
    init(directory: String, experiment: Experiment, arithmetic: Int = Journal.arithmetic) {
        self.directory = directory
        self.experiment = experiment
        self.arithmetic = arithmetic
    }

    /// The result of one run, or nil where it is not finished.
    public func result(of key: RunKey) -> RunResult? {
        positions[key].map { results[$0] }
    }

    /// The finished runs among those that `experiment` asks for, in plan order.
    ///
    /// - Complexity: O(number of runs of the plan).
    public func results(for experiment: Experiment) -> [RunResult] {
        experiment.keys.compactMap(result)
    }

    /// The runs that `experiment` asks for and that are not finished, in plan order.
    ///
    /// - Complexity: O(number of runs of the plan).
    public func missing(for experiment: Experiment) -> [RunKey] {
        experiment.keys.filter { positions[$0] == nil }
    }

    /// Whether every run that `experiment` asks for is finished.
    ///
    /// - Complexity: O(number of runs of the plan).
    public func isComplete(for experiment: Experiment) -> Bool {
        experiment.runCount <= results.count && experiment.keys.allSatisfy { positions[$0] != nil }
    }
}
