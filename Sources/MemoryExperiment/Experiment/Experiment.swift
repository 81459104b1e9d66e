import Recurrent

/// Everything that changes the result of a single run.
public struct RunSettings: Sendable, Hashable {
    /// The key (seed) of the counter-based generator.
    public var seed: UInt64
    /// The length T of both sequences in steps.
    public var steps: Int
    /// The number D < T of initial steps with different inputs.
    public var divergentSteps: Int
    /// How the weights are drawn.
    public var initialization: Initialization
    /// The factor on the recurrent kernels.
    public var recurrentScale: Double
    /// The factor on the inputs.
    public var inputScale: Double
    /// The activation of every gate.
    public var gateActivation: GateActivation
    /// Whether the GRU applies its reset gate after the product with the recurrent kernel.
    public var resetAfter: Bool
    /// The floating-point format of the run.
    public var precision: Precision
    /// The criteria to observe.
    public var criteria: [Criterion]
    /// Whether to measure the Lyapunov exponent of each layer of each network as well.
    public var lyapunov: Bool
    /// Whether a run stops as soon as every criterion has held once, so that only `first` is known of each.
    public var stopAtFirst: Bool

    /// The number T − D of steps with shared inputs.
    public var sharedSteps: Int { steps - divergentSteps }

    /// The measures that runs give of each criterion.
    public var measures: [Measure] { stopAtFirst ? [.first] : Measure.allCases }

    /// Settings from their parts, unchecked: `ExperimentFile` checks what a user writes.
    public init(
        seed: UInt64, steps: Int, divergentSteps: Int, initialization: Initialization, recurrentScale: Double,
        inputScale: Double, gateActivation: GateActivation, resetAfter: Bool, precision: Precision,
        criteria: [Criterion], lyapunov: Bool, stopAtFirst: Bool = false
    ) {
        self.seed = seed
        self.steps = steps
        self.divergentSteps = divergentSteps
        self.initialization = initialization
        self.recurrentScale = recurrentScale
        self.inputScale = inputScale
        self.gateActivation = gateActivation
        self.resetAfter = resetAfter
        self.precision = precision
        self.criteria = criteria
        self.lyapunov = lyapunov
        self.stopAtFirst = stopAtFirst
    }
}

/// The runs of an experiment; a plan may grow without affecting existing runs.
public struct Plan: Sendable, Hashable {
    /// The recurrent cells, in report order.
    public var cells: [CellKind]
    /// The input sizes m, each 1…4096.
    public var inputSizes: [Int]
    /// The hidden sizes n, each 1…4096.
    public var hiddenSizes: [Int]
    /// The numbers of layers, each 1…64.
    public var layers: [Int]
    /// The number of networks per table cell, 1…1,000,000.
    public var runs: Int
    /// The number of independent input streams on which each network is run, 1…8.
    public var streams: Int

    /// The number of runs per table cell: one for each network and input stream.
    public var runsPerCell: Int { runs * streams }

    /// A plan from its parts, unchecked: `ExperimentFile` checks what a user writes.
    public init(
        cells: [CellKind], inputSizes: [Int], hiddenSizes: [Int], layers: [Int] = [1], runs: Int, streams: Int = 1
    ) {
        self.cells = cells
        self.inputSizes = inputSizes
        self.hiddenSizes = hiddenSizes
        self.layers = layers
        self.runs = runs
        self.streams = streams
    }
}

/// A named change to the settings, run alongside the others with the same random draws.
public struct Variant: Sendable, Hashable {
    /// The name in journals and tables, `[a-z0-9-]{1,64}`.
    public var name: String
    /// The settings with the change applied.
    public var settings: RunSettings

    /// A variant from its parts.
    public init(name: String, settings: RunSettings) {
        self.name = name
        self.settings = settings
    }

    /// The name of the single variant of an experiment whose file names none.
    public static let baseName = "base"
}

/// A complete description of a sweep.
public struct Experiment: Sendable, Hashable {
    /// The name of the experiment, `[a-z0-9-]{1,64}`.
    public var name: String
    /// The settings before any variant changes them.
    public var settings: RunSettings
    /// The requested runs.
    public var plan: Plan
    /// The variants; only `base` if the file names none.
    public var variants: [Variant]

    /// An experiment from its parts; without variants it runs its settings as the single variant `base`.
    public init(name: String, settings: RunSettings, plan: Plan, variants: [Variant] = []) {
        self.name = name
        self.settings = settings
        self.plan = plan
        self.variants = variants.isEmpty ? [Variant(name: Variant.baseName, settings: settings)] : variants
    }
}
