public import MemoryExperiment
import Recurrent
import Support

/// A complete description of an analysis: which networks are measured on which input, and how.
public struct AnalysisExperiment: Sendable, Hashable {
    /// The name, `[a-z0-9-]{1,64}`.
    public var name: String
    /// The networks in report order; more may be added to a journal that has some.
    public var networks: [Network]
    /// The recording; nil for standard normal inputs.
    public var input: Input?
    /// What changes the results besides network and recording; the way in which untrained networks are drawn belongs to
    /// each network.
    public var settings: AnalysisSettings
    /// How the checkpoints are read.
    public var reading: Reading
    /// The duration of a step, which changes only the wording; nil if it is not known.
    public var step: StepDuration?

    /// A network of a checkpoint.
    public struct Network: Sendable, Hashable {
        /// What tells it apart from other networks.
        public var key: NetworkKey
        /// The path of the checkpoint.
        public var file: String
        /// The sizes and architecture.
        public var configuration: NetworkConfiguration
        /// The number of outputs that are compared.
        public var outputs: Int
        /// How the untrained network of the same sizes is drawn.
        public var untrained: AnalysisSettings.UntrainedInitialization
        /// Whether the outputs of the user's framework agreed; nil if none were given.
        public var isProved: Bool?
    }

    /// The files of a recording, each with sequences of steps.
    public struct Input: Sendable, Hashable {
        /// The files with their SHA-256.
        public var files: [File]

        /// A file of a recording.
        public struct File: Sendable, Hashable {
            /// The path.
            public var path: String
            /// The SHA-256.
            public var digest: String
        }
    }

    /// How checkpoints are read.
    public struct Reading: Sendable, Hashable {
        /// The dense layer whose outputs are compared; nil for those of the top recurrent layer.
        public var head: String?
        /// The activation of gates; nil for that of the file.
        public var gateActivation: GateActivation?
        /// What TensorFlow 1 adds to the bias of the forget gate; nil for its default.
        public var forgetBias: Double?

        /// Options from their parts.
        public init(head: String? = nil, gateActivation: GateActivation? = nil, forgetBias: Double? = nil) {
            self.head = head
            self.gateActivation = gateActivation
            self.forgetBias = forgetBias
        }
    }
}

extension AnalysisExperiment {
    /// The default output folder of the report.
    public var defaultOutput: String { "output-\(name)" }
}

// MARK: - Runs

extension AnalysisExperiment: JournaledExperiment {
    /// The number of starts.
    public var starts: Int { settings.starts }

    /// The keys of all networks: those of the plan, then the untrained ones beside them.
    public var networkKeys: [NetworkKey] { networks.map(\.key) + untrainedNetworks.map(\.key) }

    /// The untrained networks, each architecture once.
    var untrainedNetworks: [UntrainedNetwork] {
        var seen: Set<NetworkKey> = []
        return networks.compactMap { network in
            guard let twin = UntrainedNetwork(beside: network, seed: settings.seed), seen.insert(twin.key).inserted
            else { return nil }
            return twin
        }
    }

    /// The measurements in the order of a journal: by network, along the recording first, then by start and protocol.
    public var keys: [AnalysisKey] {
        networkKeys.flatMap { network in
            [AnalysisKey(network, .recording)]
                + (1...max(starts, 1)).flatMap { start in
                    AnalysisProtocol.allCases.map { AnalysisKey(network, .start($0, start)) }
                }
        }
    }

    /// The form of the lines of its journal.
    public var line: AnalysisLine {
        AnalysisLine(
            tolerances: settings.tolerances.count, tolerancesOfUntrained: settings.withoutDecisions.tolerances.count)
    }

    /// Records ordered by network name, digest, name of the module, start and protocol.
    public func ordered(_ others: [AnalysisRecord]) -> [AnalysisRecord] {
        func rank(_ record: AnalysisRecord) -> (String, String, String, Int, String) {
            let key = record.key
            return (key.network.name, key.network.digest, key.network.module, key.start, key.protocolName)
        }
        return others.sorted { rank($0) < rank($1) }
    }
}

/// A network that is drawn to be compared with a network of the same sizes.
struct UntrainedNetwork: Sendable, Hashable {
    /// What tells it apart from other networks.
    let key: NetworkKey
    /// A network with the same sizes.
    let beside: AnalysisExperiment.Network

    /// The untrained network beside another; nil if its input is too wide to draw.
    init?(beside network: AnalysisExperiment.Network, seed: UInt64) {
        let configuration = network.configuration
        guard NetworkConfiguration.sizes.contains(configuration.inputSize) else { return nil }
        let sizes = ([configuration.inputSize] + configuration.hiddenSizes).map(String.init).joined(separator: "-")
        let description = Document.record([
            Document.Field("network", configuration.document),
            Document.Field("initialization", .text(network.untrained.rawValue)),
            Document.Field("seed", .natural(seed)),
        ])
        key = NetworkKey(
            name: NetworkKey.untrained, digest: SHA256.hexadecimal(of: description.sorted.json),
            module: "\(configuration.cell.kind.rawValue)-\(sizes)-\(network.untrained.rawValue)")
        beside = network
    }
}
