import Foundation
import TestSupport
import Testing

/// `rnn-memory gallery`, and the program that makes the committed gallery.
@Suite struct GalleryCommandTests {
    private static func fixture(_ name: String) -> String {
        "\(PackageFolder.path)/Tests/CheckpointsTests/Fixtures/\(name)"
    }

    /// Writes the analysis of a fixture on noise.
    private func analyze(_ name: String, in folder: TemporaryFolder) async throws {
        let outcome = try await Program().run([
            "analyze", Self.fixture(name), "--starts", "5", "--horizon", "300", "--step", "10ms", "--json", "-q",
        ])
        try #require(outcome.code == 0, "\(outcome.diagnostics)")
        try folder.write(outcome.output, to: "analyses/\(name).json")
    }

    @Test func analysesBecomeAFigureATableAndAPage() async throws {
        let folder = try TemporaryFolder()
        try await analyze("lstm1.pt", in: folder)
        try await analyze("gru2.pt", in: folder)
        let outcome = try await Program().run(["gallery", "analyses", "--output", "networks"], in: folder)
        #expect(outcome.code == 0, "\(outcome.diagnostics)")
        #expect(outcome.diagnostics.contains("The gallery is networks/report.html."))
        for name in ["figures/networks.svg", "figures/networks.csv", "tables/memory.csv", "report.md", "report.html"] {
            #expect(folder.has("networks/\(name)"), "\(name)")
        }
        // Trained and untrained, at three tolerances.
        #expect(try folder.lines(of: "networks/tables/memory.csv").count == 1 + 2 * 2 * 3)
        let finer = ["gallery", "analyses/gru2.pt.json", "--tolerance", "0.1%", "--output", "one", "--quiet"]
        let quiet = try await Program().run(finer, in: folder)
        #expect(quiet.code == 0 && quiet.output.isEmpty && quiet.diagnostics.isEmpty, "\(quiet.diagnostics)")
        #expect(try folder.text(of: "one/report.md").contains("0.1\u{A0}%"))
    }

    @Test(arguments: [
        (["gallery", "analyses"], 64, "--output"),
        (["gallery", "missing.json", "-o", "out"], 66, "missing.json cannot be opened for reading"),
        (["gallery", "none", "-o", "out"], 66, "none contains no .json file"),
        (["gallery", "bad.json", "-o", "out"], 65, "bad.json is not valid JSON"),
        (["gallery", "other.json", "-o", "out"], 65, "other.json has no list `networks`"),
        (["gallery", "analyses", "--tolerance", "2%", "-o", "out"], 64, "Not every analysis has the tolerance 2%"),
        (["gallery", "analyses", "analyses", "-o", "out"], 64, "on the same input"),
        (["gallery", "analyses", "--about", "missing.md", "-o", "out"], 66, "missing.md cannot be opened"),
    ])
    func whatCannotBeComparedIsRefused(arguments: [String], code: Int32, sentence: String) async throws {
        let folder = try TemporaryFolder()
        try await analyze("lstm1.pt", in: folder)
        try folder.write("{", to: "bad.json")
        try folder.write("{}", to: "other.json")
        try folder.write("", to: "none/README.md")
        let outcome = try await Program().run(arguments, in: folder)
        #expect(outcome.code == code)
        #expect(outcome.diagnostics.contains(sentence), "\(outcome.diagnostics)")
        #expect(!folder.has("out"))
    }

    @Test(
        .enabled(
            if: Python.succeeds("import sys, numpy, h5py; sys.exit(sys.version_info < (3, 11))"),
            "python3 lacks NumPy or h5py, or is older than 3.11"))
    func partsOfTheGalleryFollowTheirDefinitions() async throws {
        let python = try #require(Python.path)
        let script = "\(PackageFolder.path)/Tests/Gallery/try_parts.py"
        let outcome = try await Program(at: python).run(["-B", script], in: TemporaryFolder())
        #expect(outcome.code == 0, "\(outcome.diagnostics)")
    }
}
