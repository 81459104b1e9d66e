public import MemoryExperiment
public import Support

/// The kinds of experiments whose journals and files a command may be given.
public enum ExperimentKind: Sendable, Hashable {
    /// Networks of many sizes are drawn.
    case sweep
    /// The memory of given networks is measured.
    case analysis

    /// The kind of experiment whose runs are in a journal; a sweep if there is no journal or nothing tells.
    ///
    /// - Throws: `Failure` of kind `inputOutput` if reading fails.
    public init(ofJournal directory: String) throws(Failure) {
        let lines: [String]
        do throws(Failure) {
            lines = try Journal.firstLines(in: directory)
        } catch {
            guard error.kind == .missingInput else { throw error }
            lines = []
        }
        // A header of a sweep has no such key, and texts in it cannot contain quotation marks.
        self = lines.contains { $0.contains("\"\(AnalysisFileKey.networks.rawValue)\":") } ? .analysis : .sweep
    }
}

/// An experiment that a user names.
public enum NamedExperiment: Sendable {
    /// A preset or a file with sizes.
    case sweep(Experiment)
    /// A file with networks.
    case analysis(AnalysisDraft)

    /// The preset of that name, or the experiment in the file at that path.
    ///
    /// - Throws: `Failure` as `Experiment.named` and `AnalysisFile.read(contentsOf:)` do.
    public init(_ nameOrPath: String) throws(Failure) {
        switch try Experiment.document(named: nameOrPath) {
        case .preset(let preset): self = .sweep(preset)
        case .file(let value) where value.hasKey(AnalysisFileKey.networks.rawValue):
            self = .analysis(try value.analysisDraft())
        case .file(let value): self = .sweep(try ExperimentFile.read(value))
        }
    }
}
