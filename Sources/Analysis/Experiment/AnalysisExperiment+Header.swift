import MemoryExperiment
import Recurrent
public import Support

extension AnalysisExperiment {
    /// The experiment that a header holds: JSON is YAML, so the reader of experiment files checks it.
    public static func read(header: String) throws(Failure) -> AnalysisExperiment {
        try AnalysisFile.file.value(of: header, from: "header").analysisExperiment()
    }
}

extension YAMLValue {
    /// The complete analysis of a header, whose networks have all keys.
    fileprivate func analysisExperiment() throws(Failure) -> AnalysisExperiment {
        let draft = try analysisDraft()
        let fields = try fields(allowed: AnalysisFileKey.allCases.map(\.rawValue))
        let networks = try fields[AnalysisFileKey.networks.rawValue]?.elements(expecting: YAMLValue.networkList) ?? []
        var complete: [AnalysisExperiment.Network] = []
        for (value, network) in zip(networks, draft.networks) { complete.append(try value.network(network)) }
        return AnalysisExperiment(
            name: draft.name, networks: complete,
            input: draft.inputs.isEmpty
                ? nil
                : AnalysisExperiment.Input(
                    files: draft.inputs.map { AnalysisExperiment.Input.File(path: $0.path, digest: $0.digest ?? "") }),
            settings: draft.settings, reading: draft.reading, step: draft.step)
    }

    /// A complete network of a header.
    private func network(_ draft: AnalysisDraft.Network) throws(Failure) -> AnalysisExperiment.Network {
        let fields = try fields(allowed: NetworkFileKey.allCases.map(\.rawValue))
        func field(_ key: NetworkFileKey) throws(Failure) -> YAMLValue {
            guard let field = fields[key.rawValue] else { throw failure("the key `\(key.rawValue)` is missing") }
            return field
        }
        let isAfter = try fields[NetworkFileKey.resetAfter.rawValue]?.flag() ?? true
        let sizes = try field(.hiddenSizes).elements(expecting: "a list of hidden sizes")
        var hiddenSizes: [Int] = []
        for size in sizes { hiddenSizes.append(try size.integer(in: NetworkConfiguration.sizes)) }
        let cell = Cell(
            try field(.cell).choice(CellKind.self), resetPlacement: isAfter ? .afterProduct : .beforeProduct)
        let gateActivation = try field(.gateActivation).choice(GateActivation.self)
        let inputSize = try field(.inputSize).integer(in: NetworkConfiguration.readInputSizes)
        let configuration: NetworkConfiguration
        do throws(NetworkConfigurationError) {
            configuration = try NetworkConfiguration(
                cell: cell, gateActivation: gateActivation, inputSize: inputSize, hiddenSizes: hiddenSizes, isRead: true
            )
        } catch {
            throw failure("no network of these sizes is allowed")
        }
        return AnalysisExperiment.Network(
            key: NetworkKey(
                name: draft.name ?? draft.file, digest: try field(.sha256).digest(), module: draft.module ?? ""),
            file: draft.file, configuration: configuration,
            outputs: try field(.outputs).integer(in: 1...Recording.mostNumbers),
            untrained: try field(.untrained).choice(AnalysisSettings.UntrainedInitialization.self),
            isProved: draft.isProved)
    }
}
