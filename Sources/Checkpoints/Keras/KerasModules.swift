import Recurrent
import Support

/// The recurrent networks of Keras files.
enum KerasModules {
    /// What an HDF5 file of Keras contains; nil if Keras has not written it.
    ///
    /// - Parameters:
    ///   - file: The file, or the weights of a `.keras` archive.
    ///   - archive: The configuration and the version of Keras from such an archive; nil for a file.
    ///   - gateActivation: The gate activation of networks whose file does not say it; nil for sigmoid.
    /// - Throws: `Failure` if the configuration is not JSON.
    static func contents(
        of file: HDF5File, archive: KerasArchive.Description? = nil, gateActivation: GateActivation?
    ) throws(Failure) -> CheckpointContents? {
        guard let groups = try KerasGroups(file) else { return nil }
        let version = archive?.version ?? file.recordedVersion
        let isNamed =
            switch groups {
            case .named: true
            case .numbered: false
            }
        let fallback = KerasFallback(
            gateActivation: gateActivation, version: version, isSecondGeneration: isNamed)
        let configuration = if let archive { archive.configuration } else { try file.configuration() }
        let layers =
            configuration?.layers.map { KerasLayer($0, groups, in: file, fallback) }
            ?? KerasLayer.layers(groups, in: file, fallback)
        let stacks = KerasStacks(layers, areConnectionsKnown: configuration != nil)
        let (modules, halves) = (stacks.modules, stacks.halves)
        return CheckpointContents(
            format: archive == nil ? .kerasHDF5 : .kerasArchive, tensors: file.datasets.map(\.description),
            modules: modules, halves: halves,
            heads: layers.compactMap(\.head).filter { $0.follows(modules + halves) })
    }
}

extension HDF5File {
    /// The version of Keras that wrote the file; nil if it is not recorded.
    fileprivate var recordedVersion: String? {
        groups[""]?.attributes["keras_version"]?.first ?? groups["model_weights"]?.attributes["keras_version"]?.first
    }

    /// The configuration of the model; nil if the file contains only weights.
    fileprivate func configuration() throws(Failure) -> KerasConfiguration? {
        guard let text = groups[""]?.list("model_config")?.joined() else { return nil }
        let model = try JSONValue(parsing: Array(text.utf8), name: "model_config of \(name)")
        return try KerasConfiguration(model, of: name)
    }
}

extension KerasLayer {
    /// The dense layer, if it is one.
    fileprivate var head: DenseHead? {
        switch content {
        case .dense(let head): head
        case .recurrent, .bidirectional, .refused, .transparent, .other: nil
        }
    }
}
