import Foundation
import TestSupport
import Testing

/// A part of what `script/faults` does in an hour.
@Suite("Faults")
struct FaultsTests {
    /// The harness that was built together with the tests.
    private func harness() throws -> Program { Program(at: try #require(Executable.built("faults"))) }

    @Test("do no harm to the program and its journals")
    func noHarm() async throws {
        let folder = try TemporaryFolder()
        let outcome = try await harness().run(
            ["--percent", "0.8", "--seed", "7", "--program", Program().path, "--scratch", folder.path], in: folder)
        #expect(outcome.code == 0, "\(outcome.diagnostics)\n\(outcome.output)")
        let rows = outcome.output.split(separator: "\n").filter { $0.hasPrefix("| `") }
        #expect(try Set(rows.compactMap { $0.prefixMatch(of: Self.name)?.1 }) == names())
        for row in rows {
            #if !os(Linux)
                if row.contains("skipped: ") { continue }
            #endif
            #expect(row.hasSuffix(" | 0 | 0 | 0 |"), "\(row)")
            let tries = row.split(separator: " | ").dropLast(3).last
            #expect(tries != "0", "\(row)")
        }
    }

    /// The beginning of a row, with its name.
    private static var name: Regex<(Substring, Substring)> { /\| `([a-z-]+)` \|/ }

    /// The names of all rows, from the table in Tests/Faults/README.md.
    private func names() throws -> Set<Substring> {
        let page = try String(contentsOfFile: "\(PackageFolder.path)/Tests/Faults/README.md", encoding: .utf8)
        let table = page.split(separator: "\n").drop { $0 != "## What is done" }.prefix { $0 != "## Results" }
        let names = table.compactMap { $0.prefixMatch(of: Self.name)?.1 }
        try #require(names.count > 20)
        return Set(names)
    }

    @Test("are detected by the harness in a program that discards damaged lines")
    func forgivingProgram() async throws {
        let folder = try TemporaryFolder()
        // A program that silently discards damaged lines and recomputes them: the bytes are right, but records are
        // lost.
        try folder.write(
            """
            #!/bin/sh
            '\(Program().path)' "$@"
            code=$?
            [ "$code" = 65 ] || exit "$code"
            for word; do
                [ "$previous" = --journal ] && rm -f "$word"/*.jsonl
                previous=$word
            done
            exec '\(Program().path)' "$@"

            """, to: "forgiving")
        let outcome = try await harness().run(
            ["--percent", "0.5", "--only", "bit-flip", "--program", "forgiving", "--scratch", folder.path],
            in: folder, through: ["/bin/sh", "-c", "chmod +x forgiving && exec \"$0\" \"$@\""])
        #expect(outcome.code == 1)
        #expect(outcome.diagnostics.contains("sound records were left out without a word"), "\(outcome.diagnostics)")
    }
}
