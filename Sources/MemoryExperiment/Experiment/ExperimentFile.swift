import Support

/// Experiment files: YAML documents that require only `name`; every other key defaults to the `post` preset.
public enum ExperimentFile {
    /// The largest allowed file in bytes.
    public static let largestSize = YAMLFile.largestSize

    /// Reads the experiment file at `path`.
    ///
    /// - Throws: `Failure` of kind `missingInput` if the file cannot be read, `usage` if it contains an invalid value;
    ///   the message names file, line and key.
    public static func read(contentsOf path: String) throws(Failure) -> Experiment {
        try file.value(contentsOf: path).experiment()
    }

    /// Reads the text of an experiment file.
    ///
    /// - Parameters:
    ///   - text: The document in YAML.
    ///   - file: The file's name in messages.
    /// - Throws: `Failure` of kind `usage` if the text contains an invalid value.
    public static func read(_ text: String, from file: String) throws(Failure) -> Experiment {
        try Self.file.value(of: text, from: file).experiment()
    }

    /// The contents of a file, not yet checked.
    static func value(contentsOf path: String) throws(Failure) -> YAMLValue { try file.value(contentsOf: path) }

    /// Reads the contents of a file.
    package static func read(_ value: YAMLValue) throws(Failure) -> Experiment { try value.experiment() }

    private static let file = YAMLFile(kind: "experiment file", example: "name: mine")
}
