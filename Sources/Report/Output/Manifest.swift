import ChartRendering
import Foundation
import MemoryExperiment

/// What an output folder holds and what its bytes depend on: `manifest.json`.
package struct Manifest: Sendable, Hashable, Codable {
    /// The file's name in the output folder.
    package static let fileName = "manifest.json"
    /// The version of this form of manifest.
    package static let currentSchema = 1

    /// The version of the manifest's form.
    package var schema: Int
    /// The experiment's name.
    package var experiment: String
    /// The digest of the experiment's protocol.
    package var digest: String
    /// The version of the arithmetic that computed the runs.
    package var arithmetic: Int
    /// The versions of what draws.
    package var libraries: DrawingLibraries
    /// The SHA-256 of every file, by its path below the folder.
    package var files: [String: String]

    /// The manifest of files that are about to be written.
    ///
    /// - Parameter copies: The hashes of those that are copied, by their paths.
    /// - Complexity: O(*n*) in the number of bytes.
    package init(
        experiment: Experiment, libraries: DrawingLibraries, files: [OutputFile], copies: [String: String] = [:]
    ) {
        schema = Self.currentSchema
        self.experiment = experiment.name
        digest = experiment.digest
        arithmetic = Journal.arithmetic
        self.libraries = libraries
        self.files = Dictionary(files.map { ($0.path, SHA256.hexadecimal(of: $0.bytes)) }) { _, last in last }
            .merging(copies) { _, last in last }
    }

    /// The manifest as a file, its members sorted.
    package var file: OutputFile {
        let hashes = files.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
            .map { "    \(JSONText.string($0.key)): \(JSONText.string($0.value))" }
        let libraries = JSONText.object([
            ("cairo", JSONText.string(libraries.cairo)), ("pango", JSONText.string(libraries.pango)),
            ("fontFamily", JSONText.string(libraries.fontFamily)),
            ("fontVersion", JSONText.string(libraries.fontVersion)),
        ])
        let text = """
            {
              "schema": \(schema),
              "experiment": \(JSONText.string(experiment)),
              "digest": \(JSONText.string(digest)),
              "arithmetic": \(arithmetic),
              "libraries": \(libraries),
              "files": {
            \(hashes.joined(separator: ",\n"))
              }
            }

            """
        return OutputFile(path: Self.fileName, text: text)
    }

    /// The manifest of an output folder; nil where there is none that can be understood.
    static func read(from folder: String) -> Manifest? {
        guard let data = try? BoundedFile.bytes(at: "\(folder)/\(fileName)", limit: 4 << 20) else { return nil }
        return try? JSONDecoder().decode(Manifest.self, from: data)
    }
}
