import Foundation
import Testing

extension Pages {
    /// The HTML report under the eyes of two well-known checkers, which script/browser fetches.
    @Suite(.serialized, .timeLimit(.minutes(5))) struct ReportAccessibilityTests {
        /// The folder of the checkers.
        private static let tools = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appending(path: "../../.browser").standardizedFileURL.path
        private static let axe = "\(tools)/axe.min.js"
        private static let checker = "\(tools)/vnu.jar"

        private static func has(_ file: String) -> Bool { FileManager.default.fileExists(atPath: file) }

        @Test(
            .enabled(if: Browser.isInstalled && has(axe), "There is no axe-core here; script/browser fetches it."),
            arguments: [false, true])
        func axeFindsNoViolation(isDark: Bool) async throws {
            let report = try await QuickReport.shared
            try await Browser.withBrowser { browser in
                try await browser.setDark(isDark)
                try await browser.open(report.page)
                try await browser.run(String(contentsOfFile: Self.axe, encoding: .utf8))
                let violations = try await browser.run(
                    """
                    return axe.run().then(result => result.violations.flatMap(violation =>
                        violation.nodes.map(node => violation.id + ': ' + node.html.slice(0, 200))));
                    """)
                #expect(violations.texts.isEmpty)
            }
        }

        @Test(
            .enabled(
                if: has(checker) && Browser.path(of: "java") != nil,
                "There is no Nu HTML checker with a Java runtime here; script/browser fetches it."))
        func nuFindsNoError() async throws {
            let report = try await QuickReport.shared
            let process = Process()
            process.executableURL = URL(fileURLWithPath: try #require(Browser.path(of: "java")))
            process.arguments = [
                "-Xss4m", "-jar", Self.checker, "--stdout", "--errors-only", "--format", "gnu",
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
