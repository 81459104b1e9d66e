import MemoryExperiment
import Recurrent
import Support

/// The keys of an analysis in an experiment file.
enum AnalysisFileKey: String, CaseIterable {
    case name, networks, inputs, tolerances, starts, startAt, horizon, precision, untrained, head, gateActivation
    case forgetBias, seed, step

    /// Whether a key changes the result of a measurement.
    var isOfProtocol: Bool {
        switch self {
        case .name, .networks, .untrained, .step: false
        case .inputs, .tolerances, .starts, .startAt, .horizon, .precision, .head, .gateActivation, .forgetBias, .seed:
            true
        }
    }
}

/// The keys of a network in an experiment file.
enum NetworkFileKey: String, CaseIterable {
    case name, file, sha256, module, cell, resetAfter, gateActivation, inputSize, hiddenSizes, outputs, untrained,
        proved
}

/// The keys of a recording in an experiment file.
enum InputFileKey: String, CaseIterable {
    case file, sha256
}

extension AnalysisExperiment {
    /// The complete experiment as the text of an experiment file.
    public var yaml: String { document.yaml }

    /// The complete experiment as JSON in one line.
    public var json: String { document.json }

    /// The SHA-256 of the protocol's canonical JSON in hexadecimal, which decides whether a journal fits.
    ///
    /// The protocol is everything that changes the result of a measurement of a given network, with the SHA-256 of the
    /// recording. That of the weights stands in every line of a journal instead, so that networks can be added.
    public var digest: String {
        let fields = AnalysisFileKey.allCases.filter(\.isOfProtocol).compactMap(protocolField)
        return SHA256.hexadecimal(of: Document.record(fields).sorted.json)
    }

    private func protocolField(_ key: AnalysisFileKey) -> Document.Field? {
        guard key == .inputs, let input else { return field(key) }
        return Document.Field(key.rawValue, .list(input.files.map { .text($0.digest) }))
    }

    private var document: Document { .record(AnalysisFileKey.allCases.compactMap(field)) }

    private func field(_ key: AnalysisFileKey) -> Document.Field? {
        value(of: key).map { Document.Field(key.rawValue, $0) }
    }

    /// The value of a key; nil for one that is written only if it is set.
    private func value(of key: AnalysisFileKey) -> Document? {
        switch key {
        case .name: .text(name)
        case .networks: .list(networks.map(\.document))
        case .inputs: input.map { .list($0.files.map(\.document)) } ?? .text("normal")
        case .tolerances: .list(settings.tolerances.map { .text($0.text) })
        case .starts: .integer(starts)
        case .startAt: settings.startRows.map { .list($0.map { .integer($0) }) }
        case .horizon: settings.horizon.map { .integer($0) }
        case .precision: settings.precision.map { .text($0.rawValue) }
        case .untrained: nil
        case .head: reading.head.map { .text($0) }
        case .gateActivation: reading.gateActivation.map { .text($0.rawValue) }
        case .forgetBias: reading.forgetBias.map { .number($0) }
        case .seed: .natural(settings.seed)
        case .step: step.map { .text($0.written) }
        }
    }
}

extension AnalysisExperiment.Network {
    fileprivate var document: Document {
        .record(
            NetworkFileKey.allCases.compactMap { key in
                value(of: key).map { Document.Field(key.rawValue, $0) }
            })
    }

    private func value(of key: NetworkFileKey) -> Document? {
        switch key {
        case .name: self.key.name == file ? nil : .text(self.key.name)
        case .file: .text(file)
        case .sha256: .text(self.key.digest)
        case .module: .text(self.key.module)
        case .cell, .resetAfter, .gateActivation, .inputSize, .hiddenSizes:
            configuration.document.field(key.rawValue)
        case .outputs: .integer(outputs)
        case .untrained: .text(untrained.rawValue)
        case .proved: isProved.map { .flag($0) }
        }
    }
}

extension AnalysisExperiment.Input.File {
    fileprivate var document: Document {
        .record([
            Document.Field(InputFileKey.file.rawValue, .text(path)),
            Document.Field(InputFileKey.sha256.rawValue, .text(digest)),
        ])
    }
}

extension NetworkConfiguration {
    /// The sizes and architecture in the form of an experiment file.
    var document: Document {
        let reset: [Document.Field] =
            switch cell.resetPlacement {
            case .afterProduct: [Document.Field(NetworkFileKey.resetAfter.rawValue, .flag(true))]
            case .beforeProduct: [Document.Field(NetworkFileKey.resetAfter.rawValue, .flag(false))]
            case nil: []
            }
        return .record(
            [Document.Field(NetworkFileKey.cell.rawValue, .text(cell.kind.rawValue))] + reset + [
                Document.Field(NetworkFileKey.gateActivation.rawValue, .text(gateActivation.rawValue)),
                Document.Field(NetworkFileKey.inputSize.rawValue, .integer(inputSize)),
                Document.Field(NetworkFileKey.hiddenSizes.rawValue, .list(hiddenSizes.map { .integer($0) })),
            ])
    }
}

extension Document {
    /// The value of a field of a record; nil if there is none.
    fileprivate func field(_ key: String) -> Document? {
        guard case .record(let fields) = self else { return nil }
        return fields.first { $0.key == key }?.value
    }
}
