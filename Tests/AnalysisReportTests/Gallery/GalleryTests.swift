import Analysis
import AnalysisReport
import Charts
import Foundation
import Report
import Support
import TestSupport
import Testing
import Typesetting

@Suite("A gallery of networks")
struct GalleryTests {
    private static let templates = "\(PackageFolder.path)/templates"

    /// Two networks on recordings and noise, the first of which never settles, and one on noise alone.
    private static let made = [
        MadeAnalysis(name: "Short", digest: String(repeating: "01", count: 32), recording: "in/text.npy"),
        MadeAnalysis(
            name: "Long", digest: String(repeating: "02", count: 32), recording: "speech.npy", step: 0.032,
            trained: .atLeast(3_000, 3_500)),
        MadeAnalysis(
            name: "Long", digest: String(repeating: "02", count: 32), step: 0.032, starts: 100,
            trained: MadeAnalysis.Count(median: 50, quantile90Bound: 70)),
        MadeAnalysis(name: "Noisy", digest: String(repeating: "03", count: 32), trained: .known(80, 90)),
    ]

    private static func digest(_ index: Int) -> String { String(repeating: "\(index)", count: 64) }

    private func gallery(_ made: [MadeAnalysis] = made, about: String = "") throws -> Gallery {
        try Gallery(made.map { try $0.network }, about: about)
    }

    private func plot(_ gallery: Gallery) throws -> Plots.Plot {
        try #require((Figure.networks(of: gallery).chart as? Plots)?.plots.first)
    }

    @Test("has a row for each network, the longest memory first")
    func rows() throws {
        #expect(try gallery().rows.map(\.label) == ["Long", "Short", "Noisy"])
        #expect(try gallery().rows[0].analyses.map(\.input.label) == ["speech", "noise"])
        let files = ["run/a.pt", "run/b.pt", "other/b.pt"].map { MadeAnalysis(name: $0) }
        #expect(try gallery(Array(files.prefix(2))).rows.map(\.label) == ["a.pt", "b.pt"])
        #expect(try gallery(files).rows.map(\.label) == files.map(\.name))
        let twins = [MadeAnalysis(name: "x", module: "enc"), MadeAnalysis(name: "x", module: "dec")]
        #expect(try gallery(twins).rows.map(\.label) == ["x, enc", "x, dec"])
    }

    @Test("marks medians and lower bounds, with the time beside them")
    func marks() throws {
        let plot = try plot(gallery())
        func samples(_ name: String) -> [Plots.Sample] { plot.series.filter { $0.name == name }.flatMap(\.samples) }
        #expect(
            plot.vertical.scale == .categories(["Noisy", "Short (text)", "Long (speech)"]), "\(plot.vertical.scale)")
        let own = samples("trained, on the recording")
        #expect(own.map(\.x) == [200, 3_000])
        #expect(own.map(\.isLowerBound) == [false, true])
        #expect(own.map { Int($0.y.rounded()) } == [1, 2])
        #expect(own.map(\.label) == [nil, "≥\u{A0}1.60\u{A0}min"])
        #expect(own.map(\.horizontalInterval) == [200...300, nil])
        #expect(samples("trained, on noise").map(\.x) == [80, 50])
        #expect(samples("untrained, on the recording").map(\.x) == [10, 10])
        #expect(samples("untrained, on noise").map(\.label) == [nil, nil])
        // The line of the network on noise ends in a bound.
        let ends = plot.series.filter { $0.symbol == .none }.flatMap(\.samples)
        #expect(ends.map(\.x) == [70] && ends.allSatisfy(\.isLowerBound))
    }

    @Test("has a place for a memory of no step")
    func zero() throws {
        let plot = try plot(gallery([MadeAnalysis(trained: .known(0, 0))]))
        #expect(plot.horizontal.scale == .steps)
        #expect(plot.series.flatMap(\.samples).contains { $0.x == 0 })
        #expect(try self.plot(gallery()).horizontal.scale == .logarithmic)
    }

    @Test("states the smallest ratio, a lower bound included")
    func headlines() throws {
        #expect(try gallery().headline == "Training lengthens memory at least 8.0-fold in all 3 networks")
        #expect(
            try gallery([MadeAnalysis(trained: .known(9, 9)), MadeAnalysis(name: "b")]).headline
                == "Training lengthens memory in 1 of 2 networks on noise")
        #expect(
            try gallery(
                [MadeAnalysis(recording: "a.npy"), MadeAnalysis(recording: "b.npy")].enumerated().map { index, made in
                    var made = made
                    made.change = {
                        $0.merging(["input": ["file": "\(index).npy", "sha256": Self.digest(index)]]) { $1 }
                    }
                    return made
                }
            ).headline == "Training lengthens memory at least 20-fold in both cases on recordings")
        #expect(try gallery([MadeAnalysis(untrained: nil)]).headline == "Memory of 1 network")
        #expect(
            try gallery([MadeAnalysis(recording: "a.npy", untrained: .atLeast(9, 9))]).headline == "Memory of 1 network"
        )
        #expect(
            try gallery([MadeAnalysis(recording: "a.npy", untrained: .known(0, 0))]).headline
                == "Training lengthens memory 200-fold or more on recordings")
    }

    @Test("says what was found in sentences that hold without their neighbours")
    func findings() throws {
        let found = try gallery().findings
        #expect(
            found.dropFirst(2) == [
                "Long remembers longest, at least 3,000 steps (1.60\u{A0}min) on speech; Noisy shortest, a median of 80 steps "
                    + "on noise.",
                "Of 4 medians of trained networks, 1 is a lower bound, because runs ended too early to show when half of the "
                    + "starts had settled.",
                "Each untrained network is one draw: Glorot-uniform and orthogonal weights with a forget bias of 1.",
            ])
        #expect(found.count == 5 && found.allSatisfy { $0.hasSuffix(".") })
        #expect(try gallery([MadeAnalysis(untrained: nil)]).findings == ["Memory of 1 network."])
    }

    @Test("has short headlines and captions", arguments: 1...4)
    func lengths(count: Int) throws {
        let gallery = try gallery(Array(Self.made.prefix(count)))
        let (figure, table) = (Figure.networks(of: gallery), Table.memory(of: gallery))
        #expect(figure.headline.split(separator: " ").count <= 12)
        #expect(figure.caption.split(separator: " ").count <= 70, "\(figure.caption)")
        #expect(table.caption.split(separator: " ").count <= 70, "\(table.caption)")
        #expect(table.rows.allSatisfy { $0.cells.count == table.columns.count && $0.labels.count == 2 })
        #expect(table.records.rows.allSatisfy { $0.count == table.records.columns.count })
        // Trained and untrained, at two tolerances.
        #expect(table.records.rows.count == 4 * count)
    }

    @Test("gives every number with tolerance, starts and input")
    func table() throws {
        let table = Table.memory(of: try gallery())
        let row = try #require(table.rows.first)
        #expect(row.labels == ["Long", "speech"])
        #expect(
            row.cells.map(\.plainText) == [
                "LSTM 4→8→16", "24 (12 independent)", "4,000", "−0.0265 ± 0.0012", "≥\u{A0}3,000 (1.60\u{A0}min)",
                "≥\u{A0}3,500 (1.87\u{A0}min)", "50\u{A0}%", "10 (320\u{A0}ms)", "12 (384\u{A0}ms)", "≥\u{A0}300",
            ])
        #expect(table.footnotes.contains { $0.contains("Glorot-uniform") })
    }

    @Test("refuses analyses that cannot be compared")
    func incomparable() throws {
        func sentence(_ made: [MadeAnalysis], _ tolerance: Tolerance? = nil) -> String {
            do {
                _ = try Gallery(made.map { try $0.network }, tolerance: tolerance)
                return ""
            } catch { return "\(error)" }
        }
        #expect(sentence([MadeAnalysis(), MadeAnalysis()]).contains("on the same input"))
        #expect(
            sentence([MadeAnalysis(), MadeAnalysis(name: "b", tolerances: ["-60dB"])]).contains(
                "no tolerance in common"))
        let fine = try Tolerance(reading: "0.1%")
        #expect(sentence([MadeAnalysis()], fine).contains("all of them have 10%, 1%"))
        #expect(sentence((0...100).map { MadeAnalysis(name: "\($0)") }).contains("at most 100"))
        // Without 1 %, the first tolerance that all have.
        let other = try Gallery(
            [MadeAnalysis(tolerances: ["0.1%", "10%"]), MadeAnalysis(name: "b")].map { try $0.network })
        #expect(other.tolerance.text == "10%")
    }

    @Test("is a page with its text, escaped, and files")
    func files() async throws {
        var made = Self.made
        made[0].name = "<script>alert(1)</script>"
        let gallery = try gallery(made, about: "Made *here* with <b>care</b>.")
        let (files, _) = try await gallery.files(templates: GalleryTemplates(folder: Self.templates))
        let texts = Dictionary(
            uniqueKeysWithValues: files.map { ($0.path, String(decoding: $0.bytes, as: UTF8.self)) })
        for path in ["figures/networks.svg", "figures/networks.pdf", "figures/networks.png", "tables/memory.tex"] {
            #expect(texts[path]?.isEmpty == false, "\(path)")
        }
        let html = try #require(texts["report.html"])
        #expect(html.contains("<em>here</em>") && !html.contains("<b>care") && !html.contains("<script>alert"))
        #expect(texts["report.md"]?.contains("Made *here*") == true)
        for document in ["report.html", "report.md"] { #expect(texts[document]?.contains("{{") == false) }
    }

    @Test("replaces a gallery but no other report, and no other report replaces it")
    func replaces() async throws {
        let folder = try TemporaryFolder()
        let templates = try GalleryTemplates(folder: Self.templates)
        let gallery = try gallery()
        try await gallery.write(to: folder.path(of: "out"), templates: templates)
        try await gallery.write(to: folder.path(of: "out"), templates: templates)
        #expect(Manifest.read(from: folder.path(of: "out"))?.files["tables/memory.csv"] != nil)
        try await MadeEntry().report().write(
            to: folder.path(of: "analysis"), templates: AnalysisTemplates(folder: Self.templates))
        await #expect(throws: Failure.self) {
            try await gallery.write(to: folder.path(of: "analysis"), templates: templates)
        }
        await #expect(throws: Failure.self) {
            try await MadeEntry().report().write(
                to: folder.path(of: "out"), templates: AnalysisTemplates(folder: Self.templates))
        }
    }

    @Test("in output/networks follows from the analyses beside it")
    func published() async throws {
        let folder = "\(PackageFolder.path)/output/networks"
        let gallery = try Gallery(
            reading: ["\(folder)/analyses"], tolerance: nil, about: "\(PackageFolder.path)/Gallery/about.md")
        func published(_ path: String) throws -> String {
            try String(contentsOfFile: "\(folder)/\(path)", encoding: .utf8)
        }
        #expect(try published("tables/memory.csv") == Table.memory(of: gallery).text(as: .csv))
        #expect(try published("figures/networks.csv") == Figure.networks(of: gallery).text(as: .csv))
        let factor = try #require(gallery.headline.firstMatch(of: /least (?<factor>[0-9.]+)-fold in all 5/)).factor
        let readme = try String(contentsOfFile: "\(PackageFolder.path)/README.md", encoding: .utf8)
        #expect(readme.contains("five public networks remember at least \(factor) times as many steps"))
        let manifest = try #require(Manifest.read(from: folder))
        for (path, digest) in manifest.files {
            let bytes = try Data(contentsOf: URL(filePath: "\(folder)/\(path)"))
            #expect(SHA256.hexadecimal(of: bytes) == digest, "\(path)")
        }
    }
}
