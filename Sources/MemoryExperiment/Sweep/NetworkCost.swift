import Recurrent

/// How long the parts of a run take, by the sizes of its network.
///
/// The numbers were measured on an AMD EPYC of the second generation, one thread, with `rnn-memory bench` and sweeps of
/// one run; `SweepEstimate` compares the machine at hand with that one.
struct NetworkCost: Sendable {
    private let gates: Double
    private let inputs: Double
    private let units: Double
    private let layers: Double
    private let cell: CellKind
    private let precision: Precision
    private let sideBySide: Double

    /// The cost of networks of one table cell.
    ///
    /// - Parameter sideBySide: How many of them a thread steps in the lanes of vectors, 1 or `PairBatch.widest`.
    init(
        _ cell: CellKind, inputSize: Int, hiddenSize: Int, layers: Int, precision: Precision, sideBySide: Int = 1
    ) {
        gates = Double(cell.gateCount)
        inputs = Double(inputSize)
        units = Double(hiddenSize)
        self.layers = Double(layers)
        self.cell = cell
        self.precision = precision
        self.sideBySide = Double(sideBySide)
    }

    /// How many weights the kernels have.
    private var weights: Double { gates * units * (inputs + (2 * layers - 1) * units) }

    /// h, and c where there is one.
    private var stateParts: Double { cell.hasCellState ? 2 : 1 }

    /// How many bytes a number takes in the network's precision.
    private var bytesOfNumber: Double {
        switch precision {
        case .float32: 4
        case .float64: 8
        }
    }

    // MARK: Steps

    /// A step of one pair that reads the same inputs.
    var sharedStep: WorkTime { step(sequences: 1) }

    /// A step of one pair whose sequences read different inputs.
    var divergentStep: WorkTime { step(sequences: 2) }

    private func step(sequences: Double) -> WorkTime {
        let lanes = 32 / bytesOfNumber
        // Side by side, a vector holds one unit of every network; else it holds several units of one.
        let unitVectors = sideBySide > 1 ? units : (units / lanes).rounded(.up)
        let bytes = weights * bytesOfNumber * sideBySide
        let recurrent = WorkTime.products(vectors: layers * gates * unitVectors * units, amongBytes: bytes)
        let projected = gates * unitVectors * (sequences * inputs + 2 * (layers - 1) * units)
        let activations = layers * unitVectors * cell.secondsOfActivations
        let input = WorkTime(
            computing: projected * (bytes < WorkTime.nearBytes ? 0.2e-9 : 0.3e-9),
            // A block of steps reads the input kernels once.
            reading: projected * 1.25e-9 / 16 * WorkTime.shareInMemory(ofBytes: bytes))
        let batch = recurrent + input + WorkTime(computing: activations + 80e-9 * layers)
        let draws = inputs * (sequences > 1 ? 30e-9 : 15e-9)
        return batch * (1 / sideBySide) + WorkTime(computing: draws + 10e-9)
    }

    /// The part of a run that the scalar reference takes longer by.
    static let referenceFactor = 40.0

    // MARK: Before the first step

    /// Drawing the weights and packing them for the kernel.
    func drawing(_ initialization: Initialization) -> WorkTime {
        let recurrentWeights = layers * gates * units * units
        var time = WorkTime(
            computing: 5e-6 * layers + weights * Self.secondsPerWeight + bytes() * Self.secondsPerByte)
        switch initialization {
        case .glorotUniform(.orthogonal, _):
            let bytes = 8 * gates * units * units
            // Two projections of every row on all rows before it, two multiply-adds each.
            let products = 2 * recurrentWeights * units
            time += WorkTime(
                computing: products * Self.secondsPerProjection + recurrentWeights * 10e-9,
                reading: products * Self.secondsPerDistantProjection * WorkTime.shareInMemory(ofBytes: bytes))
        case .glorotUniform(.glorotUniform, _), .uniformRecurrent: break
        }
        return time
    }

    private static let secondsPerWeight = 24e-9
    /// The system clears what it gives.
    private static let secondsPerByte = 0.8e-9
    private static let secondsPerProjection = 0.2e-9
    private static let secondsPerDistantProjection = 0.08e-9

    /// Measuring exponents with `tangents` tangents over `steps` steps.
    ///
    /// - Parameter areOrthonormalized: Whether the tangents are made orthonormal among themselves after each step.
    func exponents(tangents: Int, steps: Int) -> WorkTime {
        let count = Double(tangents)
        let pairs = ((1 + count) / 2).rounded(.up)
        let unitVectors = (units / 4).rounded(.up)
        let bytes = weights * 8
        let vectors =
            layers * gates * unitVectors * units * pairs
            + gates * unitVectors * (inputs + 2 * (layers - 1) * units * pairs / 2)
        let orthonormal = count * count * layers * stateParts * unitVectors * 0.7e-9
        let other = layers * unitVectors * (60e-9 + 30e-9 * count) + inputs * 15e-9 + 200e-9
        let step =
            WorkTime.products(vectors: vectors, amongBytes: bytes + count * units * 16 * layers)
            + WorkTime(computing: orthonormal + other)
        return step * Double(steps) + WorkTime(computing: weights * 11e-9)
    }

    // MARK: Memory

    /// How many bytes a worker needs: weights are drawn in float64 beside those of the network, and beside those of the
    /// tangents where exponents are measured.
    ///
    /// - Parameter tangents: How many tangents are carried along; 0 if no exponents are measured.
    func bytes(tangents: Int = 0) -> Double {
        let states = stateParts * layers * units
        let exponents = tangents == 0 ? 0 : 8 * weights + 8 * Double(1 + tangents) * (states + 3 * gates * units)
        // The inputs of both sequences are drawn in float64.
        let blocks = 32 * (bytesOfNumber * gates * units + (bytesOfNumber + 16) * inputs) * sideBySide
        return 8 * weights + bytesOfNumber * weights * sideBySide + exponents + blocks
    }
}

extension CellKind {
    /// How long what is not a product takes for a vector of units in one step.
    fileprivate var secondsOfActivations: Double {
        switch self {
        case .lstm: 46e-9
        case .gru: 34e-9
        case .elman: 12e-9
        }
    }
}
