import Foundation
import TestSupport
import Testing

/// A dedicated headless Chromium, driven over WebDriver (https://www.w3.org/TR/webdriver2/).
final class Browser: Sendable {
    /// An error in the driver's words.
    struct Complaint: Error, CustomStringConvertible {
        let description: String
    }

    private let driver: Process
    private let port: UInt16
    private let session: String

    /// Whether browser and driver are installed on this machine.
    static let isInstalled = Executable.installed("chromedriver") != nil && browserPath != nil

    /// Why tests are skipped without them.
    static let comment: Comment = "Chromium or chromedriver is not installed; script/browser installs both."

    private static let browserPath = ["chromium", "chromium-browser", "google-chrome"].lazy
        .compactMap(Executable.installed).first

    /// Runs `body` with a new browser, which shows a page if one is given, and always closes the browser.
    static func withBrowser(
        showing page: String? = nil, _ body: (Browser) async throws -> Void
    ) async throws {
        let browser = try await Browser()
        do {
            if let page { try await browser.open(page) }
            try await body(browser)
        } catch {
            await browser.close()
            throw error
        }
        await browser.close()
    }

    /// Starts a driver on a port of its choice, and a browser with an empty page.
    private init() async throws {
        guard let program = Executable.installed("chromedriver"), let browser = Self.browserPath else {
            throw Complaint(description: "\(Self.comment)")
        }
        (driver, port) = try Self.startDriver(program)
        let options: JSONValue = [
            "capabilities": [
                "alwaysMatch": [
                    "goog:chromeOptions": [
                        "binary": .text(browser),
                        "args": ["--headless=new", "--no-sandbox", "--disable-gpu", "--window-size=1280,1000"],
                    ],
                    "goog:loggingPrefs": ["browser": "ALL"],
                ]
            ]
        ]
        let answer = try await Self.request("POST", port, "/session", options)
        session = "/session/" + (try #require(answer["sessionId"].text))
        try await post("timeouts", ["script": 180_000, "pageLoad": 180_000])
    }

    /// Starts a driver and returns its port; tries twice in case another program takes the port meanwhile.
    private static func startDriver(_ program: String) throws -> (Process, UInt16) {
        func start() throws -> (Process, UInt16) {
            let driver = Process()
            driver.executableURL = URL(fileURLWithPath: program)
            driver.arguments = ["--port=0"]
            let output = Pipe()
            driver.standardOutput = output
            driver.standardError = FileHandle.nullDevice
            try driver.run()
            return (driver, try port(in: output))
        }
        return try (try? start()) ?? start()
    }

    /// The port that the driver says it listens on.
    private static func port(in output: Pipe) throws -> UInt16 {
        var said = Data()
        while true {
            let more = output.fileHandleForReading.availableData
            guard !more.isEmpty else { throw Complaint(description: "The driver ended without a port.") }
            said += more
            if let port = String(decoding: said, as: UTF8.self).firstMatch(of: /on port ([0-9]+)\./)?.1 {
                return try #require(UInt16(port))
            }
        }
    }

    /// Ends the browser and its driver.
    private func close() async {
        _ = try? await Self.request("DELETE", port, session, nil)
        driver.terminate()
    }

    // MARK: - Commands

    @discardableResult
    func post(_ path: String, _ body: JSONValue) async throws -> JSONValue {
        try await Self.request("POST", port, "\(session)/\(path)", body)
    }

    /// A command of Chromium's own protocol.
    @discardableResult
    func chromium(_ command: String, _ parameters: JSONValue) async throws -> JSONValue {
        try await post("goog/cdp/execute", ["cmd": .text(command), "params": parameters])
    }

    /// Sends a command to the driver.
    ///
    /// Foundation's sessions reject the header fields of chromedriver's responses, which have no space after their
    /// colons.
    private static func request(
        _ method: String, _ port: UInt16, _ path: String, _ body: JSONValue?
    ) async throws -> JSONValue {
        let text = try body.map { String(decoding: try JSONEncoder().encode($0), as: UTF8.self) } ?? ""
        let answer = try await Wire(port: port).exchangeKeepingOpen(
            """
            \(method) \(path) HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\nConnection: close\r\n\
            Content-Type: application/json\r\nContent-Length: \(text.utf8.count)\r\n\r\n\(text)
            """)
        guard answer.isWhole else { throw Complaint(description: "The driver closed the connection.") }
        let value = try JSONDecoder().decode(JSONValue.self, from: answer.body)["value"]
        guard answer.status == 200 else {
            throw Complaint(description: "\(path): \(value["message"].text ?? "\(value)")")
        }
        return value
    }
}
