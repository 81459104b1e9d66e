import Recurrent

/// Everything that changes the result of a single run.
public struct RunSettings: Sendable, Hashable {
    /// The key of the counter-based generator.
    public var seed: UInt64
    /// The length T of both sequences, in steps.
    public var steps: Int
    /// The number D < T of leading steps whose inputs differ.
    public var divergentSteps: Int
    /// How the weights are drawn.
    public var initialization: Initialization
    /// A factor on the recurrent kernels.
    public var recurrentScale: Double
    /// A factor on the inputs.
    public var inputScale: Double
    /// The activation of every gate.
    public var gateActivation: GateActivation
    /// Whether the GRU applies its reset gate after the product with the recurrent kernel.
    public var resetAfter: Bool
    /// The floating-point format of the run.
    public var precision: Precision
    /// What is observed.
    public var criteria: [Criterion]
    /// Whether the Lyapunov exponent of each layer of each network is measured, too.
    public var lyapunov: Bool

    /// The number T − D of steps that both sequences share.
    public var sharedSteps: Int { steps - divergentSteps }

    /// Settings from their parts, which are not checked here: `ExperimentFile` checks what a reader writes.
    public init(
        seed: UInt64, steps: Int, divergentSteps: Int, initialization: Initialization, recurrentScale: Double,
        inputScale: Double, gateActivation: GateActivation, resetAfter: Bool, precision: Precision,
        criteria: [Criterion], lyapunov: Bool
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
    }
}

/// Which runs an experiment asks for; it may grow without touching those already made.
public struct Plan: Sendable, Hashable {
    /// The cells, in the order of the report.
    public var cells: [CellKind]
    /// The input sizes m, each 1…4096.
    public var inputSizes: [Int]
    /// The hidden sizes n, each 1…4096.
    public var hiddenSizes: [Int]
    /// The numbers of layers, each 1…64.
    public var layers: [Int]
    /// The number of runs for each cell, depth, input size and hidden size, 1…1,000,000.
    public var runs: Int

    /// A plan from its parts, which are not checked here: `ExperimentFile` checks what a reader writes.
    public init(cells: [CellKind], inputSizes: [Int], hiddenSizes: [Int], layers: [Int] = [1], runs: Int) {
        self.cells = cells
        self.inputSizes = inputSizes
        self.hiddenSizes = hiddenSizes
        self.layers = layers
        self.runs = runs
    }
}

/// A named change to the settings, run beside the others with the same draws.
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

    /// The name of the only variant of an experiment whose file names none.
    public static let baseName = "base"
}

/// A complete description of a sweep.
public struct Experiment: Sendable, Hashable {
    /// The name of the experiment, `[a-z0-9-]{1,64}`.
    public var name: String
    /// The settings before any variant changes them.
    public var settings: RunSettings
    /// The runs that are asked for.
    public var plan: Plan
    /// The variants that are run; `base` alone when the file names none.
    public var variants: [Variant]

    /// An experiment from its parts; without variants it runs its settings as the one variant `base`.
    public init(name: String, settings: RunSettings, plan: Plan, variants: [Variant] = []) {
        self.name = name
        self.settings = settings
        self.plan = plan
        self.variants = variants.isEmpty ? [Variant(name: Variant.baseName, settings: settings)] : variants
    }
}
