/// What tells the networks of an analysis apart.
public struct NetworkKey: Sendable, Hashable {
    /// The name of the checkpoint; `untrained` for a drawn network.
    public let name: String
    /// The SHA-256 of the checkpoint, or of the description from which a network was drawn.
    public let digest: String
    /// The name of the network in its checkpoint; for a drawn one, its architecture.
    public let module: String

    /// A key from its parts.
    public init(name: String, digest: String, module: String) {
        self.name = name
        self.digest = digest
        self.module = module
    }

    /// The name of drawn networks, which no checkpoint may have.
    static let untrained = "untrained"

    /// Whether the network was drawn to be compared with others of its sizes.
    var isUntrained: Bool { name == Self.untrained }
}

/// The address of a measurement within an analysis.
public struct AnalysisKey: Sendable, Hashable {
    /// The network.
    public let network: NetworkKey
    /// What was measured of it.
    public let part: Part

    /// The parts of an analysis of one network.
    public enum Part: Sendable, Hashable {
        /// What is measured along the whole recording.
        case recording
        /// The runs after one start, counted from 1, in one protocol.
        case start(AnalysisProtocol, Int)
    }

    /// A key from its parts.
    public init(_ network: NetworkKey, _ part: Part) {
        self.network = network
        self.part = part
    }

    /// The word for the protocol in a journal.
    var protocolName: String {
        switch part {
        case .recording: Self.recordingName
        case .start(let analysisProtocol, _): analysisProtocol.rawValue
        }
    }

    /// The word that stands in a journal for what is measured along the recording.
    static let recordingName = "recording"

    /// The number of the start, from 1; 0 for what is measured along the recording.
    var start: Int {
        switch part {
        case .recording: 0
        case .start(_, let start): start
        }
    }
}
