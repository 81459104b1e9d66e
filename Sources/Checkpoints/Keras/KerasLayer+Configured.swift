import Recurrent
import Support

extension KerasLayer {
    /// A layer that the configuration describes.
    init(_ layer: KerasConfiguredLayer, _ groups: KerasGroups, in file: HDF5File, _ fallback: KerasFallback) {
        name = layer.name
        scope = layer.containers.map(\.name).joined(separator: "/")
        inputs = layer.inputs
        content = KerasLayerReader(layer: layer, groups: groups, file: file, fallback: fallback).content
    }
}

/// Finds the variables of a layer that the configuration describes.
private struct KerasLayerReader {
    let layer: KerasConfiguredLayer
    let groups: KerasGroups
    let file: HDF5File
    let fallback: KerasFallback

    var content: KerasLayer.Content {
        switch layer.className {
        case "LSTM", "GRU", "SimpleRNN", "CuDNNLSTM", "CuDNNGRU":
            let settings = settings(layer.className, layer.settings)
            return .recurrent(
                reading(layer.name, settings, cell: "cell"), returnsSequences: settings.returnsSequences)
        case "Bidirectional": return pair
        case "RNN":
            return .refused(.refused(layer.name, .aroundCell(layer.name)))
        case "Dense": return dense(layer.settings, part: nil)
        case "TimeDistributed" where layer.settings["layer"]?["class_name"]?.text == "Dense":
            return dense(layer.settings["layer"]?["config"] ?? .null, part: "layer")
        default: return layer.isTransparent ? .transparent : .other
        }
    }

    private func settings(_ className: String, _ settings: JSONValue, isBackward: Bool = false) -> KerasSettings {
        KerasSettings(
            className: className, settings, name: layer.name, isOld: fallback.isOld, isBackward: isBackward)
    }

    private var pair: KerasLayer.Content {
        let forward = layer.settings["layer"] ?? .null
        let backward = layer.settings["backward_layer"] ?? forward
        func reading(_ part: JSONValue, _ direction: RecurrentModule.Direction) -> LayerReading {
            let settings = settings(
                part["class_name"]?.text ?? "", part["config"] ?? .null, isBackward: direction == .backward)
            return self.reading(
                ModuleNames.half(layer.name, direction), settings, cell: "\(direction.rawValue)_layer/cell",
                part: "\(direction.rawValue)_")
        }
        return .bidirectional(forward: reading(forward, .forward), backward: reading(backward, .backward))
    }

    private func reading(
        _ name: String, _ settings: KerasSettings, cell: String, part: String? = nil
    ) -> LayerReading {
        KerasRecurrentLayer(
            name: name, variables(under: cell, part: part, isRecurrent: true), settings: settings,
            fallback: fallback
        ).reading
    }

    private func dense(_ settings: JSONValue, part: String?) -> KerasLayer.Content {
        let variables = variables(under: part, part: nil, isRecurrent: false)
        let activation = KerasSettings.activation(settings["activation"]) ?? "linear"
        guard let activation = HeadActivation(rawValue: activation), variables.areDense else { return .other }
        return .dense(DenseHead(layer.name, variables, activation: activation))
    }

    /// The variables of the layer, or of a layer within it.
    ///
    /// - Parameters:
    ///   - group: The group within the layer's, if variables are numbered.
    ///   - part: The beginning of a name that tells the layers of a pair apart, if variables are named.
    private func variables(under group: String?, part: String?, isRecurrent: Bool) -> KerasVariables {
        switch groups {
        case .numbered(let groups):
            let base = (groups.group(of: layer) ?? "–") + (group.map { "/\($0)" } ?? "")
            return KerasVariables(numbered: "\(base)/vars", isRecurrent: isRecurrent, in: file)
        case .named(let prefix):
            let outermost = layer.containers.first?.name ?? layer.name
            let path = prefix.isEmpty ? outermost : "\(prefix)/\(outermost)"
            let names = (file.groups[path]?.list("weight_names") ?? []).prefix(KerasConfiguration.layerLimit).filter {
                name in
                let parts = name.split(separator: "/")
                return (layer.containers.isEmpty || parts.contains { $0 == layer.name })
                    && (part.map { part in parts.contains { $0.hasPrefix(part) } } ?? true)
            }
            return KerasVariables(named: Array(names), in: path, of: file)
        }
    }
}
