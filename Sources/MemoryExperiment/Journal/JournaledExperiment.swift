import Support

/// An experiment whose runs a journal keeps.
///
/// A journal knows of its runs only what stands here, so that every kind of experiment is kept, joined, checked and
/// repaired by the same code.
public protocol JournaledExperiment: Sendable, Hashable {
    /// The result of a run.
    associatedtype Result: JournaledResult
    /// The keys of the runs.
    associatedtype Keys: RandomAccessCollection<Result.Key> & Sendable
    /// The form of the journal's lines.
    associatedtype Line: JournalLine<Result>

    /// The complete experiment as JSON in one line, as headers hold it.
    var json: String { get }
    /// The digest that decides whether a journal fits: 64 hexadecimal digits.
    var digest: String { get }
    /// The runs in plan order.
    var keys: Keys { get }
    /// The form of the lines of its runs.
    var line: Line { get }

    /// The experiment that a header holds.
    ///
    /// - Throws: `Failure` if it is not valid.
    static func read(header: String) throws(Failure) -> Self

    /// Results of runs outside the plan in the order in which a compacted journal holds them.
    func ordered(_ others: [Result]) -> [Result]
}

extension JournaledExperiment {
    /// The number of runs in the plan.
    public var runCount: Int { keys.count }
}

/// The result of a run in a journal.
public protocol JournaledResult: Sendable, Hashable {
    /// What tells runs apart.
    associatedtype Key: Sendable, Hashable

    /// The key of the run.
    var key: Key { get }
    /// The run in a few words, for messages.
    var shortName: String { get }
}

/// Encodes and decodes the lines of a journal's runs.
///
/// Results and lines correspond one to one, so lines can be compared instead of results, and rewriting a journal
/// reproduces its bytes.
public protocol JournalLine<Result>: Sendable {
    /// The result of a run.
    associatedtype Result

    /// The line of a result with its checksum and newline.
    ///
    /// - Throws: `LineError` if the result does not fit the experiment.
    func encode(_ result: Result) throws(LineError) -> [UInt8]

    /// Decodes a line without its newline.
    ///
    /// - Parameters:
    ///   - line: The line.
    ///   - schema: The format of the file's lines.
    /// - Throws: `LineError` if no program of that schema writes this line for any result.
    func decode(_ line: ArraySlice<UInt8>, as schema: JournalSchema) throws(LineError) -> Result
}
