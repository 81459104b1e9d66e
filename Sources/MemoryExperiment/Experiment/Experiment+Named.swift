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
        if let preset = presets.first(where: { $0.name == nameOrPath }) { return preset }
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
        return try ExperimentFile.read(contentsOf: nameOrPath)
    }
}
