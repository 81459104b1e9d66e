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

    @Test func pagesShowOneFigureEach() async throws {
        let folder = try await sweptFolder()
        let names = ["heatmap-lstm", "divergence-gru", "overview"]
        let outcome = try await Program().run(
            ["contact-sheet", "--pages", "--output", "pages.pdf", "--theme", "nature"] + names, in: folder)
        #expect(outcome.code == 0, "\(outcome.diagnostics)")
        let bytes = try Data(contentsOf: URL(fileURLWithPath: "\(folder.path)/pages.pdf"))
        let document = String(decoding: bytes, as: UTF8.self)
        #expect(document.components(separatedBy: "/MediaBox").count == 1 + names.count)
    }

    @Test func heightsAreMeasuredAndChecked() async throws {
        let folder = try await sweptFolder()
        let heights = ["contact-sheet", "--heights", "heatmap-lstm", "divergence-gru"]
        let outcome = try await Program().run(heights + ["--theme", "nature", "--theme", "paper"], in: folder)
        #expect(outcome.code == 0, "\(outcome.diagnostics)")
        let rows = outcome.output.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
        #expect(rows.first == ["figure", "theme", "width", "height", "limit"])
        #expect(
            rows.dropFirst().map { $0[1] + " " + $0[2] }
                == Array(
                    repeating: ["nature 3.50", "nature 7.20", "paper 3.25", "paper 6.75"], count: 2
                ).flatMap(\.self))
        let heatMap = try #require(rows.first { $0[0] == "heatmap-lstm" && $0[2] == "3.25" })
        #expect(heatMap[4] == "–")
        let drawn = try await figure(["--theme", "paper", "--width", "3.25in"], in: folder)
        let height = try #require(drawn.firstMatch(of: /height="([0-9.]+)pt"/)?.1)
        #expect(abs(try #require(Double(height)) / 72 - (try #require(Double(heatMap[3])))) < 0.006)

        let limit = ["--theme", "paper", "--width", "3.25in", "--limit"]
        #expect(try await Program().run(heights + limit + ["20in"], in: folder).code == 0)
        let limited = try await Program().run(heights + limit + ["1in"], in: folder)
        #expect(limited.code == 65 && limited.output.contains("  1.00  too high\n"))
        #expect(
            limited.diagnostics.contains("2 of 2 drawings are higher than allowed: heatmap-lstm in the theme paper"))
    }

    @Test(arguments: [
        ([], "Name the file to write with --output FILE"),
        (["--heights", "--output", "a.pdf"], "not allowed with --heights"),
        (["--heights", "--pages"], "not allowed with --heights"),
        (["--output", "a.pdf", "--width", "4in"], "--width and --limit are allowed only with --heights"),
        (["--output", "a.pdf", "--limit", "4in"], "--width and --limit are allowed only with --heights"),
        (["--output", "a.pdf", "--pages", "--scale", "1"], "--scale is not allowed with --pages"),
        (["--output", "a.svg", "--pages"], "does not end in .pdf"),
        (["--heights", "--width", "1in"], "from 2in to 20in"),
    ])
    func optionsOfSheetsThatDoNotFitAreRefused(options: [String], complaint: String) async throws {
        let folder = try TemporaryFolder()
        let outcome = try await Program().run(["contact-sheet"] + options, in: folder)
        #expect(outcome.code == 64 && outcome.diagnostics.contains(complaint), "\(outcome.diagnostics)")
        #expect(try folder.tree().isEmpty)
    }
}
