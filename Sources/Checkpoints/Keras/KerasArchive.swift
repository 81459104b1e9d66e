import Recurrent
import Support

/// A `.keras` archive: a zip of a configuration and an HDF5 file of weights.
enum KerasArchive {
    /// What the archive says about its weights.
    struct Description: Sendable {
        /// The model.
        let configuration: KerasConfiguration
        /// The version of Keras; nil if it is not recorded.
        let version: String?
    }

    private static let configurationName = "config.json"
    private static let weightsName = "model.weights.h5"
    private static let metadataName = "metadata.json"
    /// The longest text that is read.
    private static let textLimit = 64 << 20

    /// Whether a zip archive is one of Keras.
    static func isRecognised(_ archive: ZipArchive) -> Bool {
        archive.contains(configurationName) && (archive.contains(weightsName) || archive.contains(metadataName))
    }

    /// What the archive contains.
    ///
    /// - Throws: `Failure` if a part is missing or damaged.
    static func contents(
        of archive: ZipArchive, gateActivation: GateActivation?
    ) throws(Failure) -> CheckpointContents {
        guard archive.contains(weightsName) else {
            throw Failure(
                .data, "\(weightsName) is not in the archive \(archive.name). Save the model again with model.save.")
        }
        let configuration = try KerasConfiguration(json(configurationName, in: archive), of: archive.name)
        let version = archive.contains(metadataName) ? try json(metadataName, in: archive)["keras_version"]?.text : nil
        let file = try HDF5File(archive.source(of: weightsName))
        let contents = try KerasModules.contents(
            of: file, archive: Description(configuration: configuration, version: version),
            gateActivation: gateActivation)
        guard let contents else {
            throw Failure(
                .data, "\(file.name) does not contain weights of Keras. Save the model again with model.save.")
        }
        return contents
    }

    private static func json(_ entry: String, in archive: ZipArchive) throws(Failure) -> JSONValue {
        let source = try archive.source(of: entry)
        return try JSONValue(parsing: source.allBytes(upTo: textLimit), name: source.name)
    }
}
