import Checkpoints
import Support

/// Opens the files that an analysis names.
package struct AnalysisFiles: Sendable {
    private let source: @Sendable (String, Kind) throws(Failure) -> any ByteSource
    private let mostNumbers: Int

    /// The kinds of files.
    package enum Kind: Sendable, Hashable {
        /// A file with networks.
        case checkpoint
        /// A file of a recording.
        case recording
    }

    /// The files at the paths that an analysis names.
    package static let onDisk = AnalysisFiles { (path, _) throws(Failure) in try FileBytes(at: path) }

    /// Files that are found by something else.
    ///
    /// - Parameters:
    ///   - mostNumbers: The most numbers of a recording.
    ///   - source: Opens a file by the name that an analysis gives it.
    package init(
        mostNumbers: Int = Recording.mostNumbers,
        source: @escaping @Sendable (String, Kind) throws(Failure) -> any ByteSource
    ) {
        self.mostNumbers = mostNumbers
        self.source = source
    }

    /// Opens a checkpoint.
    package func checkpoint(
        _ name: String, _ reading: AnalysisExperiment.Reading
    ) throws(Failure) -> Checkpoint {
        try Checkpoint(
            of: source(name, .checkpoint), gateActivation: reading.gateActivation, forgetBias: reading.forgetBias)
    }

    /// Reads a recording.
    package func recording(_ name: String) throws(Failure) -> Recording {
        try Recording(reading: source(name, .recording), limit: mostNumbers)
    }
}
