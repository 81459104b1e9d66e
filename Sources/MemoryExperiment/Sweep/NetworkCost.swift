import Recurrent

/// The time that the parts of a run take, by the sizes of its network.
///
/// The constants were measured on a second-generation AMD EPYC, on one thread, with `rnn-memory bench` and sweeps of
/// one run; `SweepEstimate` compares the current machine with that one.
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
    /// - Parameter sideBySide: The number of networks that a thread steps in the lanes of vectors, 1 or
    ///   `PairBatch.widest`.
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

    /// The number of weights in the kernels.
    private var weights: Double { gates * units * (inputs + (2 * layers - 1) * units) }

    /// The number of state vectors: h, and c if the recurrent cell has one.
    private var stateParts: Double { cell.hasCellState ? 2 : 1 }

    /// The size of a number in the network's precision, in bytes.
    private var bytesOfNumber: Double {
        switch precision {
        case .float32: 4
        case .float64: 8
        }
    }

    // MARK: Steps

    /// A step of one pair with shared inputs.
    var sharedStep: WorkTime { step(sequences: 1) }

    /// A step of one pair with different inputs.
    var divergentStep: WorkTime { step(sequences: 2) }

    private func step(sequences: Double) -> WorkTime {
        let lanes = 32 / bytesOfNumber
        // Side by side, a vector holds one unit of every network; otherwise it holds several units of one network.
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

    /// The factor by which the scalar reference is slower.
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
            // Two projections of every row onto all previous rows, two multiply-adds each.
            let products = 2 * recurrentWeights * units
            time += WorkTime(
                computing: products * Self.secondsPerProjection + recurrentWeights * 10e-9,
                reading: products * Self.secondsPerDistantProjection * WorkTime.shareInMemory(ofBytes: bytes))
        case .glorotUniform(.glorotUniform, _), .uniformRecurrent: break
        }
        return time
    }

    private static let secondsPerWeight = 24e-9
    /// The system clears the memory that it provides.
    private static let secondsPerByte = 0.8e-9
    private static let secondsPerProjection = 0.2e-9
    private static let secondsPerDistantProjection = 0.08e-9

    /// Measuring exponents with `tangents` tangents over `steps` steps.
    ///
    /// - Parameter areOrthonormalized: Whether the tangents are orthonormalised against each other after each step.
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

    /// The memory that a worker needs: weights are drawn in float64, next to those of the network and, if exponents are
    /// measured, those of the tangents.
    ///
    /// - Parameter tangents: The number of tangents; 0 if no exponents are measured.
    func bytes(tangents: Int = 0) -> Double {
        let states = stateParts * layers * units
        let exponents = tangents == 0 ? 0 : 8 * weights + 8 * Double(1 + tangents) * (states + 3 * gates * units)
        // The inputs of both sequences are drawn in float64.
        let blocks = 32 * (bytesOfNumber * gates * units + (bytesOfNumber + 16) * inputs) * sideBySide
        return 8 * weights + bytesOfNumber * weights * sideBySide + exponents + blocks
    }
}

extension CellKind {
    /// The time per vector of units and step for everything but matrix products.
    fileprivate var secondsOfActivations: Double {
        switch self {
        case .lstm: 46e-9
        case .gru: 34e-9
        case .elman: 12e-9
        }
    }
}
