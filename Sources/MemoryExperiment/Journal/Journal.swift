import Recurrent
import Support

/// The journal of a sweep.
public typealias Journal = RunJournal<Experiment>

/// The finished runs of one protocol, kept in a folder.
///
/// `runs.jsonl` is a header line followed by one line per run, in plan order. A sweep appends its lines to its own file
/// next to it, `part-R.jsonl` or `shard-K-of-N-R.jsonl` with R random; that file has the same kind of header and, once
/// the sweep has ended, a closing line. A journal is the union of all these files. Copies of the same run must be
/// equal. Bytes after a file's last newline, which an interrupted sweep leaves, are ignored. Every line carries a
/// checksum.
///
/// Nothing depends on locks. A closed file never changes. A file that one writer appends to is never taken for anything
/// else. A file is removed only after another file, written later and synced, holds all its runs. So a reader always
/// finds every run that was ever synced to disk.
public struct RunJournal<Subject: JournaledExperiment>: Sendable {
    /// The journal's folder.
    public let directory: String
    /// The experiment that the journal was read for, or the one its header names.
    public let experiment: Subject
    /// The version of the arithmetic that computed the runs.
    public let arithmetic: Int
    /// The finished runs in reading order, each once.
    public private(set) var results: [Subject.Result] = []
    /// The index of each run in `results`.
    private(set) var positions: [Subject.Result.Key: Int] = [:]

    /// The file that the runs were read from, if it was `runs.jsonl` alone and all its lines were complete.
    var onlyFile: (path: String, identity: FileIdentity)?

    /// The version of this program's arithmetic, as headers name it: runs of other versions are not bit-identical.
    public static var arithmetic: Int { Arithmetic.version }

    /// A journal without runs.
    init(directory: String, experiment: Subject, arithmetic: Int = Arithmetic.version) {
        self.directory = directory
        self.experiment = experiment
        self.arithmetic = arithmetic
    }

    /// Adds the result of a run that the journal lacks.
    mutating func append(_ result: Subject.Result) {
        onlyFile = nil
        positions[result.key] = results.count
        results.append(result)
    }

    /// The same runs under the name and plan of another experiment with the same protocol.
    func renamed(to experiment: Subject) -> RunJournal {
        var journal = RunJournal(directory: directory, experiment: experiment, arithmetic: arithmetic)
        journal.results = results
        journal.positions = positions
        return journal
    }

    /// The result of one run, or nil if it is not finished.
    public func result(of key: Subject.Result.Key) -> Subject.Result? {
        positions[key].map { results[$0] }
    }

    /// The finished runs of `experiment`'s plan, in plan order.
    ///
    /// - Complexity: O(number of runs of the plan).
    public func results(for experiment: Subject) -> [Subject.Result] {
        experiment.keys.compactMap(result)
    }

    /// The unfinished runs of `experiment`'s plan, in plan order.
    ///
    /// - Complexity: O(number of runs of the plan).
    public func missing(for experiment: Subject) -> [Subject.Result.Key] {
        experiment.keys.filter { positions[$0] == nil }
    }

    /// Whether every run of `experiment`'s plan is finished.
    ///
    /// - Complexity: O(number of runs of the plan).
    public func isComplete(for experiment: Subject) -> Bool {
        experiment.runCount <= results.count && experiment.keys.allSatisfy { positions[$0] != nil }
    }
}
