import Support

/// The file of works that running text may cite: a list in YAML, which lies beside the templates.
package enum SourceFile {
    /// The file's name in a folder of templates.
    package static let name = "sources.yaml"
    /// The largest file that is read, in bytes.
    private static let maximumSize = 256 * 1_024

    /// Reads the works of a folder of templates.
    ///
    /// - Throws: `Failure(.missingInput)` if there is no such file, `Failure(.data)` naming file, line, key and what is
    ///   allowed.
    package static func read(in folder: String) throws(Failure) -> [Source] {
        let path = "\(folder)/\(name)"
        return try read(try BoundedFile.text(at: path, limit: maximumSize), from: path)
    }

    /// Reads the text of such a file.
    ///
    /// - Parameter file: The name of the file in messages.
    /// - Throws: `Failure(.data)` naming file, line, key and what is allowed.
    package static func read(_ text: String, from file: String) throws(Failure) -> [Source] {
        do throws(Failure) {
            return try sources(in: Self.file.value(of: text, from: file))
        } catch {
            throw Failure(.data, error.message)
        }
    }

    private static let file = YAMLFile(kind: "list of sources", example: "- key: kaplan1958")

    private static func sources(in value: YAMLValue) throws(Failure) -> [Source] {
        var sources: [Source] = []
        var keys: Set<String> = []
        for element in try value.elements(expecting: "a list of sources") {
            let source = try SourceFields(element).source()
            guard keys.insert(source.key).inserted else { throw element.failure("‘\(source.key)’ is there twice") }
            sources.append(source)
        }
        return sources
    }
}
