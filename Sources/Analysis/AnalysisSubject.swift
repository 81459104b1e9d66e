import Recurrent

/// What an analysis is of: the network without its weights, and the input.
public struct AnalysisSubject: Sendable, Hashable {
    /// The sizes and architecture of the network.
    public let configuration: NetworkConfiguration
    /// The number of outputs that are compared.
    public let outputs: Int
    /// The dense layer whose outputs are compared; nil for those of the top recurrent layer.
    public let head: String?
    /// The recording; nil for standard normal inputs.
    public let recording: RecordingDescription?
    /// How the untrained network of the same sizes is drawn.
    public let untrained: AnalysisSettings.UntrainedInitialization
    /// The key (seed) of the draws.
    public let seed: UInt64

    /// What is said of a recording.
    public struct RecordingDescription: Sendable, Hashable {
        /// The name of the file.
        public let file: String
        /// Its SHA-256.
        public let digest: String
        /// The number of its steps.
        public let steps: Int
    }
}

extension NetworkAnalysis {
    /// What the analysis is of.
    public var subject: AnalysisSubject {
        AnalysisSubject(
            configuration: network.configuration, outputs: network.outputs, head: network.head?.name,
            recording: recording?.description, untrained: settings.untrained, seed: settings.seed)
    }
}

extension Recording {
    /// What is said of it; nil if it was drawn.
    var description: AnalysisSubject.RecordingDescription? {
        switch origin {
        case .file(let name, let digest):
            AnalysisSubject.RecordingDescription(file: name, digest: digest, steps: steps)
        case .normal: nil
        }
    }
}
