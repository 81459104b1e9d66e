import MemoryExperiment
import Testing

extension Pages {
    /// Pages of experiments unlike the first one: without maps, with groups that use the table alone, with other
    /// criteria first.
    @Suite(.enabled(if: Browser.isInstalled, Browser.comment), .serialized, .timeLimit(.minutes(5)))
    struct OtherPagesTests {
        /// Experiments with the numbers of their maps, each of which has a slider in one section and selects in another.
        static let experiments = [
            (
                """
                name: one-cell
                cells: [lstm]
                inputSizes: [4]
                hiddenSizes: [4, 8]
                layers: [1, 2]
                runs: 2
                steps: 2000
                """, 0
            ),
            (
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
                """, 2
            ),
        ]

        @Test(arguments: experiments)
        func everyControlCanBeUsed(experiment: String, maps: Int) async throws {
            let report = try await QuickReport.report(of: ExperimentFile.read(experiment, from: "test.yaml"))
            try await Browser.withBrowser(showing: report.page) { browser in
                let rows = """
                    return [...document.querySelectorAll('table')].map(table => [...table.rows].map(row => row.cells.length))
                    """
                let before = try await browser.run(rows)
                try await browser.run("document.querySelectorAll('.sort').forEach(button => button.click())")
                #expect(try await browser.run(rows) == before)
                let lastSteps = try await browser.run(
                    """
                    return [...document.querySelectorAll('input[type=range]')].map(slider => {
                        slider.value = slider.max;
                        slider.dispatchEvent(new Event('input'));
                        const figure = slider.closest('figure');
                        const { steps } = JSON.parse(figure.querySelector('script.frames').textContent);
                        return figure.querySelector('output').textContent === steps.at(-1).toLocaleString('en');
                    });
                    """)
                #expect(lastSteps.list.count == maps)
                #expect(lastSteps.list.allSatisfy { $0.flag == true })
                try await browser.run(
                    """
                    for (const select of document.querySelectorAll('select')) {
                        select.value = select.options[select.options.length - 1].value;
                        select.dispatchEvent(new Event('change'));
                    }
                    """)
                // The controls and the caption beside them agree.
                let said = try await browser.run(
                    """
                    return [...document.querySelectorAll('section > .controls')].map(controls => {
                        const [criterion, measure] = [...controls.querySelectorAll('select')].map(e => e.value);
                        const caption = controls.parentNode.querySelector('figcaption').textContent;
                        return measure === 'settled' && caption.includes(`(criterion ${criterion}, measure ${measure})`);
                    });
                    """)
                #expect(said.list.count == maps)
                #expect(said.list.allSatisfy { $0.flag == true })
                #expect(try await browser.console().isEmpty)
            }
        }
    }
}
