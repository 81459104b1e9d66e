import MemoryExperiment

/// The file of works that running text may cite: a list in YAML, which lies beside the templates.
package enum SourceFile {
    /// The file's name in a folder of templates.
    package static let name = "sources.yaml"
    /// The largest file that is read, in bytes.
    private static let maximumSize = 256 * 1_024
    /// What stands for each character with which YAML begins anchors, aliases and tags, while the file is parsed: titles
    /// and addresses hold such characters, and no list of sources needs what they begin.
    private static let masks: [(character: String, mask: String)] = [
        ("&", "\u{F700}"), ("*", "\u{F701}"), ("!", "\u{F702}"),
    ]

    /// Reads the works of a folder of templates.
    ///
    /// - Throws: `Failure(.missingInput)` where there is no such file, `Failure(.data)` naming file, line, key and what is
    ///   allowed.
    package static func read(in folder: String) throws(Failure) -> [Source] {
        let path = "\(folder)/\(name)"
        return try read(try BoundedFile.text(at: path, limit: maximumSize), from: path)
    }

    /// Reads the text of such a file.
    ///
    /// - Parameter file: What messages call the file.
    /// - Throws: `Failure(.data)` naming file, line, key and what is allowed.
    package static func read(_ text: String, from file: String) throws(Failure) -> [Source] {
        let masked = masks.reduce(text) { $0.replacing($1.character, with: $1.mask) }
        do throws(Failure) {
            let value = try YAMLFile(kind: "list of sources", example: "- key: kaplan1958").value(
                of: masked, from: file)
            return try sources(in: value)
        } catch {
            throw Failure(.data, unmasked(error.message))
        }
    }

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

    /// A text of the file as it was written.
    static func unmasked(_ text: String) -> String {
        masks.reduce(text) { $0.replacing($1.mask, with: $1.character) }
    }
}
