import Foundation
import MemoryExperiment
import Report
import Testing

extension Pages {
    /// The HTML report in a real browser.
    @Suite(.enabled(if: Browser.isInstalled, Browser.comment), .serialized, .timeLimit(.minutes(5)))
    struct ReportPageTests {
        /// Runs `body` with a browser that shows the report.
        private func withReport(_ body: (Browser, QuickReport) async throws -> Void) async throws {
            let report = try await QuickReport.shared
            try await Browser.withBrowser(showing: report.page) { try await body($0, report) }
        }

        /// Whether a table’s number, to one decimal, and a tile’s, to three digits, can be one number.
        ///
        /// Other texts must be the same.
        private static func areOneNumber(_ inTable: String, _ onTile: String) -> Bool {
            guard let one = Double(inTable.replacing(",", with: "")),
                let other = Double(onTile.replacing(",", with: ""))
            else { return inTable == onTile }
            let lastDigit = other == 0 ? 0 : pow(10, (log10(other.magnitude)).rounded(.down) - 2)
            return (one - other).magnitude <= 0.05 + lastDigit / 2 + 1e-9
        }

        @Test func makesNoRequestsAndLogsNothing() async throws {
            try await withReport { browser, _ in
                let requests = try await browser.run("return performance.getEntriesByType('resource').map(e => e.name)")
                #expect(requests.texts.isEmpty)
                #expect(try await browser.console().isEmpty)
                try await browser.attachScreenshot("report-1280")
            }
        }

        @Test func everyLinkHasATarget() async throws {
            try await withReport { browser, report in
                let dead = try await browser.run(
                    """
                    return [...document.querySelectorAll('a[href^="#"]')].map(a => a.getAttribute('href'))
                        .filter(href => !document.getElementById(href.slice(1)))
                    """)
                #expect(dead.texts.isEmpty)
                try await browser.open(report.page + "#figure-divergence-gru")
                let top = try await browser.run(
                    "return document.getElementById('figure-divergence-gru').getBoundingClientRect().top")
                #expect((-2.0...60).contains(try #require(top.number)))
                let files = try await browser.run(
                    "return [...document.querySelectorAll('.files a')].map(a => a.getAttribute('href'))")
                #expect(!files.texts.isEmpty)
                for file in files.texts {
                    #expect(FileManager.default.fileExists(atPath: "\(report.folder)/\(file)"), "\(file)")
                }
            }
        }

        // MARK: Values

        /// The mean of a setting according to the data.
        private func mean(_ report: QuickReport, inputSize: Int, hiddenSize: Int) throws -> Double {
            let lines = try report.text(of: "tables/cells.csv").split(separator: "\n").map { $0.split(separator: ",") }
            let heads = lines[0].map(String.init)
            let column = try #require(heads.firstIndex(of: "mean"))
            let line = try #require(
                lines.first {
                    $0[1] == "lstm" && $0[3] == "\(inputSize)" && $0[4] == "\(hiddenSize)" && $0[5] == "cosine"
                        && $0[6] == "first"
                })
            return try #require(Double(line[column]))
        }

        private func fact(_ name: String, in browser: Browser) async throws -> String? {
            try await browser.run(
                """
                const tip = document.querySelector('.tooltip');
                if (tip.hidden) return null;
                const head = [...tip.querySelectorAll('dt')].find(e => e.textContent === arguments[0]);
                return head?.nextSibling.textContent;
                """, .text(name)
            ).text
        }

        @Test func pointerShowsValues() async throws {
            try await withReport { browser, report in
                // Cells are ordered from the lower left to the right: the sixth of three columns is input size 4,
                // hidden size 16.
                try await browser.point(at: "#figure-heatmap-lstm g.data > rect:nth-of-type(6)")
                #expect(try await fact("Input size", in: browser) == "4")
                #expect(try await fact("Hidden size", in: browser) == "16")
                let mean = try mean(report, inputSize: 4, hiddenSize: 16)
                #expect(try await fact("Mean", in: browser) == String((mean * 10).rounded() / 10))
                #expect(try await fact("Runs", in: browser) == "3")
                try await browser.attachScreenshot("tooltip")
                try await browser.point(at: "h1")
                #expect(try await fact("Mean", in: browser) == nil)
            }
        }

        @Test func keyboardShowsAndAnnouncesValues() async throws {
            try await withReport { browser, report in
                let plate = "#figure-heatmap-lstm .plate"
                try await browser.press([.home], on: plate)
                #expect(try await fact("Input size", in: browser) == "1")
                try await browser.press([.right, .right, .up], on: plate)
                #expect(try await fact("Input size", in: browser) == "4")
                #expect(try await fact("Hidden size", in: browser) == "16")
                let said = try await browser.run("return document.querySelector('[role=status]').textContent")
                #expect(said.text?.contains("Input size: 4, Hidden size: 16, Runs: 3") == true)
                try await browser.press([.escape], on: plate)
                #expect(try await fact("Mean", in: browser) == nil)
                try await browser.press([.end], on: plate)
                #expect(try await fact("Input size", in: browser) == "16")
            }
        }

        // MARK: What is counted

        @Test(arguments: [
            ("max-1e-3", "first", "steps until outputs differ by less than 10⁻³"),
            ("bitwise-state", "settled", "last step with different state bits"),
            ("cosine", "settled", "last step with outputs in different directions"),
        ])
        func criterionAndMeasureApplyToTableAndFigure(criterion: String, measure: String, title: String) async throws {
            try await withReport { browser, report in
                func captions() async throws -> [String] {
                    try await browser.run(
                        "return [...document.querySelectorAll('#lstm figcaption')].map(e => e.innerText)"
                    )
                    .texts
                }
                let shown = try await captions()
                #expect(shown.count == 2 && !shown[0].contains("(criterion "))
                #expect(shown[1].contains("steps until outputs share a direction") && !shown[1].contains("(measure "))
                try await browser.choose(criterion, in: "#lstm .controls select[aria-label=Criterion]")
                try await browser.choose(measure, in: "#lstm .controls select[aria-label=Measure]")
                let changed = try await captions()
                #expect(
                    changed.count == 2 && changed[0].contains("(criterion \(criterion), measure \(measure))"))
                #expect(changed[1].contains("LSTM: \(title)."))
                #expect(changed[1].contains("(measure settled") == (measure == "settled"))
                #expect(changed[0].hasPrefix("Table 1.") && changed[1].hasPrefix("Figure 2."))
                // Every number in the table appears in the figure's cell for the same sizes.
                let pairs = try await browser.run(
                    """
                    const rows = [...document.querySelectorAll('#table-lstm tbody tr')];
                    const table = rows.flatMap(row => [...row.cells].slice(1).map(cell => cell.firstChild.data.trim()));
                    const regions = [...document.querySelectorAll('#figure-heatmap-lstm .broad g.data > rect:not(.mark)')];
                    return regions.map((region, index) => {
                        region.dispatchEvent(new PointerEvent('pointerover', {bubbles: true}));
                        return [table[index], document.querySelector('.tooltip strong').textContent];
                    });
                    """)
                #expect(pairs.list.count == 9)
                for pair in pairs.list { #expect(Self.areOneNumber(pair.texts[0], pair.texts[1]), "\(pair)") }
                let others = try await browser.run(
                    "return [...document.querySelectorAll('#gru .controls select')].map(e => e.value)")
                #expect(others.texts == ["cosine", "first"])
                #expect(try await browser.console().isEmpty)
                try await browser.attachScreenshot("criterion-\(criterion)-\(measure)")
            }
        }

        @Test func sliderEmptiesTilesOfTheMap() async throws {
            try await withReport { browser, _ in
                let slider = "#figure-remainder-gru input[type=range]"
                func state() async throws -> (step: String, empty: Double, labels: [String], titles: [String]) {
                    let state = try await browser.run(
                        """
                        const figure = document.querySelector('#figure-remainder-gru');
                        return [figure.querySelector('output').textContent, figure.querySelectorAll('.empty').length,
                            [...figure.querySelectorAll('svg text[dominant-baseline]')].map(e => e.textContent),
                            [...figure.querySelectorAll('svg g[font-weight=bold] text')].map(e => e.textContent)];
                        """
                    ).list
                    return (state[0].text ?? "", state[1].number ?? -1, state[2].texts, state[3].texts)
                }
                try await browser.press([.home], on: slider)
                let start = try await state()
                #expect(start.step == "0" && start.empty == 0)
                #expect(start.labels.allSatisfy { ["1", "10⁻¹", "10⁻²"].contains($0) })
                #expect(start.titles.contains("After 0 steps, all 9 settings differ by ≥\u{A0}10⁻³"), "\(start.titles)")
                try await browser.press([.right], on: slider)
                #expect(try await state().step == "1")
                try await browser.press([.end], on: slider)
                let end = try await state()
                #expect(end.step == "2,000" && end.empty > 0)
                let title = "After 2,000 steps, none of 9 settings differs by ≥\u{A0}10⁻³"
                #expect(end.titles.contains(title), "\(end.titles)")
                #expect(Double(end.labels.count { $0.isEmpty }) == end.empty)
                try await browser.attachScreenshot("slider-end")
            }
        }

        // MARK: Tables

        @Test func tableIsSortedByEveryColumnAndBack() async throws {
            try await withReport { browser, _ in
                // Heads are in the order of their columns, although they stand in two rows.
                let heads = try await browser.run(
                    """
                    const heads = [...document.querySelectorAll('#table-lstm thead th[scope=col]')];
                    heads.forEach((head, column) => { head.dataset.column = column; });
                    return heads.length;
                    """)
                #expect(heads.number == 4)
                for index in 0..<4 { try await expectSorting(byColumn: index, in: browser) }
            }
        }

        /// Expects clicks on the head of a column to sort the table upwards, downwards and not at all.
        private func expectSorting(byColumn index: Int, in browser: Browser) async throws {
            func column() async throws -> [Double] {
                try await browser.run(
                    """
                    return [...document.querySelectorAll('#table-lstm tbody tr')]
                        .map(row => parseFloat(row.cells[arguments[0]].innerText));
                    """, .number(Double(index))
                ).list.compactMap(\.number)
            }
            let original = try await column()
            #expect(original.count == 3)
            let head = "#table-lstm [data-column='\(index)']"
            let state = "return document.querySelector(\"\(head)\").ariaSort"
            try await browser.point(at: "\(head) .sort", click: true)
            #expect(try await column() == original.sorted(), "\(index)")
            #expect(try await browser.run(state).text == "ascending", "\(index)")
            try await browser.point(at: "\(head) .sort", click: true)
            #expect(try await column() == original.sorted(by: >), "\(index)")
            #expect(try await browser.run(state).text == "descending", "\(index)")
            try await browser.point(at: "\(head) .sort", click: true)
            #expect(try await column() == original, "\(index)")
            #expect(try await browser.run(state).text == nil, "\(index)")
        }

        @Test(arguments: [("CSV", "csv"), ("Markdown", "md"), ("LaTeX", "tex")])
        func copiedTablesMatchTheirFiles(form: String, ending: String) async throws {
            try await withReport { browser, report in
                try await browser.run(
                    "navigator.clipboard.writeText = text => { window.copied = text; return Promise.resolve(); }")
                try await browser.run(
                    """
                    [...document.querySelectorAll('#table-lstm .files button')]
                        .find(e => e.textContent === 'Copy ' + arguments[0]).click()
                    """, .text(form))
                #expect(try await browser.run("return window.copied").text == report.text(of: "tables/lstm.\(ending)"))
                let said = try await browser.run("return document.querySelector('[role=status]').textContent")
                #expect(said.text == "Copied as \(form).")
            }
        }

        @Test func entryIsCopiedAsShown() async throws {
            try await withReport { browser, report in
                try await browser.run(
                    "navigator.clipboard.writeText = text => { window.copied = text; return Promise.resolve(); }")
                try await browser.point(at: "#citation .files button", click: true)
                let copied = try #require(try await browser.run("return window.copied").text)
                #expect(copied.hasPrefix("@misc{quick-"))
                #expect(try report.text(of: "report.md").contains("```bibtex\n\(copied)```"))
                let said = try await browser.run("return document.querySelector('[role=status]').textContent")
                #expect(said.text == "Copied as BibTeX.")
            }
        }

        @Test("captions are copied by keyboard, without the number of the figure")
        func copiedCaption() async throws {
            try await withReport { browser, report in
                try await browser.run(
                    "navigator.clipboard.writeText = text => { window.copied = text; return Promise.resolve(); }")
                let button = "#figure-heatmap-lstm .files button:last-of-type"
                let name = try await browser.run("return document.querySelector('\(button)').textContent")
                #expect(name.text == "Copy caption")
                try await browser.press([.enter], on: button)
                let caption = try Report.figureWords(
                    .caption(.txt), of: FigureRequest(["heatmap-lstm"]),
                    journal: Journal.folder(inOutput: report.folder))
                #expect(try await browser.run("return window.copied + '\\n'").text == caption)
                let said = try await browser.run("return document.querySelector('[role=status]').textContent")
                #expect(said.text == "Copied the caption.")
            }
        }

        @Test func figuresAreSavedFromThePage() async throws {
            try await withReport { browser, _ in
                let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
                try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
                defer { try? FileManager.default.removeItem(at: folder) }
                try await browser.chromium(
                    "Browser.setDownloadBehavior", ["behavior": "allow", "downloadPath": .text(folder.path)])
                for name in ["SVG", "PNG"] {
                    try await browser.run(
                        """
                        [...document.querySelectorAll('#figure-heatmap-lstm .files button')]
                            .find(e => e.textContent === arguments[0]).click()
                        """, .text(name))
                }
                var files: [String: Data] = [:]
                for _ in 0..<100 where files.count < 2 {
                    try await Task.sleep(for: .milliseconds(100))
                    for ending in ["svg", "png"] {
                        files[ending] = try? Data(contentsOf: folder.appending(path: "heatmap-lstm.\(ending)"))
                    }
                }
                let svg = String(decoding: try #require(files["svg"]), as: UTF8.self)
                #expect(svg.hasPrefix("<svg") && svg.contains("width=\"468pt\"") && !svg.contains("var("))
                #expect(try #require(files["png"]).starts(with: [0x89, 0x50, 0x4E, 0x47]))
            }
        }
    }
}
