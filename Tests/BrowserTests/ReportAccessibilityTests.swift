import Foundation
import TestSupport
import Testing

extension Pages {
    /// The HTML report, checked by two well-known tools, which script/browser fetches.
    @Suite(.serialized, .timeLimit(.minutes(5))) struct ReportAccessibilityTests {
        @Test(
            .enabled(if: Checkers.hasAxe, "axe-core is not installed; script/browser fetches it."),
            arguments: [false, true])
        func axeFindsNoViolation(isDark: Bool) async throws {
            let report = try await QuickReport.shared
            try await Browser.withBrowser { browser in
                try await browser.setDark(isDark)
                try await browser.open(report.page)
                #expect(try await Checkers.axeViolations(in: browser).isEmpty)
            }
        }

        @Test(
            .enabled(
                if: Checkers.hasNu,
                "The Nu HTML checker or Java is not installed; script/browser fetches it."))
        func nuFindsNoError() async throws {
            let report = try await QuickReport.shared
            let process = Process()
            process.executableURL = URL(fileURLWithPath: try #require(Executable.installed("java")))
            process.arguments = [
                "-Xss4m", "-jar", Checkers.nu, "--stdout", "--errors-only", "--format", "gnu",
                "\(report.folder)/report.html",
            ]
            let output = Pipe()
            process.standardOutput = output
            try process.run()
            let said = String(decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
            process.waitUntilExit()
            #expect(said.isEmpty)
            #expect(process.terminationStatus == 0)
        }
    }
}
