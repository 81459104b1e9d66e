import Foundation

/// Paths from the folder of one file to another place, which stay valid if both are moved together.
package enum RelativePath {
    /// The path of a folder as seen from the folder of a file; symbolic links are resolved.
    package static func path(to folder: String, fromFile file: String) -> String {
        let target = components(of: URL(fileURLWithPath: folder, isDirectory: true))
        let origin = components(of: URL(fileURLWithPath: file).deletingLastPathComponent())
        let shared = zip(target, origin).prefix { $0 == $1 }.count
        let steps = Array(repeating: "..", count: origin.count - shared) + target.dropFirst(shared)
        return steps.isEmpty ? "." : steps.joined(separator: "/")
    }

    private static func components(of place: URL) -> [String] {
        place.standardizedFileURL.resolvingSymlinksInPath().pathComponents
    }
}
