import Foundation
import TestSupport
import Testing

/// A page of documentation.
struct Page: Sendable, CustomTestStringConvertible {
    /// Its path within the package.
    let path: String
    /// Its text.
    let text: String

    var testDescription: String { path }

    /// The page at a path within the package.
    init(_ path: String) throws {
        self.path = path
        text = try String(contentsOfFile: "\(PackageFolder.path)/\(path)", encoding: .utf8)
    }

    /// The pages besides the README that mention files and show code: those at the root, and the modules' articles.
    static var all: [Page] {
        get throws {
            let articles = try files(in: "Sources") { $0.contains(".docc/") && $0.hasSuffix(".md") }
            return try (["ARCHITECTURE.md", "CONTRIBUTING.md"] + articles).map(Page.init)
        }
    }

    /// The paths of every Swift file of the package.
    static var sources: [String] {
        get throws { try ["Sources", "Tests"].flatMap { folder in try files(in: folder) { $0.hasSuffix(".swift") } } }
    }

    /// The matching files of a folder of the package, in order.
    static func files(in folder: String, where isWanted: (String) -> Bool) throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: "\(PackageFolder.path)/\(folder)").map { "\(folder)/\($0)" }
            .filter(isWanted).sorted()
    }

    /// The code blocks in a language, without their fences.
    func blocks(in language: String) -> [String] {
        text.split(separator: "\n```\(language)\n").dropFirst().compactMap { $0.split(separator: "\n```").first }
            .map(String.init)
    }
}
