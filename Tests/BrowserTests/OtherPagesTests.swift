import MemoryExperiment
import Testing

extension Pages {
    /// Pages of experiments unlike the first one: without maps, with groups that use the table alone, with other
    /// criteria first.
    @Suite(.enabled(if: Browser.isInstalled, Browser.comment), .serialized, .timeLimit(.minutes(5)))
    struct OtherPagesTests {
        static let experiments = [
            """
            name: one-cell
            cells: [lstm]
            inputSizes: [4]
            hiddenSizes: [4, 8]
            layers: [1, 2]
            runs: 2
            steps: 2000
            """,
            """
            name: other-criterion
            cells: [gru]
            inputSizes: [1, 2]
            hiddenSizes: [2, 4]
            runs: 2
            steps: 2000
            criteria: [max-1e-3, cosine]
            variants:
              - { name: plain, overrides: {} }
              - { name: loud, overrides: { inputScale: 2 } }
            """,
        ]

        @Test(arguments: experiments)
        func everyControlCanBeUsed(experiment: String) async throws {
            let report = try await QuickReport.report(of: ExperimentFile.read(experiment, from: "test.yaml"))
            try await Browser.withBrowser(showing: report.page) { browser in
                let rows = """
                    return [...document.querySelectorAll('table')].map(table => [...table.rows].map(row => row.cells.length))
                    """
                let before = try await browser.run(rows)
                try await browser.run("document.querySelectorAll('.sort').forEach(button => button.click())")
                #expect(try await browser.run(rows) == before)
                try await browser.run(
                    """
                    for (const slider of document.querySelectorAll('input[type=range]')) {
                        slider.value = slider.max;
                        slider.dispatchEvent(new Event('input'));
                    }
                    """)
                // The controls and the caption beside them agree.
                let said = try await browser.run(
                    """
                    return [...document.querySelectorAll('section > .controls')].map(controls => {
                        const [criterion, measure] = [...controls.querySelectorAll('select')].map(e => e.value);
                        const caption = controls.parentNode.querySelector('figcaption').textContent;
                        return caption.includes(`(criterion ${criterion}, ${measure})`);
                    });
                    """)
                #expect(said.list.allSatisfy { $0.flag == true })
                #expect(try await browser.console().isEmpty)
            }
        }
    }
}
