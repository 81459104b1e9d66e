import Recurrent
import Support

/// Finds the network that a user means.
struct ModuleChoice {
    /// The path of the file.
    let file: String
    /// The networks found.
    let modules: [RecurrentModule]
    /// The directions of bidirectional networks.
    let halves: [RecurrentModule]
    /// The names of networks that repeat another, each with the name of that one.
    let synonyms: [String: String]
    /// The tensors of the file.
    let tensors: [TensorDescription]

    /// The network with a name; nil for the only one.
    ///
    /// - Throws: `Failure` that lists the names if there is no such network, or several.
    func module(named name: String?) throws(Failure) -> RecurrentModule {
        guard let name else { return try only() }
        let names = name.split(separator: ",", omittingEmptySubsequences: false).map { String($0).trimmed }
        var chosen: [RecurrentModule] = []
        for name in names { chosen.append(try single(name)) }
        return chosen.count == 1 ? chosen[0] : try stack(chosen)
    }

    private func only() throws(Failure) -> RecurrentModule {
        guard modules.count == 1 else {
            guard !modules.isEmpty else { throw none }
            throw Failure(
                .usage,
                "\(file) contains \(modules.count.grouped) recurrent networks; choose one of \(list(modules.map(\.name))), "
                    + "or several that read one another as `A,B`.")
        }
        return modules[0]
    }

    private func single(_ name: String) throws(Failure) -> RecurrentModule {
        let candidates = modules + halves
        if let exact = candidates.first(where: { $0.name == name }) { return exact }
        let others = [ModuleNames.shortened(name), synonyms[name]]
        if let similar = others.lazy.compactMap({ other in candidates.first { $0.name == other } }).first {
            return similar
        }
        guard !modules.isEmpty else { throw none }
        throw Failure(
            .usage,
            "\(file) contains no recurrent network `\(name.shortened)`; its networks are \(list(modules.map(\.name))).")
    }

    private var none: Failure {
        let names = tensors.isEmpty ? "it contains no tensors" : "the names found are \(list(tensors.map(\.name)))"
        return Failure(
            .data,
            "\(file) has no recurrent layer in it that can be recognised; \(names). Save the recurrent network "
                + "under the names of its framework, or \(Obstacle.traces).")
    }

    /// Names for a sentence, of which the first are enough.
    private func list(_ names: [String]) -> String {
        let shown = names.prefix(12).map { $0.isEmpty ? "`` (no name)" : $0.shortened }.joined(separator: ", ")
        return names.count > 12 ? "\(shown), … (\(names.count.grouped) in all)" : shown
    }

    // MARK: Stacks

    private func stack(_ parts: [RecurrentModule]) throws(Failure) -> RecurrentModule {
        let name = parts.map(\.name).joined(separator: ",")
        let obstacle = parts.compactMap(\.obstacle).first ?? Self.obstacle(parts)
        return RecurrentModule(
            name: name, layers: parts.flatMap(\.layers), framework: parts[0].framework, direction: parts[0].direction,
            obstacle: obstacle, assumptions: Self.distinct(parts.flatMap(\.assumptions))
        ) { () throws(Failure) in
            var read: [ModuleWeights] = []
            for part in parts { read.append(try part.readWeights()) }
            return try Self.joined(read, parts)
        }
    }

    private static func obstacle(_ parts: [RecurrentModule]) -> String? {
        guard parts.allSatisfy({ $0.direction == parts[0].direction }) else {
            return "The networks of a stack must read in the same direction; choose each of them alone."
        }
        for (below, part) in zip(parts, parts.dropFirst()) {
            guard let (top, bottom) = boundary(below, part) else { continue }
            if top.cell != bottom.cell || top.gateActivation != bottom.gateActivation {
                return "The networks of a stack must be of the same kind; \(below.name) is \(top.cell.kind.title), "
                    + "\(part.name) \(bottom.cell.kind.title), or their gates differ. Choose each of them "
                    + "alone."
            }
            if top.hiddenSize != bottom.inputSize {
                return "\(part.name) reads \(bottom.inputSize.grouped) numbers, but \(below.name) gives "
                    + "\(top.hiddenSize.grouped); they form no stack. Choose each of them alone."
            }
        }
        do throws(Obstacle) {
            try Obstacle.checkConfiguration(parts.flatMap(\.layers))
            return nil
        } catch {
            return error.reason
        }
    }

    private static func boundary(
        _ below: RecurrentModule, _ part: RecurrentModule
    ) -> (RecurrentModule.Layer, RecurrentModule.Layer)? {
        guard let top = below.layers.last, let bottom = part.layers.first else { return nil }
        return (top, bottom)
    }

    private static func distinct(_ sentences: [String]) -> [String] {
        var seen: Set<String> = []
        return sentences.filter { seen.insert($0).inserted }
    }

    private static func joined(_ read: [ModuleWeights], _ parts: [RecurrentModule]) throws(Failure) -> ModuleWeights {
        let layers = parts.flatMap(\.layers)
        let startsSomewhere = read.contains { $0.startState != nil }
        let starts = zip(read, parts).flatMap { weights, part in
            weights.startState ?? part.layers.map(ModuleWeights.LayerState.init(zerosOf:))
        }
        return try ModuleWeights(
            layers, read.flatMap(\.network.layers), startState: startsSomewhere ? starts : nil)
    }
}

extension ModuleWeights.LayerState {
    /// The start state of a layer that the file does not give.
    fileprivate init(zerosOf layer: RecurrentModule.Layer) {
        output = Array(repeating: 0, count: layer.hiddenSize)
        cellState = layer.cell.kind.hasCellState ? output : []
    }
}
