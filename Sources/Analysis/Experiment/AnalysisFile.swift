import MemoryExperiment
import Recurrent
public import Support

/// Experiment files that name networks instead of sizes.
public enum AnalysisFile {
    /// Reads the experiment file at `path`; paths in it are relative to the current folder.
    ///
    /// - Throws: `Failure` of kind `missingInput` if the file cannot be read, `usage` if it contains an invalid value;
    ///   the message names file, line and key.
    public static func read(contentsOf path: String) throws(Failure) -> AnalysisDraft {
        try file.value(contentsOf: path).analysisDraft()
    }

    static let file = YAMLFile(kind: "experiment file", example: "name: mine")
}

extension YAMLValue {
    /// The analysis described by a whole file.
    func analysisDraft() throws(Failure) -> AnalysisDraft {
        let fields = try fields(allowed: AnalysisFileKey.allCases.map(\.rawValue))
        func field(_ key: AnalysisFileKey) -> YAMLValue? { fields[key.rawValue] }
        guard let name = field(.name) else { throw failure("the key `name` is missing") }
        guard let networks = field(.networks) else { throw failure("the key `networks` is missing") }
        var draft = AnalysisDraft(
            name: try name.name(), networks: try networks.networkDrafts(),
            inputs: try field(.inputs)?.inputDrafts() ?? [],
            settings: AnalysisSettings())
        if let tolerances = field(.tolerances) {
            draft.settings.tolerances = try tolerances.list(expecting: "a list of tolerances such as [1%, 0.001]") {
                value throws(Failure) in try value.read { (text) throws(Failure) in try Tolerance(reading: text) }
            }
        }
        if let starts = field(.starts) { draft.settings.starts = try starts.integer(in: StartPlan.counts) }
        if let rows = field(.startAt) {
            draft.settings.startRows = try rows.list(expecting: "a list of steps") { value throws(Failure) in
                try value.integer(in: 0...Recording.mostNumbers)
            }
        }
        if let horizon = field(.horizon) { draft.settings.horizon = try horizon.integer(in: StartPlan.horizons) }
        draft.settings.precision = try field(.precision)?.choice(Precision.self)
        draft.untrained = try field(.untrained)?.choice(AnalysisSettings.UntrainedInitialization.self)
        draft.reading.head = field(.head)?.text
        draft.reading.gateActivation = try field(.gateActivation)?.choice(GateActivation.self)
        draft.reading.forgetBias = try field(.forgetBias)?.number(in: -1_000...1_000)
        if let seed = field(.seed) { draft.settings.seed = try seed.integer(in: UInt64.min...UInt64.max) }
        draft.step = try field(.step)?.read { (text) throws(Failure) in try StepDuration(reading: text) }
        return draft
    }

    static var networkList: String { "a list of checkpoints, or of mappings with the key file" }

    private func networkDrafts() throws(Failure) -> [AnalysisDraft.Network] {
        let elements = try elements(expecting: Self.networkList)
        guard AnalysisDraft.networkCounts.contains(elements.count) else {
            throw failure("the list must have 1…\(AnalysisDraft.networkCounts.upperBound) networks")
        }
        var networks: [AnalysisDraft.Network] = []
        for element in elements {
            if let path = element.text {
                networks.append(AnalysisDraft.Network(file: try element.path(path)))
                continue
            }
            let fields = try element.fields(allowed: NetworkFileKey.allCases.map(\.rawValue))
            func text(_ key: NetworkFileKey) -> String? { fields[key.rawValue]?.text }
            guard let file = fields[NetworkFileKey.file.rawValue], let path = file.text else {
                throw element.failure("the key `file` is missing")
            }
            var network = AnalysisDraft.Network(file: try file.path(path))
            network.name = try fields[NetworkFileKey.name.rawValue].map { value throws(Failure) in
                try value.path(value.text ?? "")
            }
            network.module = text(.module)
            network.digest = try fields[NetworkFileKey.sha256.rawValue]?.digest()
            network.untrained = try fields[NetworkFileKey.untrained.rawValue]?.choice(
                AnalysisSettings.UntrainedInitialization.self)
            network.isProved = try fields[NetworkFileKey.proved.rawValue]?.flag()
            networks.append(network)
        }
        return networks
    }

    private func inputDrafts() throws(Failure) -> [AnalysisDraft.Input] {
        if text == "normal" { return [] }
        let expected = "`normal`, or a list of recordings"
        let elements = try elements(expecting: expected)
        guard AnalysisDraft.inputCounts.contains(elements.count) else {
            throw failure("the list must have 1…\(AnalysisDraft.inputCounts.upperBound) files")
        }
        var inputs: [AnalysisDraft.Input] = []
        for element in elements {
            if let path = element.text {
                inputs.append(AnalysisDraft.Input(path: try element.path(path)))
                continue
            }
            let fields = try element.fields(allowed: InputFileKey.allCases.map(\.rawValue))
            guard let file = fields[InputFileKey.file.rawValue], let path = file.text else {
                throw element.failure("the key `file` is missing")
            }
            inputs.append(
                AnalysisDraft.Input(
                    path: try file.path(path), digest: try fields[InputFileKey.sha256.rawValue]?.digest()))
        }
        return inputs
    }
}
