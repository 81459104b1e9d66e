import MemoryExperiment

/// One line of the journal of an analysis: what was measured of a network along the recording, or after one start.
public struct AnalysisRecord: JournaledResult {
    /// The network.
    public let network: NetworkKey
    /// What was measured.
    public let content: Content

    /// The kinds of measurements.
    public enum Content: Sendable, Hashable {
        /// What was measured along the recording.
        case recording(RecordingResult)
        /// The runs after one start in one protocol.
        case start(StartResult)
    }

    /// A record from its parts.
    init(_ network: NetworkKey, _ content: Content) {
        self.network = network
        self.content = content
    }

    /// The address of the measurement.
    public var key: AnalysisKey {
        switch content {
        case .recording: AnalysisKey(network, .recording)
        case .start(let result): AnalysisKey(network, .start(result.analysisProtocol, result.start))
        }
    }

    /// The measurement in a few words.
    public var shortName: String {
        let module = network.module.isEmpty ? "" : " \(network.module)"
        return switch content {
        case .recording: "\(network.name)\(module) along the recording"
        case .start(let result): "\(network.name)\(module) \(result.analysisProtocol.title) #\(result.start)"
        }
    }
}
