import Typesetting

/// One file of an output folder, not yet written.
package struct OutputFile: Sendable, Hashable {
    /// The path below the folder, such as `figures/heatmap-lstm.svg`.
    package let path: String
    /// The content.
    package let bytes: [UInt8]

    /// A file from its content.
    package init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
    }

    /// A file of UTF-8 text.
    package init(path: String, text: String) {
        self.init(path: path, bytes: Array(text.utf8))
    }

    /// The files of a table, one for each form.
    package static func files(of table: Table, as formats: [TableFormat]) -> [OutputFile] {
        formats.map { format in
            OutputFile(path: "tables/\(table.name).\(format.rawValue)", text: table.text(as: format))
        }
    }
}
