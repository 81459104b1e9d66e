import Recurrent
import Support

extension Checkpoint {
    /// Whether any network in the file can be computed.
    public var hasNetwork: Bool { choices.contains { $0.obstacle == nil } }

    /// The description for people: format, networks, dense layers, tensors.
    public var text: String {
        var lines = ["\(path): \(format.title), \(tensors.count.counted("tensor")), SHA-256 \(digest)"]
        let choices = choices
        if choices.isEmpty { lines += ["", "No recurrent layer was recognised."] }
        if !choices.isEmpty { lines += ["", "NETWORKS"] }
        for module in choices {
            let name = module.name.isEmpty ? "(no name)" : module.name.onOneLine
            lines.append("  \(name)  \(module.sizes), names of \(module.framework.rawValue)\(module.directionNote)")
            if let obstacle = module.obstacle { lines.append("    cannot be computed: \(obstacle)") }
            lines += module.assumptions.map { "    assumed: \($0)" }
        }
        if !heads.isEmpty { lines += ["", "DENSE LAYERS THAT MAY FOLLOW"] }
        for head in heads {
            let activation = head.activation.map { ", \($0.rawValue)" } ?? ""
            lines.append("  \(head.name.onOneLine)  \(head.inputSize.grouped)→\(head.outputSize.grouped)\(activation)")
        }
        if !tensors.isEmpty { lines += ["", "TENSORS"] }
        lines += tensors.map { tensor in
            "  \(tensor.name.onOneLine)  \(tensor.elementFormat) [\(tensor.shape.map { String($0) }.joined(separator: ", "))]"
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// The same as JSON.
    public var json: String {
        Document.record([
            Document.Field("file", .text(path)),
            Document.Field("format", .text(format.rawValue)),
            Document.Field("sha256", .text(digest)),
            Document.Field("networks", .list(choices.map(\.document))),
            Document.Field("heads", .list(heads.map(\.document))),
            Document.Field("tensors", .list(tensors.map(\.document))),
        ]).json + "\n"
    }
}

extension RecurrentModule {
    /// The recurrent cell and the sizes, such as `LSTM 40→256→256`.
    public var sizes: String {
        guard let first = layers.first else { return "" }
        let sizes = [first.inputSize] + layers.map(\.hiddenSize)
        return "\(first.cell.kind.title) \(sizes.map(\.grouped).joined(separator: "→"))"
    }

    fileprivate var directionNote: String {
        switch direction {
        case .forward: ""
        case .backward: ", reads from the end"
        case .both: ", reads both ways"
        }
    }

    fileprivate var document: Document {
        .record([
            Document.Field("name", .text(name)),
            Document.Field("cell", layers.first.map { .text($0.cell.kind.rawValue) } ?? .absent),
            Document.Field("layers", .integer(layers.count)),
            Document.Field("input_size", layers.first.map { .integer($0.inputSize) } ?? .absent),
            Document.Field("hidden_sizes", .list(layers.map { .integer($0.hiddenSize) })),
            Document.Field("direction", .text(direction.rawValue)),
            Document.Field("framework", .text(framework.rawValue)),
            Document.Field("supported", .flag(obstacle == nil)),
            Document.Field("reason", obstacle.map { .text($0) } ?? .absent),
            Document.Field("assumptions", .list(assumptions.map { .text($0) })),
        ])
    }
}

extension DenseHead {
    fileprivate var document: Document {
        .record([
            Document.Field("name", .text(name)),
            Document.Field("input_size", .integer(inputSize)),
            Document.Field("output_size", .integer(outputSize)),
            Document.Field("activation", activation.map { .text($0.rawValue) } ?? .absent),
        ])
    }
}

extension TensorDescription {
    fileprivate var document: Document {
        .record([
            Document.Field("name", .text(name)),
            Document.Field("dtype", .text(elementFormat)),
            Document.Field("shape", .list(shape.map { .integer($0) })),
        ])
    }
}

extension String {
    /// The text with line ends escaped: a name that a stranger chose must not look like several lines.
    fileprivate var onOneLine: String {
        split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).joined(separator: "\\n")
    }
}
