import Recurrent
import Support

/// A recurrent layer of a Keras file: which of Keras's arrangements its variables have.
struct KerasRecurrentLayer: Sendable {
    private let name: String
    private let variables: KerasVariables
    private let settings: KerasSettings?
    private let fallback: KerasFallback
    private let isDirectionKnown: Bool

    /// A layer.
    ///
    /// - Parameters:
    ///   - name: The name for messages and for selecting it.
    ///   - variables: Its variables.
    ///   - settings: What its configuration says; nil if there is none.
    ///   - fallback: What holds if the file does not say it.
    ///   - isDirectionKnown: Whether the file says in which direction it reads, even without a configuration.
    init(
        name: String, _ variables: KerasVariables, settings: KerasSettings?, fallback: KerasFallback,
        isDirectionKnown: Bool = false
    ) {
        self.name = name
        self.variables = variables
        self.settings = settings
        self.fallback = fallback
        self.isDirectionKnown = isDirectionKnown
    }

    /// The layer with its sizes, and what hinders its computation.
    var reading: LayerReading {
        guard let kind else {
            return .refused(
                name,
                Obstacle("\(name.shortened) has kernels that are missing or do not fit its class; save them again."))
        }
        var cell = Cell(kind)
        do throws(Obstacle) {
            let arrangement = try KerasBias(
                variables.bias?.description.shape, of: kind, units: units, settings, layer: name)
            cell = arrangement.cell(kind)
            if let obstacle = settings?.obstacle { throw obstacle }
            try variables.check(hiddenSize: units)
            return reading(arrangement, cell)
        } catch {
            return .refused(name, error, layer: layer(cell))
        }
    }

    private func reading(_ arrangement: KerasBias, _ cell: Cell) -> LayerReading {
        let known = settings?.gateActivation ?? (arrangement.isFused || !cell.kind.hasGates ? .sigmoid : nil)
        let layer = layer(cell, known ?? fallback.gateActivation ?? .sigmoid)
        let reader = KerasWeightReader(variables: variables, arrangement: arrangement, layer: layer)
        return LayerReading(
            name: name, layer: layer, obstacle: nil,
            assumptions: assumptions(arrangement, isGateKnown: known != nil || fallback.gateActivation != nil),
            weights: { () throws(Failure) in try reader.weights() }, startState: nil)
    }

    private var units: Int { variables.recurrentKernel?.description.shape.first ?? 0 }

    /// The kind of cell: what the configuration says if the kernels agree, else what they suggest.
    private var kind: CellKind? {
        guard variables.areRecurrent, let shape = variables.recurrentKernel?.description.shape else { return nil }
        let kinds = CellKind.allCases.filter { $0.gateCount == shape[1] / shape[0] }
        guard let settings else { return kinds.first }
        return kinds.first { $0 == settings.cell }
    }

    private func layer(_ cell: Cell, _ gateActivation: GateActivation = .sigmoid) -> RecurrentModule.Layer {
        RecurrentModule.Layer(
            cell: cell, gateActivation: gateActivation, inputSize: variables.kernel?.description.shape.first ?? 0,
            hiddenSize: units, hasBias: variables.bias != nil)
    }

    private func assumptions(_ arrangement: KerasBias, isGateKnown: Bool) -> [String] {
        let gate = isGateKnown ? [] : [fallback.gateSentence]
        guard settings == nil else { return gate }
        let assumed =
            (arrangement.isFused ? [] : ["tanh as the activation"])
            + (isDirectionKnown ? [] : ["reading from the beginning"])
        guard !assumed.isEmpty else { return gate }
        return gate + [
            "The file contains no configuration; \(assumed.joined(separator: " and ")) "
                + "\(assumed.count == 1 ? "is" : "are") assumed."
        ]
    }
}

/// What holds for layers whose file does not say it.
struct KerasFallback: Sendable {
    /// The gate activation that the user gives; nil for sigmoid.
    let gateActivation: GateActivation?
    /// The version of Keras that wrote the file; nil if it is not recorded.
    let version: String?
    /// Whether the file is one of Keras 2.
    let isSecondGeneration: Bool

    /// Whether the file is older than Keras 3.
    var isOld: Bool { version.map { !$0.hasPrefix("3") } ?? isSecondGeneration }

    fileprivate var gateSentence: String {
        let choice = "(`--gate-activation hardSigmoid`)"
        let reason =
            switch gateDefault {
            case .sigmoid: ", the default of the Keras that wrote it."
            case .changedInTensorFlow2:
                ", the default of TensorFlow 2, but that of TensorFlow 1 was hard_sigmoid: choose it \(choice) if the network "
                    + "used it."
            case .hardSigmoid:
                ", but hard_sigmoid was the default before Keras 2.3, and Keras \((version ?? "").shortened) wrote it: choose "
                    + "it \(choice) unless the network was told to use sigmoid."
            case .unknown:
                ", but hard_sigmoid was the default before Keras 2.3: choose it \(choice) if the network used it."
            }
        return "The file does not say the activation of the gates; sigmoid is assumed" + reason
    }

    /// The activation of gates unless a network chose another.
    private enum GateDefault {
        case sigmoid
        /// TensorFlow gave its Keras one version before and after the change.
        case changedInTensorFlow2
        case hardSigmoid
        case unknown
    }

    private var gateDefault: GateDefault {
        guard isSecondGeneration else { return .sigmoid }
        guard let version else { return .unknown }
        let numbers = version.split { !$0.isNumber }.prefix(2).compactMap { Int($0) }
        guard numbers.count == 2 else { return .unknown }
        if numbers[0] > 2 || numbers[0] == 2 && numbers[1] >= 3 { return .sigmoid }
        return version.hasSuffix("-tf") ? .changedInTensorFlow2 : .hardSigmoid
    }
}

/// The arrangement of a layer's biases, which also tells that of its kernels.
enum KerasBias: Sendable, Hashable {
    /// No bias; for a GRU, whether it resets after the product.
    case none(resetsAfter: Bool)
    /// One bias.
    case single
    /// A GRU's two biases, one for each kernel.
    case double
    /// Two biases in a row, with kernels as cuDNN wants them.
    case fused

    /// The arrangement that a shape tells.
    ///
    /// - Throws: `Obstacle` if it fits no layer of this kind.
    init(
        _ shape: [Int]?, of kind: CellKind, units: Int, _ settings: KerasSettings?, layer: String
    ) throws(Obstacle) {
        let columns = kind.gateCount * units
        let resetsAfter = settings?.resetsAfter
        guard let shape else {
            if kind.hasSeparateCandidate, settings == nil {
                throw Obstacle(
                    "\(layer.shortened) is a GRU without biases and without a configuration: reset_after is not "
                        + "recorded. Save the whole model as .keras.")
            }
            self = .none(resetsAfter: resetsAfter ?? false)
            return
        }
        switch (shape, kind) {
        case ([columns], .gru), ([columns], .lstm), ([columns], .elman): self = .single
        case ([2, columns], .gru): self = .double
        case ([2 * columns], .gru), ([2 * columns], .lstm): self = .fused
        default:
            throw Obstacle(
                "\(layer.shortened) has a bias of \(Shape.text(shape)); its kernels need \(columns.grouped) numbers. "
                    + "Save the model again.")
        }
        if let resetsAfter, kind.hasSeparateCandidate, resetsAfter == (self == .single) {
            throw Obstacle(
                "\(layer.shortened) has a bias of \(Shape.text(shape)), which contradicts reset_after=\(resetsAfter). "
                    + "Save the model again.")
        }
    }

    /// Whether the variables are arranged for cuDNN, which has sigmoid gates only.
    var isFused: Bool { self == .fused }

    /// The cell with its reset placement.
    func cell(_ kind: CellKind) -> Cell {
        let resetsAfter =
            switch self {
            case .none(let resetsAfter): resetsAfter
            case .single: false
            case .double, .fused: true
            }
        return Cell(kind, resetPlacement: resetsAfter ? .afterProduct : .beforeProduct)
    }
}
