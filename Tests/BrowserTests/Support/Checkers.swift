import Foundation

/// Two well-known checkers of pages, which script/browser fetches.
enum Checkers {
    private static let tools = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appending(path: "../../../.browser").standardizedFileURL.path
    private static let axe = "\(tools)/axe.min.js"

    /// The Nu HTML checker.
    static let nu = "\(tools)/vnu.jar"

    /// Whether axe-core is there.
    static let hasAxe = Browser.isInstalled && FileManager.default.fileExists(atPath: axe)
    /// Whether the Nu HTML checker is there, with what runs it.
    static let hasNu = FileManager.default.fileExists(atPath: nu) && Browser.path(of: "java") != nil

    /// What axe-core finds wrong with the page that a browser shows.
    static func axeViolations(in browser: Browser) async throws -> [String] {
        // Run by the driver, the script is not subject to what the page allows.
        try await browser.run(String(contentsOfFile: axe, encoding: .utf8))
        return try await browser.run(
            """
            return axe.run().then(result => result.violations.flatMap(violation =>
                violation.nodes.map(node => violation.id + ': ' + node.html.slice(0, 200))));
            """
        ).texts
    }
}
