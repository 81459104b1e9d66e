import Recurrent

/// The finished runs of one protocol, kept in a folder.
///
/// `runs.jsonl` is a header line, then a line for each run in plan order. A sweep appends its lines to a file of its own
/// beside it, `part-R.jsonl` or `shard-K-of-N-R.jsonl` with R random, with the same kind of header and, once the sweep has
/// ended, a closing line. A journal is the union of all of them: a run found twice must be the same both times, and bytes
/// after a file's last newline, which a sweep that was cut off leaves, do not count. Every line carries a checksum.
///
/// Nothing depends on locks. A file never changes once it is closed; what only one writer appends to is never read as
/// something else; and a file is removed only after another one, written later and synced, holds every run in it. So
/// whoever reads the folder at any moment finds every run that was ever on the disk.
public struct Journal: Sendable {
    /// The folder.
    public let directory: String
    /// The experiment that the journal was read for, or the one its header names.
    public let experiment: Experiment
    /// The version of the arithmetic that the runs were computed with.
    public let arithmetic: Int
    /// The finished runs in the order in which they were read, each once.
    public private(set) var results: [RunResult] = []
    /// Where each run stands in `results`.
    private(set) var positions: [RunKey: Int] = [:]

    /// The file that the runs were read from, where it was `runs.jsonl` alone and nothing but whole lines.
    var onlyFile: (path: String, identity: FileIdentity)?

    /// The version of this program's arithmetic, which headers name: runs of another are not the same bits.
    public static let arithmetic = Arithmetic.version

    /// A journal without runs.
    init(directory: String, experiment: Experiment, arithmetic: Int = Journal.arithmetic) {
        self.directory = directory
        self.experiment = experiment
        self.arithmetic = arithmetic
    }

    /// Adds the result of a run that the journal lacks.
    mutating func append(_ result: RunResult) {
        onlyFile = nil
        positions[result.key] = results.count
        results.append(result)
    }

    /// The same runs under the name and the plan of another experiment of the same protocol.
    func renamed(to experiment: Experiment) -> Journal {
        var journal = Journal(directory: directory, experiment: experiment, arithmetic: arithmetic)
        journal.results = results
        journal.positions = positions
        return journal
    }

    /// The result of one run, or nil if it is not finished.
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
