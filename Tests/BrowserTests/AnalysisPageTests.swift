import Foundation
import TestSupport
import Testing

extension Pages {
    /// The form for the analysis of a network and its study, in a real browser.
    @Suite(.enabled(if: Browser.isInstalled, Browser.comment), .serialized, .timeLimit(.minutes(5)))
    struct AnalysisPageTests {
        private static let serve = ["serve", "--folder", "studies", "--port", "0", "--threads", "2"]
        private static let button = "#network button.main"

        private func withServer(_ body: (ServerProcess, Browser) async throws -> Void) async throws {
            try await ServerProcess.with(Self.serve, in: TemporaryFolder()) { server in
                try await Browser.withBrowser(showing: server.address) { try await body(server, $0) }
            }
        }

        /// Chooses a file as a user does.
        private func choose(_ bytes: [UInt8], named name: String, as field: String, in browser: Browser) async throws {
            try await browser.run(
                """
                const bytes = Uint8Array.from(atob(arguments[0]), (character) => character.charCodeAt(0));
                const transfer = new DataTransfer();
                transfer.items.add(new File([bytes], arguments[1]));
                const field = document.getElementById('field-' + arguments[2]);
                field.files = transfer.files;
                field.dispatchEvent(new Event('input', {bubbles: true}));
                """, .text(Data(bytes).base64EncodedString()), .text(name), .text(field))
        }

        private func fill(_ name: String, _ text: String, in browser: Browser) async throws {
            try await browser.run(
                """
                const field = document.getElementById('field-' + arguments[0]);
                field.value = arguments[1];
                field.dispatchEvent(new Event('input', {bubbles: true}));
                """, .text(name), .text(text))
        }

        private static func problem(_ field: String) -> String {
            "document.getElementById('problem-\(field)').textContent"
        }

        private static func isState(_ state: String) -> String {
            "document.readyState === 'complete' && document.querySelector('[data-study]')?.dataset.state === '\(state)'"
        }

        /// Sends a small network and waits for its analysis.
        private func analyse(in browser: Browser) async throws {
            try await choose(
                SentNetwork.lstm(inputs: 2, units: 6, scale: 0.4), named: "model.safetensors", as: "checkpoint",
                in: browser)
            try await choose(
                SentNetwork.recording(steps: 240, features: 2), named: "speech.csv", as: "recording", in: browser)
            try await fill("starts", "5", in: browser)
            try await fill("horizon", "40", in: browser)
            try await browser.point(at: Self.button, click: true)
            #expect(try await browser.wait(for: "location.pathname === '/studies/1-model'"))
            #expect(try await browser.wait(for: Self.isState("finished")))
        }

        @Test("a network is chosen, its options are corrected at their fields, and its report is read")
        func wholeWay() async throws {
            try await withServer { server, browser in
                try await fill("starts", "0", in: browser)
                #expect(try await browser.wait(for: "\(Self.problem("starts")).startsWith('`0` is not allowed')"))
                #expect(try await browser.run("return \(Self.problem("checkpoint"))").text == "")
                try await browser.point(at: Self.button, click: true)
                #expect(
                    try await browser.wait(for: "\(Self.problem("checkpoint")) === 'Choose the file of a network.'"))
                let summary = "document.getElementById('all-network-problems').textContent"
                #expect(try await browser.wait(for: "\(summary).startsWith('Nothing was begun')"))
                #expect(try await browser.run("return document.activeElement.id").text == "field-checkpoint")
                try await browser.attachScreenshot("serve-analysis-problem-1280")
                // The other form is another matter.
                #expect(
                    try await browser.run("return document.getElementById('all-problems').textContent").text == "")
                try await analyse(in: browser)
                #expect(try await browser.run("return document.querySelector('progress').value").number == 100)
                #expect(try await browser.console().isEmpty)
                try await browser.point(at: "a[href$=analysis]", click: true)
                #expect(try await browser.wait(for: "document.getElementById('field-source')?.value === '1-model'"))
                #expect(try await browser.run("return document.getElementById('field-starts').value").text == "5")
                try await browser.point(at: Self.button, click: true)
                #expect(try await browser.wait(for: "location.pathname === '/studies/2-model'"))
                #expect(try await browser.console().isEmpty)
                try await browser.open(server.address + "studies/1-model/report/report.html")
                #expect(try await browser.wait(for: "document.querySelectorAll('svg').length > 1"))
                #expect(try await browser.console().isEmpty)
            }
        }

        @Test("files that are too large are refused before they are sent")
        func tooLarge() async throws {
            try await withServer { _, browser in
                try await browser.run(
                    """
                    const transfer = new DataTransfer();
                    transfer.items.add(new File([new Uint8Array(65 << 20)], 'large.pt'));
                    document.getElementById('field-checkpoint').files = transfer.files;
                    """)
                try await browser.point(at: Self.button, click: true)
                #expect(try await browser.wait(for: "\(Self.problem("checkpoint")).includes('64 MiB')"))
                #expect(try await browser.run("return location.pathname").text == "/")
            }
        }

        @Test("a browser without scripts shows the refusal of files that are too large")
        func tooLargeWithoutScript() async throws {
            try await withServer { _, browser in
                try await browser.run(
                    """
                    const transfer = new DataTransfer();
                    transfer.items.add(new File([new Uint8Array(65 << 20)], 'large.pt'));
                    document.getElementById('field-checkpoint').files = transfer.files;
                    document.getElementById('network').submit();
                    """)
                #expect(try await browser.wait(for: "document.body.textContent.includes('larger than 64 MiB')"))
            }
        }

        @Test("the pages of an analysis fit screens 375 pixels wide, light and dark")
        func smallScreens() async throws {
            try await withServer { server, browser in
                try await analyse(in: browser)
                for isDark in [false, true] {
                    try await browser.setWidth(375, height: 800)
                    try await browser.setDark(isDark)
                    for (page, name) in [("#analysis", "serve-form"), ("studies/1-model", "serve-analysis")] {
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
                try await fill("starts", "0", in: browser)
                #expect(try await browser.wait(for: "\(Self.problem("starts")) !== ''"))
                #expect(try await Checkers.axeViolations(in: browser).isEmpty)
                try await analyse(in: browser)
                #expect(try await Checkers.axeViolations(in: browser).isEmpty)
            }
        }
    }
}
