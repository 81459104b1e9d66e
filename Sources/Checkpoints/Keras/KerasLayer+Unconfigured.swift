import Recurrent
import Support

extension KerasLayer {
    /// The layers of a file of weights, as far as their variables tell them.
    static func layers(_ groups: KerasGroups, in file: HDF5File, _ fallback: KerasFallback) -> [KerasLayer] {
        switch groups {
        case .named(let prefix): named(prefix, in: file, fallback)
        case .numbered: numbered(in: file, fallback)
        }
    }

    private static func named(_ prefix: String, in file: HDF5File, _ fallback: KerasFallback) -> [KerasLayer] {
        let names = file.groups[prefix]?.list("layer_names") ?? []
        return zip(names, [nil] + names.map(Optional.some)).map { name, previous in
            let path = prefix.isEmpty ? name : "\(prefix)/\(name)"
            let variables = file.groups[path]?.list("weight_names") ?? []
            func part(_ direction: String) -> KerasVariables {
                let names = variables.filter { $0.split(separator: "/").contains { $0.hasPrefix(direction) } }
                return KerasVariables(named: names, in: path, of: file)
            }
            let (forward, backward) = (part("forward_"), part("backward_"))
            let content =
                forward.areRecurrent && backward.areRecurrent
                ? pair(name, forward, backward, fallback)
                : single(name, KerasVariables(named: variables, in: path, of: file), fallback)
            let isPassive = variables.isEmpty && !["embedding", "repeat_vector"].contains { name.hasPrefix($0) }
            return KerasLayer(
                name: name, scope: "", content: isPassive ? .transparent : content,
                inputs: previous.map { [$0] } ?? [])
        }
    }

    private static func numbered(in file: HDF5File, _ fallback: KerasFallback) -> [KerasLayer] {
        let bases = file.groups.keys.filter { $0.hasSuffix("/vars") && !$0.hasPrefix("optimizer") }
            .map { String($0.dropLast("/vars".count)) }.sorted(by: KerasNameOrder.precedes)
        var layers: [KerasLayer] = []
        var previous: (place: KerasNameOrder, name: String)?
        for base in bases where !base.hasSuffix("backward_layer/cell") {
            let isRecurrent = base == "cell" || base.hasSuffix("/cell")
            let variables = KerasVariables(numbered: "\(base)/vars", isRecurrent: isRecurrent, in: file)
            guard isRecurrent ? variables.areRecurrent : variables.areDense && variables.bias != nil else { continue }
            let group = isRecurrent ? String(base.dropLast(base == "cell" ? 4 : 5)) : base
            let layer = numbered(group, variables, after: previous, in: file, fallback)
            layers.append(layer)
            if isRecurrent { previous = (KerasNameOrder(group), layer.name) }
        }
        return layers
    }

    /// A layer in a group; it reads the one before it if both have names of one class.
    private static func numbered(
        _ group: String, _ variables: KerasVariables, after previous: (place: KerasNameOrder, name: String)?,
        in file: HDF5File, _ fallback: KerasFallback
    ) -> KerasLayer {
        let place = KerasNameOrder(group)
        let inputs = previous.flatMap { previous in
            previous.place.stem == place.stem && previous.place.number == place.number - 1 ? [previous.name] : nil
        }
        if group.hasSuffix("/forward_layer") {
            let pair = String(group.dropLast("/forward_layer".count))
            let backward = KerasVariables(
                numbered: "\(pair)/backward_layer/cell/vars", isRecurrent: true, in: file)
            let name = file.recordedName(of: pair) ?? shortName(pair)
            return KerasLayer(
                name: name, scope: "", content: self.pair(name, variables, backward, fallback),
                inputs: previous.flatMap { readsPair($0, pair, variables, in: file) ? [$0.name] : nil })
        }
        let name = file.recordedName(of: group) ?? shortName(group)
        let last = group.split(separator: "/").last.map { KerasNameOrder(String($0)).stem }
        guard last != "rnn" else {
            return KerasLayer(
                name: name, scope: "", content: .refused(.refused(name, .aroundCell(name))), inputs: nil)
        }
        return KerasLayer(
            name: name, scope: "", content: single(name, variables, fallback), inputs: inputs)
    }

    /// Whether a bidirectional layer reads both directions of the one before it, from its number and its inputs.
    private static func readsPair(
        _ previous: (place: KerasNameOrder, name: String), _ pair: String, _ variables: KerasVariables,
        in file: HDF5File
    ) -> Bool {
        let place = KerasNameOrder(pair)
        let number = place.number == 1 ? "" : "_\(place.number - 1)"
        let below = file.dataset("\(place.stem)\(number)/forward_layer/cell/vars/1")?.description.shape.first
        return place.number > 0 && variables.kernel?.description.shape.first == below.map { 2 * $0 }
    }

    /// A group without the names of those that only hold layers.
    private static func shortName(_ group: String) -> String {
        group.split(separator: "/").filter { !KerasNumberedGroups.collections.contains(String($0)) }.joined(
            separator: "/")
    }

    private static func single(
        _ name: String, _ variables: KerasVariables, _ fallback: KerasFallback
    ) -> Content {
        if variables.areRecurrent {
            let layer = KerasRecurrentLayer(
                name: name, variables, settings: nil, fallback: fallback)
            return .recurrent(layer.reading, returnsSequences: true)
        }
        return variables.areDense ? .dense(DenseHead(name, variables, activation: nil)) : .other
    }

    private static func pair(
        _ name: String, _ forward: KerasVariables, _ backward: KerasVariables, _ fallback: KerasFallback
    ) -> Content {
        func reading(_ direction: RecurrentModule.Direction, _ variables: KerasVariables) -> LayerReading {
            KerasRecurrentLayer(
                name: ModuleNames.half(name, direction), variables, settings: nil, fallback: fallback,
                isDirectionKnown: true
            ).reading
        }
        return .bidirectional(forward: reading(.forward, forward), backward: reading(.backward, backward))
    }
}
