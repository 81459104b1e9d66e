import Foundation
import TestSupport
import Testing

extension Pages {
    /// The pages for starting and watching experiments, in a real browser.
    @Suite(.enabled(if: Browser.isInstalled, Browser.comment), .serialized, .timeLimit(.minutes(5)))
    struct StudyPageTests {
        private static let serve = ["serve", "--folder", "studies", "--port", "0", "--threads", "2"]

        private func withServer(_ body: (ServerProcess, Browser) async throws -> Void) async throws {
            try await ServerProcess.with(Self.serve, in: TemporaryFolder()) { server in
                try await Browser.withBrowser(showing: server.address) { try await body(server, $0) }
            }
        }

        /// Fills in fields of the form as a user does.
        private func fill(_ fields: [String: String], in browser: Browser) async throws {
            for (name, text) in fields {
                try await browser.run(
                    """
                    const field = document.getElementById('field-' + arguments[0]);
                    field.value = arguments[1];
                    field.dispatchEvent(new Event('input', {bubbles: true}));
                    """, .text(name), .text(text))
            }
        }

        private static let progress = "return document.querySelector('progress').value"

        private static func isState(_ state: String) -> String {
            "document.readyState === 'complete' && document.querySelector('[data-study]')?.dataset.state === '\(state)'"
        }

        private static let hasReport =
            "document.readyState === 'complete' && document.querySelector('[data-study]')?.dataset.report === 'true'"

        @Test("an experiment is edited, corrected at the field, started, watched and read")
        func wholeWay() async throws {
            try await withServer { server, browser in
                #expect(try await browser.run("return document.getElementById('duration').textContent").text != "")
                try await fill(["steps": "12x"], in: browser)
                #expect(
                    try await browser.wait(
                        for: "document.getElementById('problem-steps').textContent.startsWith('`12x` is not allowed')"))
                #expect(
                    try await browser.run("return document.getElementById('field-steps').ariaInvalid").text == "true")
                #expect(try await browser.run("return document.getElementById('duration').textContent").text == "")
                try await browser.attachScreenshot("serve-problem-1280")
                try await browser.point(at: "button.main", click: true)
                #expect(
                    try await browser.wait(
                        for: "document.getElementById('all-problems').textContent.startsWith('Nothing was begun')"))
                #expect(try await browser.run("return document.activeElement.id").text == "field-steps")
                try await fill(["steps": "1500", "runs": "2", "name": "mine"], in: browser)
                #expect(
                    try await browser.wait(for: "document.getElementById('problem-steps').textContent === ''"))
                try await browser.point(at: "button.main", click: true)
                #expect(try await browser.wait(for: "location.pathname === '/studies/1-mine'"))
                #expect(try await browser.wait(for: Self.isState("finished")))
                #expect(try await browser.console().isEmpty)
                try await browser.open(server.address + "studies/1-mine/report/report.html")
                #expect(try await browser.run("return document.querySelectorAll('figure').length > 5").flag == true)
                #expect(try await browser.console().isEmpty)
                let canReach = try await browser.run(
                    "return fetch('/check', {method: 'POST'}).then(() => true, () => false)")
                #expect(canReach.flag == false)
            }
        }

        @Test(
            "a study shows progress and partial figures, stops, resumes and survives a killed server"
        )
        func longStudy() async throws {
            let folder = try TemporaryFolder()
            let fields = [
                "name": "long", "inputSizes": "1, 2, 3, 4, 5, 6, 7, 8",
                "hiddenSizes": "82, 84, 86, 88, 90, 92, 94, 96", "runs": "20", "steps": "60000",
            ]
            var kept = 0.0
            try await ServerProcess.with(Self.serve, in: folder) { server in
                try await Browser.withBrowser(showing: server.address) { browser in
                    try await fill(fields, in: browser)
                    try await browser.point(at: "button.main", click: true)
                    #expect(try await browser.wait(for: Self.isState("running")))
                    #expect(try await browser.wait(for: "document.querySelector('progress').value >= 3"))
                    #expect(
                        try await browser.wait(
                            for: "[...document.querySelectorAll('#pictures figure')].some(f => !f.hidden)"))
                    try await browser.attachScreenshot("serve-running-1280")
                    try await browser.point(at: "form[action$=stop] button", click: true)
                    #expect(try await browser.wait(for: Self.isState("stopped")))
                    // Unlike the progress of a running study, this is that of finished runs alone.
                    kept = try #require(try await browser.run(Self.progress).number)
                    #expect(kept > 0)
                    // The page is loaded again once the report of the finished runs is written; a click must not fall between.
                    #expect(try await browser.wait(for: Self.hasReport))
                    try await browser.point(at: "form[action$=resume] button", click: true)
                    #expect(try await browser.wait(for: Self.isState("running")))
                    server.kill()
                }
            }
            try await ServerProcess.with(Self.serve, in: folder) { server in
                try await Browser.withBrowser(showing: server.address + "studies/1-long") { browser in
                    let first = try #require(try await browser.run(Self.progress).number)
                    #expect(first >= kept)
                    #expect(try await browser.wait(for: Self.isState("running")))
                    #expect(try await browser.console().isEmpty)
                }
            }
        }

        @Test("a study that changes while its button is pressed does not cancel the request")
        func pressedButton() async throws {
            try await withServer { _, browser in
                try await fill(["steps": "60000", "runs": "200", "name": "pressed"], in: browser)
                try await browser.point(at: "button.main", click: true)
                #expect(try await browser.wait(for: "location.pathname === '/studies/1-pressed'"))
                #expect(try await browser.wait(for: Self.isState("running")))
                // The request is held back as by a busy server, and the page hears of the new state meanwhile.
                let reloads = try await browser.run(
                    """
                    let reloads = 0;
                    navigation.addEventListener("navigate", () => { reloads += 1; });
                    addEventListener("submit", (event) => event.preventDefault());
                    document.querySelector("form[action$=stop]").requestSubmit();
                    return new Promise((done) => {
                      const events = new EventSource("/events");
                      events.addEventListener("message", async (event) => {
                        if (JSON.parse(event.data)[0].state !== "stopped") return;
                        events.close();
                        for (let answers = 0; answers < 5; answers += 1) await (await fetch(location.pathname)).text();
                        done(reloads);
                      });
                      fetch(location.pathname + "/stop", {method: "POST"});
                    });
                    """)
                #expect(reloads.number == 0)
            }
        }

        @Test("pages fit screens 375 pixels wide, light and dark")
        func smallScreens() async throws {
            try await withServer { server, browser in
                try await fill(["steps": "1500", "runs": "1", "name": "small"], in: browser)
                try await browser.point(at: "button.main", click: true)
                #expect(try await browser.wait(for: Self.isState("finished")))
                for isDark in [false, true] {
                    try await browser.setWidth(375, height: 800)
                    try await browser.setDark(isDark)
                    for (page, name) in [("", "serve"), ("studies/1-small", "serve-study")] {
                        try await browser.open(server.address + page)
                        let width = try await browser.run("return document.documentElement.scrollWidth")
                        #expect(width.number == 375, "\(name)")
                        try await browser.attachScreenshot("\(name)-375-\(isDark ? "dark" : "light")")
                    }
                }
            }
        }

        @Test(
            "axe finds no violation",
            .enabled(if: Checkers.hasAxe, "axe-core is not installed; script/browser fetches it."),
            arguments: [false, true])
        func accessibility(isDark: Bool) async throws {
            try await withServer { server, browser in
                try await browser.setDark(isDark)
                try await fill(["steps": "12x"], in: browser)
                #expect(
                    try await browser.wait(for: "document.getElementById('problem-steps').textContent !== ''"))
                #expect(try await Checkers.axeViolations(in: browser).isEmpty)
                try await fill(["steps": "1500", "runs": "1"], in: browser)
                try await browser.point(at: "button.main", click: true)
                #expect(try await browser.wait(for: Self.isState("finished")))
                #expect(try await Checkers.axeViolations(in: browser).isEmpty)
                try await browser.open(server.address)
                #expect(try await Checkers.axeViolations(in: browser).isEmpty)
            }
        }
    }
}
