import Analysis
import Foundation
package import Support

/// Results of `rnn-memory analyze --json`, which may come from strangers.
package enum GalleryFile {
    /// The largest file that is read, in bytes.
    static let largestSize = 16 << 20

    /// The networks of a file, or of every `.json` file in a folder in the order of their names.
    ///
    /// - Throws: `Failure` of kind `missingInput` if nothing can be opened, `data` if it contains anything but analyses.
    package static func networks(at path: String) throws(Failure) -> [GalleryNetwork] {
        var networks: [GalleryNetwork] = []
        for file in try files(at: path) {
            networks += try Self.networks(
                in: Array(BoundedFile.bytes(at: file, limit: largestSize)), name: file)
        }
        return networks
    }

    private static func files(at path: String) throws(Failure) -> [String] {
        guard HeldFolder.Entry(at: path) == .folder else { return [path] }
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        let files = names.filter { $0.hasSuffix(".json") }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        guard !files.isEmpty else {
            throw Failure(
                .missingInput,
                "\(path) contains no .json file. Write some into it with `rnn-memory analyze --json`.")
        }
        return files.map { "\(path)/\($0)" }
    }

    /// The networks in the text of a file.
    ///
    /// - Parameters:
    ///   - bytes: The text.
    ///   - name: The name of the file for messages.
    package static func networks(in bytes: [UInt8], name: String) throws(Failure) -> [GalleryNetwork] {
        let document = try JSONValue(parsing: bytes, name: name)
        guard let elements = document["networks"]?.elements, !elements.isEmpty else {
            throw Failure(
                .data, "\(name) has no list `networks`: it is not what `rnn-memory analyze --json` prints.")
        }
        var networks: [GalleryNetwork] = []
        for (index, element) in elements.enumerated() {
            do throws(GalleryProblem) {
                networks.append(try GalleryFields(element).network())
            } catch {
                throw Failure(
                    .data,
                    """
                    \(name), network \((index + 1).grouped): \(error.reason). Print the analysis again with \
                    `rnn-memory analyze --json`.
                    """)
            }
        }
        return networks
    }
}

/// What is wrong with the results of a network, in a clause.
struct GalleryProblem: Error {
    let reason: String
}
