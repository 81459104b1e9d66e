import Foundation
import TestSupport
import Testing

/// Several figures in one file, outlined tiles and the themes of journals, through the program.
@Suite struct FigureCompositionTests {
    private func sweptFolder() async throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        let outcome = try await Program().run(
            ["sweep", "--experiment", "quick", "--journal", "output/journal", "--threads", "2"], in: folder)
        #expect(outcome.code == 0)
        return folder
    }

    private func figure(_ arguments: [String], in folder: TemporaryFolder) async throws -> String {
        let outcome = try await Program().run(["figure"] + arguments + ["--output", "a.svg"], in: folder)
        #expect(outcome.code == 0, "\(outcome.diagnostics)")
        #expect(outcome.diagnostics.isEmpty)
        return try folder.text(of: "a.svg")
    }

    @Test func severalFiguresAreOneFile() async throws {
        let folder = try await sweptFolder()
        let names = ["heatmap-lstm", "heatmap-gru"]
        let usual = try await figure(names, in: folder)
        #expect(usual.contains(/width="486(\.0*)?pt"/))
        #expect(usual.contains("<title>(a) LSTM: ") && usual.contains("; (b) GRU: "))
        #expect(try await figure(names + ["--layout", "1x2", "--width", "6.75in"], in: folder) == usual)
        var looks: Set<String> = [usual]
        let others = [
            ["--layout", "2x1"], ["--letters"], ["--share-colors"], ["--no-title"], ["--height", "3in"],
            ["--mark", "4x16"], ["--mark", "4x16", "--mark", "1x1"], ["--theme", "nature"], ["--theme", "neurips"],
        ]
        for options in others { looks.insert(try await figure(names + options, in: folder)) }
        #expect(looks.count == 1 + others.count)
        let all = names + ["divergence-lstm", "--letters", "--theme", "ieee", "--height", "5in", "--mark", "1x16"]
        let high = try await figure(all, in: folder)
        #expect(high.contains(/width="515\.5\d*pt" height="(360|359\.9\d*|360\.0\d*)pt"/))
        #expect(try await figure(all, in: folder) == high)
    }

    @Test(arguments: [
        ("nature", "252.28", "518.74"), ("ieee", "252", "515.52"), ("acm", "239.76", "504"), ("neurips", "396", "396"),
    ])
    func themesOfJournalsSetTheWidth(theme: String, column: String, page: String) async throws {
        let folder = try await sweptFolder()
        let single = try await figure(["heatmap-lstm", "--theme", theme], in: folder)
        #expect(single.contains("width=\"\(column)"))
        let several = try await figure(["heatmap-lstm", "heatmap-gru", "--theme", theme], in: folder)
        #expect(several.contains("width=\"\(page)"))
        let wide = try await figure(["heatmap-lstm", "--theme", theme, "--width", "8in"], in: folder)
        #expect(wide.contains("width=\"576"))
        // The same font gives the same bytes on every machine.
        let pinned = try await figure(["heatmap-lstm", "--theme", theme, "--font", "DejaVu Sans"], in: folder)
        try folder.write("base: \(theme)\nfont: DejaVu Sans\n", to: "mine.yaml")
        #expect(try await figure(["heatmap-lstm", "--theme", "mine.yaml"], in: folder) == pinned)
    }

    @Test func aMarkedTileAddsAFrame() async throws {
        let folder = try await sweptFolder()
        let plain = try await figure(["heatmap-lstm"], in: folder)
        let marked = try await figure(["heatmap-lstm", "--mark", "4x16"], in: folder)
        let both = try await figure(["heatmap-lstm", "--mark", "4x16", "--mark", "4x16"], in: folder)
        #expect(marked != plain && marked == both)
    }

    @Test(arguments: [
        (["heatmap-lstm", "--letters"], Int32(64), "name at least two"),
        (["heatmap-lstm", "heatmap-gru", "--layout", "1x1"], 64, "The layout 1x1 holds 1 figure, and 2 are named."),
        (["heatmap-lstm", "heatmap-gru", "--layout", "1x7"], 64, "a layout is ROWSxCOLUMNS, each from 1 to 6"),
        (["heatmap-lstm", "heatmap-gru", "--layout", "two"], 64, "a layout is ROWSxCOLUMNS, each from 1 to 6"),
        (["heatmap-lstm", "heatmap-gru", "--layout", "1x5"], 64, "need a width of at least 10.34in"),
        (["heatmap-lstm", "heatmap-grv"], 64, "There is no figure ‘heatmap-grv’"),
        (["heatmap-lstm", "remainder-gru", "--share-colors"], 64, "needs heat maps that show the same quantity"),
        (["heatmap-lstm", "divergence-gru", "--share-colors"], 64, "‘divergence-gru’ is none"),
        (["heatmap-lstm", "--mark", "64x128"], 64, "has no tile 64x128"),
        (["heatmap-lstm", "--mark", "0x1"], 64, "a tile is INPUTxHIDDEN, two sizes from 1 to 4,096"),
        (["heatmap-lstm", "--mark", "1x5000"], 64, "a tile is INPUTxHIDDEN, two sizes from 1 to 4,096"),
        (["divergence-lstm", "--mark", "1x1"], 64, "--mark outlines tiles of heat maps"),
        (["heatmap-lstm", "--theme", "natur"], 64, "There are nature"),
    ])
    func unsuitableRequestsAreRefused(arguments: [String], code: Int32, complaint: String) async throws {
        let folder = try await sweptFolder()
        let outcome = try await Program().run(["figure"] + arguments + ["--output", "a.svg"], in: folder)
        #expect(outcome.code == code)
        #expect(outcome.diagnostics.contains(complaint), "\(outcome.diagnostics)")
        #expect(!folder.has("a.svg"))
    }
}
