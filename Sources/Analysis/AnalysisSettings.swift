import Checkpoints
import MemoryExperiment
import Recurrent

/// Everything that changes the result of an analysis besides the network and the recording.
public struct AnalysisSettings: Sendable, Hashable {
    /// The tolerances, at least one.
    public var tolerances: [Tolerance]
    /// The number of starts, in `StartPlan.counts`.
    public var starts: Int
    /// The number H of shared steps after a start; nil to choose it from the recording.
    public var horizon: Int?
    /// The first shared rows; nil to draw them.
    public var startRows: [Int]?
    /// The precision; nil for float32 unless a tolerance needs float64.
    public var precision: Precision?
    /// How the untrained network of the same sizes is drawn.
    public var untrained: UntrainedInitialization
    /// The key (seed) of the draws.
    public var seed: UInt64

    /// The ways to draw the untrained network.
    public enum UntrainedInitialization: String, Sendable, Hashable, CaseIterable {
        /// As PyTorch does: U(±1/√n) for every tensor.
        case uniformRecurrent
        /// As the experiment `post` does: Glorot-uniform and orthogonal kernels, forget bias 1.
        case post

        /// The initialisation of the weights.
        public var initialization: Initialization {
            switch self {
            case .uniformRecurrent: .uniformRecurrent(forgetBias: 0)
            case .post: Experiment.post.settings.initialization
            }
        }
    }

    /// The number of starts of an analysis that names none.
    public static let preferredStarts = 100

    /// Settings from their parts.
    public init(
        tolerances: [Tolerance] = Tolerance.defaults, starts: Int = Self.preferredStarts, horizon: Int? = nil,
        startRows: [Int]? = nil, precision: Precision? = nil, untrained: UntrainedInitialization = .post,
        seed: UInt64 = Experiment.post.settings.seed
    ) {
        self.tolerances = tolerances
        self.starts = starts
        self.horizon = horizon
        self.startRows = startRows
        self.precision = precision
        self.untrained = untrained
        self.seed = seed
    }

    /// The precision in which the network is computed.
    public var usedPrecision: Precision {
        precision ?? (tolerances.contains(where: \.needsFloat64) ? .float64 : .float32)
    }
}

extension RecurrentModule.Framework {
    /// How the framework draws the weights of a new network, as far as an initialisation here matches it.
    package var untrained: AnalysisSettings.UntrainedInitialization {
        switch self {
        case .pyTorch: .uniformRecurrent
        case .keras, .onnx, .tensorFlow1, .flax, .neuralAmpModeler: .post
        }
    }
}
