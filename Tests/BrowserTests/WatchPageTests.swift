import Foundation
import MemoryExperiment
import TestSupport
import Testing

extension Pages {
    /// A report under construction, in a real browser.
    @Suite(.enabled(if: Browser.isInstalled, Browser.comment), .serialized, .timeLimit(.minutes(5)))
    struct WatchPageTests {
        @Test("an open page follows changes of template, theme and journal, and shows errors")
        func followsChanges() async throws {
            let folder = try TemporaryFolder()
            let report = try await QuickReport.shared
            let manager = FileManager.default
            try manager.copyItem(atPath: "\(PackageFolder.path)/templates", toPath: folder.path(of: "mine"))
            try manager.copyItem(atPath: "\(report.folder)/journal", toPath: folder.path(of: "journal"))
            let theme = folder.path(of: "theme.yaml")
            try "base: web\n".write(toFile: theme, atomically: true, encoding: .utf8)
            let arguments = [
                "report", "--watch", "--port", "0", "--journal", "journal", "--output", "out", "--templates", "mine",
                "--theme", "theme.yaml",
            ]
            try await ServerProcess.with(arguments, in: folder) { server in
                try await Browser.withBrowser(showing: server.address + "#lstm") { browser in
                    let inner = "document.getElementById('report').contentDocument"
                    #expect(
                        try await browser.wait(for: "\(inner)?.querySelector('#figure-heatmap-lstm svg') != null"))
                    #expect(
                        try await browser.run("return document.title").text
                            == "How long does an untrained recurrent network remember?")

                    // A template.
                    let style = folder.path(of: "mine/style.css")
                    let text = try String(contentsOfFile: style, encoding: .utf8)
                    try (text + "\nbody { max-width: 30rem; }\n").write(
                        toFile: style, atomically: true, encoding: .utf8)
                    #expect(
                        try await browser.wait(
                            for:
                                "document.getElementById('report').contentWindow.getComputedStyle(\(inner).body).maxWidth === '480px'"
                        ))

                    // The theme.
                    let colors =
                        "return [...\(inner).querySelectorAll('#figure-heatmap-lstm [fill]')].map(e => e.getAttribute('fill')).join()"
                    let before = try await browser.run(colors).text
                    try "base: web\ncolormap: magma\n".write(toFile: theme, atomically: true, encoding: .utf8)
                    var after = before
                    for _ in 0..<100 where after == before || after == nil {
                        try await Task.sleep(for: .milliseconds(100))
                        after = (try? await browser.run(colors))?.text
                    }
                    #expect(after != before)

                    // An error is reported, and so is its correction.
                    try "base: webb\n".write(toFile: theme, atomically: true, encoding: .utf8)
                    #expect(
                        try await browser.wait(
                            for: "document.getElementById('watch-problem').textContent.includes('webb')"))
                    try "base: web\n".write(toFile: theme, atomically: true, encoding: .utf8)
                    #expect(
                        try await browser.wait(for: "document.getElementById('watch-problem').textContent === ''"))

                    // The journal.
                    let journal = folder.path(of: "journal/runs.jsonl")
                    let lines = try String(contentsOfFile: journal, encoding: .utf8).split(separator: "\n")
                    try (lines.dropLast(2).joined(separator: "\n") + "\n").write(
                        toFile: journal, atomically: true, encoding: .utf8)
                    #expect(try await browser.wait(for: "\(inner)?.querySelector('.notice') != null"))
                    #expect(try await browser.console().isEmpty)
                }
            }
        }
    }
}
