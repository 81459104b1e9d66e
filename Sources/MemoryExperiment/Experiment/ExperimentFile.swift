/// Experiment files: YAML documents of which only `name` is required; every other key defaults to the `post` preset.
public enum ExperimentFile {
    /// The largest file that is read, in bytes.
    public static let largestSize = YAMLFile.largestSize

    /// Reads the experiment file at `path`.
    ///
    /// - Throws: `Failure` of kind `missingInput` if the file cannot be read, `usage` if it says something that is not
    ///   allowed; the sentence names file, line and key.
    public static func read(contentsOf path: String) throws(Failure) -> Experiment {
        try file.value(contentsOf: path).experiment()
    }

    /// Reads the text of an experiment file.
    ///
    /// - Parameters:
    ///   - text: The document in YAML.
    ///   - file: What messages call the file.
    /// - Throws: `Failure` of kind `usage` if the text says something that is not allowed.
    public static func read(_ text: String, from file: String) throws(Failure) -> Experiment {
        try Self.file.value(of: text, from: file).experiment()
    }

    private static let file = YAMLFile(kind: "experiment file", example: "name: mine")
}
