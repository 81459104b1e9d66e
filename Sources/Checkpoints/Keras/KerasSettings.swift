import Recurrent
import Support

/// What the configuration of a recurrent layer says about its computation.
struct KerasSettings: Sendable {
    /// The cell, without the reset placement; nil for other layers.
    let cell: CellKind?
    /// The activation of the gates; nil if it is not recorded.
    let gateActivation: GateActivation?
    /// Whether a GRU resets after the product; nil if it is not recorded.
    let resetsAfter: Bool?
    /// Whether it gives its outputs at every step.
    let returnsSequences: Bool
    /// Why it cannot be computed; nil if it can.
    let obstacle: Obstacle?

    /// The settings of a layer.
    ///
    /// - Parameters:
    ///   - className: The class, such as `LSTM`.
    ///   - settings: Its configuration.
    ///   - name: The name of the layer.
    ///   - isOld: Whether the file is older than Keras 3.
    ///   - isBackward: Whether it is the backward layer of a pair, which reads from the end.
    init(className: String, _ settings: JSONValue, name: String, isOld: Bool, isBackward: Bool = false) {
        cell = Self.cell(of: className)
        resetsAfter = settings["reset_after"]?.flag ?? (className == "CuDNNGRU" ? true : nil)
        returnsSequences = settings["return_sequences"]?.flag ?? false
        let gate = Self.activation(settings["recurrent_activation"])
        switch (gate, className) {
        case ("sigmoid", _), (nil, "CuDNNLSTM"), (nil, "CuDNNGRU"): gateActivation = .sigmoid
        case ("hard_sigmoid", _) where isOld: gateActivation = .hardSigmoid
        default: gateActivation = nil
        }
        obstacle = Self.obstacle(
            settings, gate: cell?.hasGates == true ? gate : nil, isOld: isOld, isBackward: isBackward
        ).map { Obstacle("\(name.shortened) \($0)") }
    }

    private static func cell(of className: String) -> CellKind? {
        switch className {
        case "LSTM", "CuDNNLSTM": .lstm
        case "GRU", "CuDNNGRU": .gru
        case "SimpleRNN": .elman
        default: nil
        }
    }

    /// The name of an activation; nil if there is none.
    static func activation(_ value: JSONValue?) -> String? {
        switch value {
        case .text(let name): name
        case .object:
            value?["config"]?.text ?? value?["config"]?["name"]?.text ?? value?["class_name"]?.text ?? "custom"
        case nil, .null, .flag, .integer, .number, .list: nil
        }
    }

    /// The name of the policy that says in which precision a layer computes; nil if there is none.
    private static func policy(_ value: JSONValue?) -> String? {
        value?.text ?? value?["config"]?["name"]?.text
    }

    private static func obstacle(
        _ settings: JSONValue, gate: String?, isOld: Bool, isBackward: Bool
    ) -> String? {
        if let activation = activation(settings["activation"]), activation != "tanh" {
            return "has the activation \(activation.shortened) instead of tanh; train it with activation=\"tanh\", or "
                + "\(Obstacle.traces)."
        }
        switch gate {
        case nil, "sigmoid": break
        case "hard_sigmoid" where isOld: break
        case "hard_sigmoid":
            return "has the recurrent_activation hard_sigmoid of Keras 3, which is relu6(x + 3)/6, not "
                + "clip(0.2 x + 0.5) of Keras 2; train it with recurrent_activation=\"sigmoid\", or \(Obstacle.traces)."
        case .some(let gate):
            return "has the recurrent_activation \(gate.shortened) instead of sigmoid; train it with "
                + "recurrent_activation=\"sigmoid\", or \(Obstacle.traces)."
        }
        if settings["go_backwards"]?.flag == true, !isBackward {
            return "has go_backwards=True: it reads the sequence from the end. Save the layer without this option and "
                + "reverse the recording."
        }
        if let policy = policy(settings["dtype"]), policy.hasSuffix("float16") {
            let precision = policy.hasSuffix("bfloat16") ? "bfloat16" : "float16"
            return "computes in \(precision) (dtype policy \(policy.shortened)); save it with the policy float32."
        }
        return nil
    }
}
