import Foundation
import TestSupport
import Testing

/// Everything that the documentation names exists.
@Suite("Names in documentation")
struct PathTests {
    @Test("of files exist", arguments: try Page.all)
    func paths(page: Page) throws {
        for path in Self.paths(in: page.text) where !path.contains("NAME") {
            #expect(FileManager.default.fileExists(atPath: "\(PackageFolder.path)/\(path)"), "\(path)")
        }
    }

    @Test("of files number more than 40 in CONTRIBUTING")
    func count() throws {
        #expect(Self.paths(in: try Page("CONTRIBUTING.md").text).count > 40)
    }

    @Test("in links lead to files", arguments: ["README.md", "CONTRIBUTING.md", "ARCHITECTURE.md"])
    func links(page: String) throws {
        let links = try Page(page).text.matches(of: /\]\((?<target>[^)#]+)[^)]*\)/).map { String($0.output.target) }
        for link in links where !link.contains("://") {
            #expect(FileManager.default.fileExists(atPath: "\(PackageFolder.path)/\(link)"), "\(link)")
        }
    }

    @Test("of types are declared", arguments: ["CONTRIBUTING.md", "ARCHITECTURE.md"])
    func symbols(page: String) throws {
        let modules = try ["Sources", "Tests"].flatMap { folder in
            try FileManager.default.contentsOfDirectory(atPath: "\(PackageFolder.path)/\(folder)")
        }
        let declared = try Self.declaredTypes.get().union(modules)
        // A single capitalised word is the name of a type or module.
        let names = Set(
            try Page(page).text.matches(of: /`(?<name>[A-Z][A-Za-z]+[a-z][A-Za-z]*)`/).map { String($0.output.name) })
        #expect(names.count > 10)
        for name in names { #expect(declared.contains(name), "\(name)") }
    }

    /// The names of all types of the package.
    private static let declaredTypes = Result {
        let keywords: Set<Substring> = ["struct", "class", "enum", "protocol", "typealias"]
        return try Page.sources.reduce(into: Set<String>()) { names, path in
            for line in try Page(path).text.split(separator: "\n") {
                let words = line.split(separator: " ")
                for (keyword, name) in zip(words, words.dropFirst()) where keywords.contains(keyword) {
                    names.insert(String(name.prefix { $0.isLetter || $0.isNumber }))
                }
            }
        }
    }

    /// The paths within the package that a text formats as code.
    private static func paths(in text: String) -> [String] {
        text.matches(of: /`(?<path>(?:Sources|Tests|templates|script|output|Benchmarks|\.ci)\/[\w\/+.\-]+)`/)
            .map { String($0.output.path) }
    }
}
