#if os(Linux)
    import Foundation
    import TestSupport
    import Testing

    /// When data reaches the disk, and what happens if a disk cannot be read.
    @Suite struct CallTests {
        /// A folder with a finished sweep in `journal`.
        private func sweptFolder() async throws -> TemporaryFolder {
            let folder = try TemporaryFolder()
            try folder.write(Experiments.small(runs: 2), to: "small.yaml")
            let sweep = ["sweep", "--experiment", "small.yaml", "--journal", "journal"]
            try #require(await Program().run(sweep, in: folder).code == 0)
            return folder
        }

        @Test func figureIsSyncedBeforeItIsRenamed() async throws {
            let folder = try await sweptFolder()
            let root = folder.path(of: "figures")
            try folder.write("former", to: "figures/a.svg")
            let (outcome, calls) = try await CallTrace(in: folder).run(
                ["figure", "heatmap-lstm", "--journal", "journal", "--output", "\(root)/a.svg"], on: root)
            #expect(outcome.code == 0)
            let moved = try #require(calls.firstIndex { $0.name.hasPrefix("rename") })
            #expect(calls[moved].path == "\(root)/a.svg")
            #expect(calls[..<moved].contains { $0.name == "sync" && $0.path.hasSuffix(".partial") })
            #expect(calls[moved...].contains(.init(name: "sync", path: root)))
        }

        @Test func reportIsSyncedBeforeItIsRenamed() async throws {
            let folder = try await sweptFolder()
            let root = folder.path(of: "above")
            let output = "\(root)/out"
            let (outcome, calls) = try await CallTrace(in: folder).run(
                ["report", "--format", "latex", "--journal", "journal", "--output", output], on: root)
            #expect(outcome.code == 0)
            let files = try folder.tree("above/out").keys.map { "\(output)/\($0)" }
            let moves = calls.indices.filter { calls[$0].name.hasPrefix("rename") && files.contains(calls[$0].path) }
            #expect(Set(moves.map { calls[$0].path }) == Set(files))
            let (first, last) = (try #require(moves.first), try #require(moves.last))
            #expect(calls[last].path == "\(output)/manifest.json")
            for file in files {
                let name = file.dropFirst(output.count)
                #expect(calls[..<first].contains { $0.name == "sync" && $0.path.hasSuffix(name) }, "\(name)")
            }
            for inner in ["figures", "tables"] {
                #expect(calls[first..<last].contains(.init(name: "sync", path: "\(output)/\(inner)")), "\(inner)")
            }
            #expect(calls[last...].contains(.init(name: "sync", path: output)))
            // The folder itself was synced as well.
            #expect(calls[..<first].contains(.init(name: "sync", path: root)))
        }

        /// A folder that cannot be listed completely is not taken for a complete one.
        @Test func unreadableFoldersAreErrors() async throws {
            let folder = try await sweptFolder()
            try folder.copy("\(PackageFolder.path)/templates", to: "templates")
            let trace = try await CallTrace(in: folder)
            let cases = [
                (["compare", folder.path(of: "journal"), "published"], "journal"),
                (
                    ["report", "--journal", "journal", "--templates", folder.path(of: "templates")],
                    "templates"
                ),
            ]
            for (arguments, name) in cases {
                let root = folder.path(of: name)
                let calls = try await trace.run(arguments, on: root).calls
                let first = try #require(calls.firstIndex { $0.name == "readdir" })
                let outcome = try await trace.run(arguments, on: root, failing: first + 1).outcome
                #expect(outcome.hasExited && [65, 66, 74].contains(outcome.code), "\(name)")
                #expect(outcome.diagnostics.contains("\(root) cannot be"))
                #expect(outcome.diagnostics.contains("Input/output error"))
            }
        }
    }
#endif
