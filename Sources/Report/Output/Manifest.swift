import ChartRendering
import Foundation
import MemoryExperiment
import Support

/// The contents of an output folder and the versions that its bytes depend on: `manifest.json`.
package struct Manifest: Sendable, Hashable, Codable {
    /// The file's name in the output folder.
    package static let fileName = "manifest.json"
    /// The current version of the manifest format.
    package static let currentSchema = 1

    /// What stands in the place of an experiment’s name in the manifest of an analysis.
    package static let analysisName = "analysis"

    /// The version of the manifest format.
    package var schema: Int
    /// The experiment's name.
    package var experiment: String
    /// The digest of the experiment's protocol.
    package var digest: String
    /// The version of the arithmetic that computed the runs.
    package var arithmetic: Int
    /// The experiment that this one is compared with; nil for the report of a single experiment.
    package var comparedWith: Counterpart?
    /// The SHA-256 of each checkpoint whose networks are analysed; nil for the report of an experiment.
    package var checkpoints: [String]?
    /// The versions of the drawing libraries.
    package var libraries: DrawingLibraries
    /// The SHA-256 of every file, by its path below the folder.
    package var files: [String: String]

    /// The other side of a comparison.
    package struct Counterpart: Sendable, Hashable, Codable {
        /// The experiment's name, or that of the publication.
        package var experiment: String
        /// The digest of the experiment's protocol; nil for a publication.
        package var digest: String?
        /// The version of the arithmetic that computed the runs; nil for a publication.
        package var arithmetic: Int?
    }

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

    /// The manifest of a comparison's files; a publication is always the counterpart.
    init(
        comparing first: ComparedSide, with second: ComparedSide, libraries: DrawingLibraries, files: [OutputFile]
    ) {
        let (measured, other) = first.measured == nil ? (second, first) : (first, second)
        self.init(experiment: measured.measured?.experiment ?? .post, libraries: libraries, files: files)
        arithmetic = measured.measured?.arithmetic ?? arithmetic
        comparedWith = Counterpart(
            experiment: other.name, digest: other.measured?.experiment.digest, arithmetic: other.measured?.arithmetic)
    }

    /// The manifest of an analysis of networks from checkpoints.
    ///
    /// - Parameters:
    ///   - checkpoints: The SHA-256 of each checkpoint.
    ///   - results: All results as text, whose digest stands in the place of a protocol's.
    ///   - copies: The hashes of files that are copied, by their paths.
    package init(
        analyzing checkpoints: [String], results: String, libraries: DrawingLibraries, files: [OutputFile],
        copies: [String: String] = [:]
    ) {
        self.init(experiment: .post, libraries: libraries, files: files, copies: copies)
        experiment = Self.analysisName
        digest = SHA256.hexadecimal(of: results)
        self.checkpoints = checkpoints
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
        let counterpart = comparedWith.map { "\"comparedWith\": \($0.json),\n  " } ?? ""
        let checkpoints =
            checkpoints.map { "\"checkpoints\": [\($0.map(JSONText.string).joined(separator: ", "))],\n  " } ?? ""
        let text = """
            {
              "schema": \(schema),
              "experiment": \(JSONText.string(experiment)),
              "digest": \(JSONText.string(digest)),
              "arithmetic": \(arithmetic),
              \(counterpart)\(checkpoints)"libraries": \(libraries),
              "files": {
            \(hashes.joined(separator: ",\n"))
              }
            }

            """
        return OutputFile(path: Self.fileName, text: text)
    }

    /// The manifest of an output folder; nil if there is no valid one.
    package static func read(from folder: String) -> Manifest? {
        (try? HeldFolder(at: folder)).flatMap { read(in: $0) }
    }

    /// The manifest of an open output folder; nil if there is no valid one.
    static func read(in folder: HeldFolder) -> Manifest? {
        guard let data = try? BoundedFile(fileName, in: folder, limit: largestSize).bytes() else { return nil }
        return try? JSONDecoder().decode(Manifest.self, from: data)
    }

    /// The largest manifest that is read, in bytes.
    private static let largestSize = 4 << 20
}

extension Manifest.Counterpart {
    /// The side as a JSON object.
    fileprivate var json: String {
        JSONText.object(
            [("experiment", JSONText.string(experiment))]
                + [("digest", digest.map(JSONText.string)), ("arithmetic", arithmetic.map(String.init))]
                .compactMap { name, value in value.map { (name, $0) } })
    }
}
