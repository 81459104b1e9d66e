/// The name of a tensor of PyTorch's recurrent modules, taken apart.
struct PyTorchName: Hashable {
    /// The name of the module, such as `encoder.rnn`.
    let module: String
    /// The role of the tensor.
    let role: Role
    /// The layer; nil for recurrent cells such as `LSTMCell`.
    let layer: Int?
    /// Whether it belongs to the direction from the end.
    let isReverse: Bool
    /// What weight normalisation has made of the tensor; nil if it is whole.
    let part: String?

    /// The roles of tensors.
    enum Role: String, CaseIterable {
        case weightInput = "weight_ih"
        case weightHidden = "weight_hh"
        case biasInput = "bias_ih"
        case biasHidden = "bias_hh"
        case projection = "weight_hr"

        /// The abbreviation that some NumPy archives use.
        var short: String {
            switch self {
            case .weightInput: "w_ih"
            case .weightHidden: "w_hh"
            case .biasInput: "b_ih"
            case .biasHidden: "b_hh"
            case .projection: "w_hr"
            }
        }
    }

    /// Takes a name apart; nil if it is none of a recurrent module.
    init?(_ name: String) {
        guard name.utf8.count <= 1_000 else { return nil }
        var components = name.replacing("/", with: ".").split(separator: ".", omittingEmptySubsequences: false)
        var part: String?
        // Since PyTorch 2, weight_hh_l0 becomes parametrizations.weight_hh_l0.original0 and .original1.
        if components.count >= 3, components[components.count - 3] == "parametrizations" {
            part = String(components.removeLast())
            components.remove(at: components.count - 2)
        }
        guard var rest = components.popLast() else { return nil }
        // From the end, so that a long name costs no more than a short one.
        for ending in ["_g", "_v", "_raw"] where part == nil && rest.hasSuffix(ending) {
            part = String(ending.dropFirst())
            rest = rest.dropLast(ending.count)
        }
        isReverse = rest.hasSuffix("_reverse")
        if isReverse { rest = rest.dropLast("_reverse".count) }
        layer = Self.layer(endOf: &rest)
        guard let (prefix, role) = Self.role(endOf: rest) else { return nil }
        if !prefix.isEmpty { components.append(prefix) }
        module = components.joined(separator: ".")
        self.role = role
        self.part = part
    }

    /// The role at the end of a name, and what stands before it.
    private static func role(endOf name: Substring) -> (prefix: Substring, role: Role)? {
        for role in Role.allCases {
            for word in [role.rawValue, role.short] where name.hasSuffix(word) {
                let prefix = name.dropLast(word.count)
                if prefix.isEmpty { return (prefix, role) }
                if prefix.hasSuffix("_") { return (prefix.dropLast(), role) }
            }
        }
        return nil
    }

    /// The layer at the end of a name, such as `_l0`, which is removed; nil if there is none.
    private static func layer(endOf name: inout Substring) -> Int? {
        let digits = name.suffix(5).reversed().prefix { $0.isASCII && $0.isNumber }
        let stem = name.dropLast(digits.count)
        guard (1...4).contains(digits.count), stem.hasSuffix("_l"), let layer = Int(String(digits.reversed())) else {
            return nil
        }
        name = stem.dropLast(2)
        return layer
    }
}
