import Foundation

/// A report in its folder, which gives access only to the files that its manifest names.
package struct WrittenReport: Sendable {
    private let output: String
    private let names: Set<String>
    /// The files by their paths below the folder, in the order of the paths; the manifest is not among them.
    package let files: [String]

    /// The report in an output folder; nil if there is none.
    package init?(in output: String) {
        guard let manifest = Manifest.read(from: output) else { return nil }
        self.output = output
        files = manifest.files.keys.filter(Self.isBelow).sorted()
        names = Set(files).union([Manifest.fileName])
    }

    /// The path of a file of the report; nil if the manifest does not name it, or a link leads out of the folder.
    package func place(of file: String) -> String? {
        guard names.contains(file) else { return nil }
        let (folder, place) = (Self.resolved(output), Self.resolved("\(output)/\(file)"))
        return place == "\(folder)/\(file)" ? place : nil
    }

    /// Whether there is a report in a folder.
    package static func isThere(in output: String) -> Bool {
        FileManager.default.fileExists(atPath: "\(output)/\(Manifest.fileName)")
    }

    private static func resolved(_ path: String) -> String {
        URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    }

    /// Whether a path stays below the folder, because a manifest is untrusted.
    static func isBelow(_ file: String) -> Bool {
        let parts = file.split(separator: "/", omittingEmptySubsequences: false)
        return parts.allSatisfy { !$0.isEmpty && !$0.hasPrefix(".") && !$0.contains("\0") }
    }
}
