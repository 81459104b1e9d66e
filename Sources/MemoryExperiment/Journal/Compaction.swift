import Foundation
import Recurrent
import Support

/// The result of compacting a journal.
public enum Compaction: Sendable, Hashable, CustomStringConvertible {
    /// The folder holds exactly `runs.jsonl`.
    case done
    /// The folder lacks this many runs of the plan; nothing was changed.
    case incomplete(missing: Int)
    /// `runs.jsonl` holds every run, but this many other files stay because they may still be written to.
    case shared(files: Int)

    /// The result as a sentence.
    public var description: String {
        switch self {
        case .done: "The journal is merged."
        case .incomplete(let missing):
            "The journal is not merged: it lacks \(missing.counted("run")) of the plan."
        case .shared(let files):
            """
            runs.jsonl has all of them; \(files.counted("other file")) \(files == 1 ? "stays" : "stay") because \
            another process may still be writing there. The next sweep merges closed files; \
            `rnn-memory journal merge --dead` merges files that no process writes any more.
            """
        }
    }
}

extension RunJournal {
    /// Joins the files of a journal that holds the whole plan of `experiment` into `runs.jsonl`.
    ///
    /// The file has the header of `experiment` and its runs in plan order. Runs outside the plan follow in the
    /// experiment's order, so no work is lost. The bytes depend only on
    /// the experiment and on the set of runs. Any number of processes may compact at once, while others write and read.
    ///
    /// - Parameters:
    ///   - directory: The folder of the journal.
    ///   - experiment: Its experiment.
    ///   - advice: What the user can do after a failed write, as a sentence; nil to start the sweep again.
    /// - Throws: `Failure` as `read` does, and of kind `inputOutput` if writing fails.
    /// - Complexity: O(n log n) in the number of runs.
    public static func compact(
        _ directory: String, for experiment: Subject, advice: String? = nil
    ) throws(Failure) -> Compaction {
        var merge = JournalMerge(of: try JournalFolder(reading: directory), for: experiment)
        if let advice { merge.advice = advice }
        return try merge.run()
    }

    /// Compacts a journal as `compact(_:for:advice:)` does.
    ///
    /// - Parameter whenListed: Called whenever the folder has been listed and read, so that tests can do what another
    ///   process might do then.
    package static func compact(
        _ directory: String, for experiment: Subject, whenListed: @escaping () -> Void
    ) throws(Failure) -> Compaction {
        var merge = JournalMerge(of: try JournalFolder(reading: directory), for: experiment)
        merge.whenListed = whenListed
        return try merge.run()
    }

    /// Joins the files of a journal into `runs.jsonl`, whether its plan is complete or not.
    ///
    /// - Parameters:
    ///   - directory: The folder of the journal.
    ///   - dead: Whether to join files that no writer has closed as well; a living writer then writes its runs again.
    /// - Throws: `Failure` as `read` and `compact` do.
    public static func merge(_ directory: String, dead: Bool = false) throws(Failure) -> Compaction {
        let journal = try read(directory)
        var merge = JournalMerge(of: try JournalFolder(reading: directory), for: journal.experiment)
        merge.needsWholePlan = false
        merge.joinsUnclosed = dead
        return try merge.run()
    }

    /// Copies this journal, compacted, into another folder.
    ///
    /// - Throws: `Failure` of kind `cannotCreate` if that folder holds runs that this journal lacks, for example
    ///   because they were written after this journal was read; otherwise as `read` and `compact` do.
    package func install(in directory: String) throws(Failure) {
        var merge = JournalMerge(of: try JournalFolder(creating: directory), for: experiment)
        merge.added = self
        _ = try merge.run()
    }

    /// The bytes of the journal's `runs.jsonl`, piece by piece.
    ///
    /// - Throws: What `body` throws, and `SystemError` if a result does not fit the experiment.
    package func forEachCompactedPiece(_ body: ([UInt8]) throws(SystemError) -> Void) throws(SystemError) {
        let ordered = compactedOrder()
        if let onlyFile, ordered == results,
            let file = try? OpenFile(onlyFile.path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK),
            try file.identity() == onlyFile.identity
        {
            try file.forEachPiece(body)
            return
        }
        try Self.forEachPiece(of: ordered, in: experiment, arithmetic: arithmetic, body)
    }

    /// The SHA-256 of the journal's compacted `runs.jsonl`, in hexadecimal.
    ///
    /// - Throws: `SystemError` as `forEachCompactedPiece` does.
    package func compactedDigest() throws(SystemError) -> String {
        let hash = SHA256.Stream()
        try forEachCompactedPiece { bytes in hash.append(bytes) }
        return hash.hexadecimal
    }

    /// The bytes of a compacted journal, piece by piece.
    private static func forEachPiece(
        of ordered: [Subject.Result], in experiment: Subject, arithmetic: Int,
        _ body: ([UInt8]) throws(SystemError) -> Void
    ) throws(SystemError) {
        let format = experiment.line
        var bytes = JournalHeader(of: experiment, arithmetic: arithmetic).encode()
        for result in ordered {
            do throws(LineError) {
                bytes += try format.encode(result)
            } catch {
                throw SystemError(
                    reason: "the run \(result.shortName) does not fit the experiment: \(error.reason)")
            }
            if bytes.count > 1 << 20 {
                try body(bytes)
                bytes.removeAll(keepingCapacity: true)
            }
        }
        try body(bytes)
    }

    /// The SHA-256 of the `runs.jsonl` that holds runs in the order of a compacted journal, in hexadecimal.
    ///
    /// - Throws: `SystemError` if a result does not fit the experiment.
    package static func digest(of ordered: [Subject.Result], in experiment: Subject) throws(SystemError) -> String {
        let hash = SHA256.Stream()
        try forEachPiece(of: ordered, in: experiment, arithmetic: Self.arithmetic) { bytes in hash.append(bytes) }
        return hash.hexadecimal
    }

    /// The runs in the order of a compacted file: the runs of the plan, then all others.
    package func compactedOrder() -> [Subject.Result] {
        let planned = results(for: experiment)
        guard planned.count < results.count else { return planned }
        let keys = Set(planned.map(\.key))
        return planned + experiment.ordered(results.filter { !keys.contains($0.key) })
    }
}
