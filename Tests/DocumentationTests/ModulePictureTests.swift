import Foundation
import Testing

/// The module diagram shows exactly the dependencies in the manifest.
@Suite("The module diagram")
struct ModulePictureTests {
    /// The dependencies of each target.
    typealias Graph = [String: Set<String>]

    @Test("has the dependencies of the manifest without implied ones")
    func arrows() throws {
        let (drawn, declared) = (try Self.drawn(), try Self.declared())
        #expect(declared.count >= 10)
        #expect(drawn == Self.reduced(declared).filter { !$0.value.isEmpty })
    }

    @Test("is accompanied by a table of every target")
    func table() throws {
        let lines = try Page("ARCHITECTURE.md").text.split(separator: "\n")
        let rows = lines.drop { !$0.hasPrefix("| Module |") }.prefix { $0.hasPrefix("|") }
        let modules = rows.compactMap { $0.prefixMatch(of: /\| `([^`]+)` \|/)?.1 }.map(String.init)
        // C code is described below the table.
        #expect(try Set(modules).union(["CProcessor", "CWideKernel"]) == Set(Self.declared().keys))
    }

    /// The arrows of the first picture of ARCHITECTURE.md, each read from its end to its start.
    private static func drawn() throws -> Graph {
        let page = try Page("ARCHITECTURE.md")
        let picture = try #require(page.blocks(in: "mermaid").first)
        let names = Dictionary(
            picture.matches(of: /(?<id>\w+)\["(?<name>[^"]+)"\]/).map { (String($0.output.id), String($0.output.name)) }
        ) { first, _ in first }
        var graph: Graph = [:]
        for match in picture.matches(of: /(?<from>\w+)(\S*\[[^\]]*\]\)?)?\s-->\s(?<to>\w+)/) {
            let (from, to) = (String(match.output.from), String(match.output.to))
            graph[names[to] ?? to, default: []].insert(names[from] ?? from)
        }
        return graph
    }

    /// The non-test targets of Package.swift with their dependencies.
    private static func declared() throws -> Graph {
        let manifest = try Page("Package.swift").text
        var graph: Graph = [:]
        for declaration in manifest.split(separator: "\n        .").dropFirst() {
            guard declaration.prefixMatch(of: /(target|executableTarget)\(/) != nil,
                let name = declaration.firstMatch(of: /name: "(?<name>[^"]+)"/), !declaration.contains("path: \"Tests/")
            else { continue }
            let list = declaration.firstMatch(of: /dependencies: \[(?<list>(?:[^\]])*)\]/)?.output.list ?? ""
            // A product is told by its name, not by its package's.
            let own = list.replacing(/package: "[^"]+"/, with: "")
            graph[String(name.output.name), default: []] = Set(own.matches(of: /"([^"]+)"/).map { String($0.output.1) })
        }
        return graph
    }

    /// The graph without arrows that a longer path implies.
    private static func reduced(_ graph: Graph) -> Graph {
        func all(below target: String) -> Set<String> {
            (graph[target] ?? []).reduce(into: graph[target] ?? []) { $0.formUnion(all(below: $1)) }
        }
        return graph.mapValues { direct in
            direct.subtracting(direct.reduce(into: Set<String>()) { $0.formUnion(all(below: $1)) })
        }
    }
}
