import Foundation
import Testing

/// A part of what `script/faults` does in an hour.
@Suite("Faults")
struct FaultsTests {
    /// The harness that was built together with the tests.
    private func harness() throws -> Program {
        let program = try Program()
        return Program(
            at: URL(fileURLWithPath: program.path).deletingLastPathComponent().appending(path: "faults").path)
    }

    @Test("do no harm to the program and its journals")
    func noHarm() async throws {
        let folder = Scratch()
        let outcome = try await harness().run(
            ["--percent", "0.8", "--seed", "7", "--program", Program().path, "--scratch", folder.url.path], in: folder)
        #expect(outcome.code == 0, "\(outcome.diagnostics)\n\(outcome.output)")
        let rows = outcome.output.split(separator: "\n").filter { $0.hasPrefix("| `") }
        #expect(rows.count >= 20)
        for row in rows { #expect(row.hasSuffix(" | 0 | 0 | 0 |") || row.contains("skipped: "), "\(row)") }
    }

    @Test("are detected by the harness in a program that discards damaged lines")
    func forgivingProgram() async throws {
        let folder = Scratch()
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
            ["--percent", "0.5", "--only", "bit-flip", "--program", "forgiving", "--scratch", folder.url.path],
            in: folder, through: ["/bin/sh", "-c", "chmod +x forgiving && exec \"$0\" \"$@\""])
        #expect(outcome.code == 1)
        #expect(outcome.diagnostics.contains("sound records were left out without a word"), "\(outcome.diagnostics)")
    }
}
