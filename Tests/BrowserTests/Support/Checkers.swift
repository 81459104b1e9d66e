import Foundation
import TestSupport

/// Two well-known page checkers, which script/browser fetches.
enum Checkers {
    private static let tools = "\(PackageFolder.path)/.browser"
    private static let axe = "\(tools)/axe.min.js"

    /// The Nu HTML checker.
    static let nu = "\(tools)/vnu.jar"

    /// Whether axe-core is available.
    static let hasAxe = Browser.isInstalled && FileManager.default.fileExists(atPath: axe)
    /// Whether the Nu HTML checker and Java are available.
    static let hasNu = FileManager.default.fileExists(atPath: nu) && Executable.installed("java") != nil

    /// The violations that axe-core finds on the page in a browser.
    static func axeViolations(in browser: Browser) async throws -> [String] {
        // Scripts run by the driver are not subject to the page's content security policy.
        try await browser.run(String(contentsOfFile: axe, encoding: .utf8))
        return try await browser.run(
            """
            return axe.run().then(result => result.violations.flatMap(violation =>
                violation.nodes.map(node => violation.id + ': ' + node.html.slice(0, 200))));
            """
        ).texts
    }
}
