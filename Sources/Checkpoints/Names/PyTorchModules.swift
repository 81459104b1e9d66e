import Recurrent
import Support

/// Finds recurrent modules by the names that PyTorch gives their tensors.
struct PyTorchModules {
    /// The modules, sorted by name.
    private(set) var modules: [RecurrentModule] = []
    /// The directions of bidirectional modules, each as a module.
    private(set) var halves: [RecurrentModule] = []

    private let gateActivation: GateActivation
    private let names: ModuleNames

    /// Groups tensors by module, layer and direction.
    init(_ tensors: [StoredTensor], gateActivation: GateActivation) {
        self.gateActivation = gateActivation
        var groups: [String: [(name: PyTorchName, tensor: StoredTensor)]] = [:]
        for tensor in tensors {
            guard let name = PyTorchName(tensor.name) else { continue }
            groups[name.module, default: []].append((name, tensor))
        }
        names = ModuleNames(Array(groups.keys))
        for (module, members) in groups.sorted(by: { $0.key < $1.key }) { add(module, members) }
    }

    private mutating func add(_ module: String, _ members: [(name: PyTorchName, tensor: StoredTensor)]) {
        let name = names.short(module)
        let group = Group(module: module, members: members)
        do throws(Obstacle) {
            let forward = try stack(group, isReverse: false)
            guard group.hasReverse else {
                modules.append(Self.module(name, forward, .forward))
                return
            }
            let backward = try stack(group, isReverse: true)
            guard forward.count == 1, backward.count == 1 else { throw Self.wide(forward: forward.count, group) }
            let obstacle = Self.bidirectional(name)
            modules.append(Self.module(name, forward, .both, obstacle: obstacle))
            halves.append(Self.module(ModuleNames.half(name, .forward), forward, .forward))
            halves.append(Self.module(ModuleNames.half(name, .backward), backward, .backward))
        } catch {
            modules.append(
                Self.module(name, [], group.hasReverse ? .both : .forward, obstacle: error.reason))
        }
    }

    /// The layers of one direction.
    private func stack(_ group: Group, isReverse: Bool) throws(Obstacle) -> [PyTorchLayer] {
        try group.checkNormalization()
        let count = group.layerCount
        guard NetworkConfiguration.depths.contains(count) else {
            throw Obstacle(
                "The network has \(count.grouped) layers; at most 64 can be computed. For a deeper one, "
                    + "\(Obstacle.traces).")
        }
        if group.hasReverse, count > 1 { throw Self.wide(forward: count, group) }
        var layers: [PyTorchLayer] = []
        for index in 0..<count {
            layers.append(
                try PyTorchLayer(
                    group.tensors(layer: index, isReverse: isReverse),
                    names: { group.expectedName($0, layer: index, isReverse: isReverse) },
                    gateActivation: gateActivation))
        }
        try Obstacle.checkWidths(layers.map(\.layer))
        try Obstacle.checkConfiguration(layers.map(\.layer))
        return layers
    }

    // MARK: Sentences

    private static func bidirectional(_ name: String) -> String {
        "The network is bidirectional: its outputs also depend on the future (names end in _reverse). Choose "
            + "`\(ModuleNames.half(name, .forward))` or `\(ModuleNames.half(name, .backward))` to read one direction."
    }

    private static func wide(forward count: Int, _ group: Group) -> Obstacle {
        let upper = group.tensors(layer: 1, isReverse: false)[.weightInput]
        let place = upper.map { " (\($0.name.shortened) is \(Shape.text($0.shape)))" } ?? ""
        return Obstacle(
            "The network is bidirectional with \(count) layers: layer 1 reads both directions\(place), so neither "
                + "direction can be computed on its own; \(Obstacle.traces).")
    }

    private static func assumptions(_ layers: [PyTorchLayer]) -> [String] {
        guard layers.first?.layer.cell == .elman else { return [] }
        return ["The file does not tell tanh from relu; tanh, the default of PyTorch, is assumed."]
    }

    private static func module(
        _ name: String, _ layers: [PyTorchLayer], _ direction: RecurrentModule.Direction, obstacle: String? = nil
    ) -> RecurrentModule {
        RecurrentModule(
            name: name, layers: layers.map(\.layer), framework: .pyTorch, direction: direction, obstacle: obstacle,
            assumptions: assumptions(layers)
        ) { () throws(Failure) in
            var weights: [LayerWeights] = []
            for layer in layers { weights.append(try layer.weights()) }
            return try ModuleWeights(layers.map(\.layer), weights)
        }
    }
}

// MARK: - Groups

/// The tensors of one module.
private struct Group {
    let module: String
    let members: [(name: PyTorchName, tensor: StoredTensor)]

    /// Whether any tensor belongs to the direction from the end.
    var hasReverse: Bool { members.contains { $0.name.isReverse } }

    /// One more than the highest layer.
    var layerCount: Int { members.map { ($0.name.layer ?? 0) + 1 }.max() ?? 0 }

    /// The whole tensors of a layer and direction by role.
    func tensors(layer: Int, isReverse: Bool) -> [PyTorchName.Role: StoredTensor] {
        let found = members.filter {
            ($0.name.layer ?? 0) == layer && $0.name.isReverse == isReverse && $0.name.part == nil
        }
        return Dictionary(found.map { ($0.name.role, $0.tensor) }) { first, _ in first }
    }

    /// How PyTorch would call a tensor.
    func expectedName(_ role: PyTorchName.Role, layer: Int, isReverse: Bool) -> String {
        let isCell = members.allSatisfy { $0.name.layer == nil }
        let prefix = module.isEmpty ? "" : module + "."
        return prefix + role.rawValue + (isCell ? "" : "_l\(layer)") + (isReverse ? "_reverse" : "")
    }

    /// Throws if a weight is stored as a length and a direction.
    func checkNormalization() throws(Obstacle) {
        let parts = members.filter { $0.name.part != nil }
        guard let first = parts.first else { return }
        let whole = expectedName(first.name.role, layer: first.name.layer ?? 0, isReverse: first.name.isReverse)
        let names = parts.map(\.tensor.name.shortened).sorted().prefix(2).joined(separator: ", ")
        throw Obstacle(
            "\(whole.shortened) is stored with weight normalisation or in parts (\(names)): remove it before saving, "
                + "for example with `torch.nn.utils.remove_weight_norm`.")
    }
}
