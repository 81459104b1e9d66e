import Foundation
import TestSupport
import Testing

/// The options for the look of a figure, through the program.
@Suite struct FigureLookTests {
    private func sweptFolder() async throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        let outcome = try await Program().run(
            ["sweep", "--experiment", "quick", "--journal", "output/journal", "--threads", "2"], in: folder)
        #expect(outcome.code == 0)
        return folder
    }

    private func figure(_ options: [String], in folder: TemporaryFolder) async throws -> String {
        let outcome = try await Program().run(["figure", "heatmap-lstm", "--output", "a.svg"] + options, in: folder)
        #expect(outcome.code == 0, "\(outcome.diagnostics)")
        return try folder.text(of: "a.svg")
    }

    @Test func everyOptionChangesTheFigure() async throws {
        let folder = try await sweptFolder()
        try folder.write("base: slides-dark\ncolors: { ink: \"#010203\" }\n", to: "mine.yaml")
        let usual = try await figure([], in: folder)
        let others = [
            ["--theme", "paper"], ["--theme", "slides"], ["--theme", "web-dark"], ["--theme", "mine.yaml"],
            ["--colormap", "magma"], ["--no-title"], ["--height", "5in"], ["--width", "3.25in"],
        ]
        var looks: Set<String> = [usual]
        for options in others { looks.insert(try await figure(options, in: folder)) }
        #expect(looks.count == 1 + others.count)
        #expect(try await figure(["--title", "--colormap", "viridis", "--theme", "web"], in: folder) == usual)
        let high = try await figure(["--width", "4in", "--height", "5in"], in: folder)
        #expect(high.contains(/width="288(\.0*)?pt" height="(360|359\.9\d*|360\.0\d*)pt"/))
    }

    @Test(arguments: [
        (["--theme", "papper"], Int32(64), "There is no theme ‘papper’. There are paper"),
        (["--theme", "none.yaml"], 66, "The theme file none.yaml cannot be read"),
        (["--theme", "bad.yaml"], 64, "bad.yaml, line 2, sizes.title: `huge` is not allowed here"),
        (["--colormap", "jet"], 64, "viridis"), (["--height", "40in"], 64, "from 1in to 20in"),
        (["--width", "2in", "--height", "19in"], 64, "the nearest height it can have is"),
        (["--font", "No Such Family"], 66, "No Such Family"),
    ])
    func invalidOptionsAreRefused(options: [String], code: Int32, complaint: String) async throws {
        let folder = try await sweptFolder()
        try folder.write("base: web\nsizes: { title: huge }\n", to: "bad.yaml")
        let outcome = try await Program().run(["figure", "heatmap-lstm", "--output", "a.svg"] + options, in: folder)
        #expect(outcome.code == code)
        #expect(outcome.diagnostics.contains(complaint), "\(outcome.diagnostics)")
        #expect(!folder.has("a.svg"))
    }

    @Test func aSheetShowsFiguresInEveryWidthAndTheme() async throws {
        let folder = try await sweptFolder()
        let outcome = try await Program().run(
            ["contact-sheet", "heatmap-lstm", "divergence-gru", "--output", "sheet.svg", "--quiet"], in: folder)
        #expect(outcome.code == 0, "\(outcome.diagnostics)")
        let sheet = try folder.text(of: "sheet.svg")
        // Twenty inches of figures and the room between them, by half.
        let width = try #require(sheet.firstMatch(of: /width="([0-9.]+)pt"/)?.1)
        let inches = try #require(Double(width)) / 72
        // One column of rows or two.
        #expect([1.0, 2].contains { (10 * $0...11.2 * $0).contains(inches) })
        let unknown = try await Program().run(["contact-sheet", "none", "--output", "b.svg"], in: folder)
        #expect(unknown.code == 64 && unknown.diagnostics.contains("There is no figure ‘none’"))
        let small = try await Program().run(["contact-sheet", "--output", "b.svg", "--scale", "0"], in: folder)
        #expect(small.code == 64 && small.diagnostics.contains("it must be 0.1…1"))
    }
}
