/// Several networks of one configuration side by side, each stepped through its own two sequences.
///
/// Small networks leave most of a processor idle: their units do not fill its vectors, and each step waits for the
/// previous one. Side by side, a vector holds one unit of several networks. A network's result does not depend on the
/// others: it is bit-identical to that of a `PairNetwork`.
///
///     let batch = PairBatch(configuration, precision: .float32, width: 8)
///     for seat in 0..<8 { batch.place(weights[seat], at: seat) }
///     batch.advance(inputs, steps: 16, areShared: true)
///     let last = batch.comparison(ofSeat: 3, afterStep: 15)
///
/// A seat may be reassigned to another network between any two blocks; an empty seat computes zeros.
public final class PairBatch {
    /// The steppers by precision, backend and layout; a closed set, so each is specialised for its own vectors.
    private enum Stepper {
        case reference32(ReferencePairs<Float>)
        case reference64(ReferencePairs<Double>)
        case units32(LanePair<UnitLanes<Float32x8>>)
        case units64(LanePair<UnitLanes<Float64x4>>)
        case networks32(LanePair<NetworkLanes<Float32x8>>)
        case networks64(LanePair<NetworkLanes<Float64x4>>)
    }

    /// The most steps in a block.
    public static let blockSteps = 16

    /// The sizes and architecture of every network.
    public let configuration: NetworkConfiguration
    /// The format of every state.
    public let precision: Precision
    /// The number of seats.
    public let width: Int
    private let stepper: Stepper
    /// The number of steps of the last block that each seat's network took: 0 for a network placed after it.
    private var readableSteps: [Int]

    /// Empty seats.
    ///
    /// - Parameters:
    ///   - configuration: The sizes and architecture of every network.
    ///   - precision: The format of every state.
    ///   - width: 1 or `widest(precision)`.
    ///   - backend: How to compute networks; the results do not depend on it.
    public init(
        _ configuration: NetworkConfiguration, precision: Precision, width: Int,
        backend: PairNetwork.Backend = .lanes
    ) {
        precondition(width == 1 || width == Self.widest(precision), "a batch has one seat or one per lane")
        self.configuration = configuration
        self.precision = precision
        self.width = width
        readableSteps = Array(repeating: 0, count: width)
        let blockSteps = Self.blockSteps
        stepper =
            switch (backend, precision) {
            case (.reference, .float32): .reference32(ReferencePairs(configuration, count: width))
            case (.reference, .float64): .reference64(ReferencePairs(configuration, count: width))
            case (.lanes, .float32) where width == 1: .units32(LanePair(configuration, blockSteps: blockSteps))
            case (.lanes, .float64) where width == 1: .units64(LanePair(configuration, blockSteps: blockSteps))
            case (.lanes, .float32): .networks32(LanePair(configuration, blockSteps: blockSteps))
            case (.lanes, .float64): .networks64(LanePair(configuration, blockSteps: blockSteps))
            }
    }

    /// The most networks that can stand side by side: 8 in float32, 4 in float64.
    public static func widest(_ precision: Precision) -> Int {
        switch precision {
        case .float32: Float32x8.laneCount
        case .float64: Float64x4.laneCount
        }
    }

    /// The best number of seats for `runs` networks of a configuration: one per lane, or one.
    ///
    /// Units that fill more than two vectors keep the machine as busy as networks side by side do. A batch steps its
    /// empty seats as well, and its gain shrinks as networks grow: measurements show a gain from about 2 + 3n/4
    /// networks.
    public static func preferredWidth(
        of configuration: NetworkConfiguration, precision: Precision, runs: Int
    ) -> Int {
        let widest = widest(precision)
        let n = configuration.hiddenSizes.max() ?? 0
        return n <= 2 * widest && runs >= min(widest, 2 + 3 * n / 4) ? widest : 1
    }

    /// Places a network at rest in a seat, its weights rounded once to the batch's precision.
    ///
    /// - Parameters:
    ///   - weights: The network's weights.
    ///   - seat: The number of the seat, from 0.
    ///   - proceeds: Called regularly; returns whether to continue. If it stops, the seat holds no network.
    /// - Returns: Whether all of the network's weights were set.
    /// - Precondition: The network has the batch's configuration.
    /// - Complexity: O(weights of the network).
    @discardableResult
    public func place(_ weights: NetworkWeights, at seat: Int, while proceeds: () -> Bool = { true }) -> Bool {
        precondition(
            weights.configuration == configuration && (0..<width).contains(seat), "a network needs a seat that fits it")
        readableSteps[seat] = 0
        return switch stepper {
        case .reference32(let stepper): stepper.place(weights, network: seat, while: proceeds)
        case .reference64(let stepper): stepper.place(weights, network: seat, while: proceeds)
        case .units32(let stepper): stepper.place(weights, network: seat, while: proceeds)
        case .units64(let stepper): stepper.place(weights, network: seat, while: proceeds)
        case .networks32(let stepper): stepper.place(weights, network: seat, while: proceeds)
        case .networks64(let stepper): stepper.place(weights, network: seat, while: proceeds)
        }
    }

    /// Advances every seat.
    ///
    /// - Parameters:
    ///   - inputs: The inputs of each seat as `PairNetwork.advance` reads them, finite in the batch's precision.
    ///   - steps: The number of steps, at most `blockSteps`.
    ///   - areShared: Whether both sequences of every network read the same inputs.
    /// - Complexity: O(`width` · `steps` · layers · n · (m + n)).
    public func advance(_ inputs: [[Double]], steps: Int, areShared: Bool) {
        precondition(inputs.count == width, "every seat needs its inputs")
        switch stepper {
        case .reference32(let stepper): advance(stepper, inputs, steps, areShared)
        case .reference64(let stepper): advance(stepper, inputs, steps, areShared)
        case .units32(let stepper): advance(stepper, inputs, steps, areShared)
        case .units64(let stepper): advance(stepper, inputs, steps, areShared)
        case .networks32(let stepper): advance(stepper, inputs, steps, areShared)
        case .networks64(let stepper): advance(stepper, inputs, steps, areShared)
        }
    }

    @inline(__always)
    private func advance<Pair: PairStepper>(_ pair: Pair, _ inputs: [[Double]], _ steps: Int, _ areShared: Bool) {
        precondition((1...Self.blockSteps).contains(steps), "a block has 1 to \(Self.blockSteps) steps")
        let count = steps * configuration.inputSize * (areShared ? 1 : 2)
        for seat in 0..<width {
            inputs[seat].withUnsafeBufferPointer { inputs in
                precondition(inputs.count >= count, "a block needs all of its inputs")
                pair.read(UnsafeBufferPointer(rebasing: inputs[..<count]), network: seat)
            }
        }
        pair.advance(steps: steps, areShared: areShared)
        for seat in 0..<width { readableSteps[seat] = steps }
    }

    /// The number of steps of the last block that can be read for a seat: 0 if its network was placed after the block.
    func readableSteps(ofSeat seat: Int) -> Int {
        precondition((0..<width).contains(seat), "a batch has \(width) seats")
        return readableSteps[seat]
    }

    /// The comparison of a seat's two sequences after step `step` of the last block.
    ///
    /// - Precondition: The seat's network took that step.
    public func comparison(ofSeat seat: Int, afterStep step: Int) -> PairComparison {
        precondition(
            (0..<readableSteps(ofSeat: seat)).contains(step),
            "only steps that this network took in the last block can be read")
        return switch stepper {
        case .reference32(let stepper): stepper.comparison(afterStep: step, network: seat)
        case .reference64(let stepper): stepper.comparison(afterStep: step, network: seat)
        case .units32(let stepper): stepper.comparison(afterStep: step, network: seat)
        case .units64(let stepper): stepper.comparison(afterStep: step, network: seat)
        case .networks32(let stepper): stepper.comparison(afterStep: step, network: seat)
        case .networks64(let stepper): stepper.comparison(afterStep: step, network: seat)
        }
    }

    /// h of a layer after step `step` of the last block: n numbers, exact.
    ///
    /// - Precondition: The seat's network took that step.
    public func output(_ sequence: PairSequence, layer: Int, ofSeat seat: Int, afterStep step: Int) -> [Double] {
        state(PairState(kind: .output, layer: layer, sequence: sequence), ofSeat: seat, afterStep: step)
    }

    /// c of a layer after step `step` of the last block: n numbers, exact; empty for a recurrent cell without it.
    ///
    /// - Precondition: The seat's network took that step.
    public func cellState(_ sequence: PairSequence, layer: Int, ofSeat seat: Int, afterStep step: Int) -> [Double] {
        guard configuration.cell.kind.hasCellState else { return [] }
        return state(PairState(kind: .cellState, layer: layer, sequence: sequence), ofSeat: seat, afterStep: step)
    }

    private func state(_ state: PairState, ofSeat seat: Int, afterStep step: Int) -> [Double] {
        precondition((0..<configuration.layers).contains(state.layer), "a network has \(configuration.layers) layers")
        precondition(
            (0..<readableSteps(ofSeat: seat)).contains(step),
            "only steps that this network took in the last block can be read")
        return switch stepper {
        case .reference32(let stepper): stepper.state(state, afterStep: step, network: seat)
        case .reference64(let stepper): stepper.state(state, afterStep: step, network: seat)
        case .units32(let stepper): stepper.state(state, afterStep: step, network: seat)
        case .units64(let stepper): stepper.state(state, afterStep: step, network: seat)
        case .networks32(let stepper): stepper.state(state, afterStep: step, network: seat)
        case .networks64(let stepper): stepper.state(state, afterStep: step, network: seat)
        }
    }

    /// Every state of a seat after step `step` of the last block, layer by layer: h of a, h of b, then c of a, c of b
    /// if there is one; little-endian numbers of the batch's precision.
    ///
    /// - Precondition: The seat's network took that step.
    public func stateBytes(ofSeat seat: Int, afterStep step: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        for layer in 0..<configuration.layers {
            let outputs = PairSequence.allCases.map { output($0, layer: layer, ofSeat: seat, afterStep: step) }
            let cellStates = PairSequence.allCases.map { cellState($0, layer: layer, ofSeat: seat, afterStep: step) }
            for number in (outputs + cellStates).joined() {
                switch precision {
                case .float32: bytes += Float(number).bitPattern.littleEndianBytes
                case .float64: bytes += number.bitPattern.littleEndianBytes
                }
            }
        }
        return bytes
    }
}

extension FixedWidthInteger {
    fileprivate var littleEndianBytes: [UInt8] {
        (0..<bitWidth / 8).map { UInt8(truncatingIfNeeded: self >> Self($0 * 8)) }
    }
}
