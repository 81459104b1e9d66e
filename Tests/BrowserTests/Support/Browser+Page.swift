import Foundation
import Testing

extension Browser {
    /// Opens a page and waits until it has loaded.
    func open(_ address: String) async throws {
        try await post("url", ["url": .text(address)])
    }

    /// The result of a function body run in the page; promises are awaited.
    @discardableResult
    func run(_ script: String, _ arguments: JSONValue...) async throws -> JSONValue {
        try await post("execute/sync", ["script": .text(script), "args": .list(arguments)])
    }

    /// Waits until an expression is true, or gives up after a minute.
    func wait(for condition: String) async throws -> Bool {
        for _ in 0..<300 {
            // A page that is being left does not answer.
            if (try? await run("return \(condition)"))?.flag == true { return true }
            try await Task.sleep(for: .milliseconds(200))
        }
        return false
    }

    /// Scrolls to an element, focuses it and presses keys.
    func press(_ keys: [Key], on selector: String) async throws {
        try await run(
            """
            const e = document.querySelector(arguments[0]);
            e.scrollIntoView({block: 'center'});
            e.focus();
            // Scroll events, which hide tooltips, come with the next frame.
            return new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(true))));
            """, .text(selector))
        let presses = keys.flatMap { key -> [JSONValue] in
            [
                ["type": "keyDown", "value": .text(key.rawValue)],
                ["type": "keyUp", "value": .text(key.rawValue)],
            ]
        }
        try await post("actions", ["actions": [["type": "key", "id": "keys", "actions": .list(presses)]]])
    }

    /// The keys that tests press, by their WebDriver codes.
    enum Key: String {
        case left = "\u{E012}"
        case up = "\u{E013}"
        case right = "\u{E014}"
        case down = "\u{E015}"
        case home = "\u{E011}"
        case end = "\u{E010}"
        case escape = "\u{E00C}"
        case tab = "\u{E004}"
        case enter = "\u{E007}"
    }

    /// Scrolls to an element, moves the pointer over its centre, and clicks if requested.
    ///
    /// The page hears of scrolling and of the pointer with the next frame, on a busy machine later than the next command.
    func point(at selector: String, click: Bool = false) async throws {
        try await run("document.querySelector(arguments[0]).scrollIntoView({block: 'center'});", .text(selector))
        try await nextFrame()
        let place = try await run(
            """
            const box = document.querySelector(arguments[0]).getBoundingClientRect();
            return [box.left + box.width / 2, box.top + box.height / 2];
            """, .text(selector))
        let numbers = place.list.compactMap(\.number).map { $0.rounded() }
        try #require(numbers.count == 2)
        var actions: [JSONValue] = [
            ["type": "pointerMove", "x": .number(numbers[0]), "y": .number(numbers[1]), "duration": 0]
        ]
        if click { actions += [["type": "pointerDown", "button": 0], ["type": "pointerUp", "button": 0]] }
        try await post(
            "actions",
            [
                "actions": [
                    [
                        "type": "pointer", "id": "mouse", "parameters": ["pointerType": "mouse"],
                        "actions": .list(actions),
                    ]
                ]
            ])
        // A click may leave the page, which then does not answer.
        if !click { try await nextFrame() }
    }

    /// Waits until the page has drawn what it knows of, with the events that this brings about.
    private func nextFrame() async throws {
        try await run(
            "return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(null))));")
    }

    /// Chooses an option of a select element by keyboard.
    func choose(_ value: String, in selector: String) async throws {
        try await run(
            """
            const e = document.querySelector(arguments[0]);
            e.value = arguments[1];
            e.dispatchEvent(new Event('change', {bubbles: true}));
            """, .text(selector), .text(value))
    }

    /// The browser's console messages since the last call.
    func console() async throws -> [String] {
        try await post("se/log", ["type": "browser"]).list.compactMap { $0["message"].text }
    }

    /// Sets the size of the page to that on a device of the given width.
    func setWidth(_ width: Int, height: Int = 900) async throws {
        try await chromium(
            "Emulation.setDeviceMetricsOverride",
            [
                "width": .number(Double(width)), "height": .number(Double(height)), "deviceScaleFactor": 1,
                "mobile": .flag(width < 700),
            ])
    }

    /// Sets whether the reader prefers dark pages.
    func setDark(_ isDark: Bool, medium: String = "") async throws {
        try await chromium(
            "Emulation.setEmulatedMedia",
            [
                "media": .text(medium),
                "features": [["name": "prefers-color-scheme", "value": .text(isDark ? "dark" : "light")]],
            ])
    }

    /// Attaches a screenshot to the test's results.
    func attachScreenshot(_ name: String) async throws {
        let picture = try await Self.picture(of: self)
        Attachment.record(picture, named: "\(name).png")
    }

    private static func picture(of browser: Browser) async throws -> Data {
        let answer = try await browser.chromium("Page.captureScreenshot", ["format": "png"])
        return try #require(answer["data"].text.flatMap { Data(base64Encoded: $0) })
    }
}
