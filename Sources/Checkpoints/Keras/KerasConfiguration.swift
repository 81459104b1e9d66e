import Support

/// A layer as the configuration of a Keras model describes it.
struct KerasConfiguredLayer: Sendable {
    /// The class, such as `LSTM`.
    let className: String
    /// The name in the model.
    let name: String
    /// Its settings.
    let settings: JSONValue
    /// The names of the layers whose outputs it reads; nil if they are not recorded, or if it is used several times.
    let inputs: [String]?
    /// The number of layers of the same class before it in its model.
    let number: Int
    /// The models that contain it, from the outermost: how each numbers it and what it is called.
    let containers: [Container]

    /// A model within a model.
    struct Container: Sendable, Hashable {
        /// The class, such as `Functional`.
        let className: String
        /// The name.
        let name: String
        /// The number of models of the same class before it in its container.
        let number: Int
    }

    /// Whether it passes on its inputs unchanged once trained.
    var isTransparent: Bool {
        switch className {
        case "Dropout", "SpatialDropout1D", "GaussianNoise", "GaussianDropout", "AlphaDropout",
            "ActivityRegularization":
            true
        default: false
        }
    }
}

/// The configuration of a Keras model: its layers in the order of the file.
struct KerasConfiguration: Sendable {
    /// All layers, those of models within the model included.
    let layers: [KerasConfiguredLayer]

    /// The most layers of a model, and the most variables of a layer.
    static let layerLimit = 4096

    /// The layers of a model.
    ///
    /// - Parameters:
    ///   - model: The object with `class_name` and `config`.
    ///   - file: The file, for messages.
    /// - Throws: `Failure` if there are too many.
    init(_ model: JSONValue, of file: String) throws(Failure) {
        layers = Self.layers(of: model, containers: [])
        guard layers.count <= Self.layerLimit else {
            throw Failure(
                .data,
                "The model in \(file) has \(layers.count.grouped) layers; at most \(Self.layerLimit.grouped) are "
                    + "allowed."
            )
        }
    }

    /// The recursion is bounded, because values are nested at most 64 levels.
    private static func layers(
        of model: JSONValue, containers: [KerasConfiguredLayer.Container]
    ) -> [KerasConfiguredLayer] {
        let isSequential = model["class_name"]?.text == "Sequential"
        let descriptions = model["config"]?["layers"]?.elements ?? model["config"]?.elements ?? []
        var counts: [String: Int] = [:]
        var previous: String?
        return descriptions.flatMap { description -> [KerasConfiguredLayer] in
            let className = Self.plainName(description["class_name"]?.text ?? "")
            let settings = description["config"] ?? .null
            let name = settings["name"]?.text ?? description["name"]?.text ?? className
            defer {
                counts[className, default: 0] += 1
                previous = name
            }
            if settings["layers"]?.elements != nil {
                let container = KerasConfiguredLayer.Container(
                    className: className, name: name, number: counts[className] ?? 0)
                return layers(of: description, containers: containers + [container])
            }
            let inputs = isSequential ? previous.map { [$0] } ?? [] : sources(of: description["inbound_nodes"])
            return [
                KerasConfiguredLayer(
                    className: className, name: name, settings: settings, inputs: inputs,
                    number: counts[className] ?? 0, containers: containers)
            ]
        }
    }

    /// A class without the package that registered it.
    private static func plainName(_ name: String) -> String {
        name.split(separator: ">").last.map(String.init) ?? name
    }

    /// The names of the layers that a layer reads, from the record of its only use; nil if it is used several times.
    private static func sources(of nodes: JSONValue?) -> [String]? {
        guard let nodes = nodes?.elements, nodes.count == 1, let node = nodes.first else { return nil }
        if let arguments = node["args"] {
            return histories(in: arguments) + (node["kwargs"].map(histories) ?? [])
        }
        let tensors = node.elements ?? []
        return tensors.compactMap { $0.elements?.first?.text }
    }

    /// The layers of all tensors in the arguments of a call, as Keras 3 writes them.
    private static func histories(in value: JSONValue) -> [String] {
        switch value {
        case .list(let elements): elements.flatMap(histories)
        case .object(let members):
            if let name = members["config"]?["keras_history"]?.elements?.first?.text {
                [name]
            } else {
                members.sorted { $0.key < $1.key }.flatMap { histories(in: $0.value) }
            }
        case .null, .flag, .integer, .number, .text: []
        }
    }
}
