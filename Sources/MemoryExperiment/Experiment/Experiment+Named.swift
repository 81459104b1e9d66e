import Foundation
import Support

extension Experiment {
    /// The preset of that name, or the experiment in the file at that path.
    ///
    /// A preset takes precedence over a file of the same name, which `./NAME` still reaches.
    ///
    /// - Throws: `Failure` of kind `usage` for a word that is neither, `missingInput` for a path without a file, and as
    ///   `ExperimentFile.read(contentsOf:)` does.
    public static func named(_ nameOrPath: String) throws(Failure) -> Experiment {
        switch try document(named: nameOrPath) {
        case .preset(let preset): preset
        case .file(let value): try ExperimentFile.read(value)
        }
    }

    /// What a user may name as an experiment.
    package enum NamedDocument {
        /// A preset.
        case preset(Experiment)
        /// The contents of a file, not yet checked.
        case file(YAMLValue)
    }

    /// The preset of that name, or the contents of the file at that path, which is read once: it may be a pipe.
    ///
    /// - Throws: `Failure` as `named` does for a word that is neither, and if the file is not YAML.
    package static func document(named nameOrPath: String) throws(Failure) -> NamedDocument {
        if let preset = presets.first(where: { $0.name == nameOrPath }) { return .preset(preset) }
        let isPath =
            nameOrPath.contains("/") || nameOrPath.hasSuffix(".yaml") || nameOrPath.hasSuffix(".yml")
            || FileManager.default.fileExists(atPath: nameOrPath)
        guard isPath else {
            let names = presets.map(\.name)
            let suggestion = nameOrPath.nearest(in: names).map { " Did you mean `\($0)`?" } ?? ""
            throw Failure(
                .usage,
                """
                There is no experiment called `\(nameOrPath)`.\(suggestion) The presets are \
                \(names.joined(separator: ", ")); a file is named by its path, such as ./\(nameOrPath).yaml.
                """)
        }
        return .file(try ExperimentFile.value(contentsOf: nameOrPath))
    }
}
