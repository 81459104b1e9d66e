/// One of the messages that a page hears of while it is open.
public enum HTTPEvent: Sendable {
    /// A message of one line.
    case message(String)
    /// How long a browser waits before it follows again once the stream has ended.
    case pause(Duration)
    /// Nothing that a page hears of; sending it shows whether somebody is still there.
    case heartbeat

    /// The bytes that are sent.
    var bytes: [UInt8] {
        switch self {
        case .message(let text): Array("data: \(text)\n\n".utf8)
        case .pause(let duration): Array("retry: \(Int(duration / .milliseconds(1)))\n\n".utf8)
        case .heartbeat: Array(":\n\n".utf8)
        }
    }
}

extension HTTPEvent {
    /// The time between two looks.
    private static let beat = Duration.milliseconds(250)
    /// The number of looks after which something is sent even where nothing changed.
    private static let quietBeats = 40

    /// How long a browser waits before it follows again: those whose stream gave way to another's must not come back at once.
    private static let pause = Duration.seconds(5)

    /// What there is to tell at first, and again whenever it has changed.
    ///
    /// - Parameter message: The message as it is now; asked four times a second while somebody follows.
    public static func changes(of message: @escaping @Sendable () async -> String) -> AsyncStream<HTTPEvent> {
        let latest = Latest()
        return AsyncStream {
            if await latest.isNew() { return .pause(pause) }
            for _ in 0..<quietBeats {
                if let message = await latest.replace(with: message()) { return .message(message) }
                guard (try? await Task.sleep(for: beat)) != nil else { return nil }
            }
            return .heartbeat
        }
    }

    /// The message that was sent last.
    private actor Latest {
        private var text = ""
        private var hasBegun = false

        /// Whether nothing was sent before.
        func isNew() -> Bool {
            defer { hasBegun = true }
            return !hasBegun
        }

        /// The new message, where it differs from the one before.
        func replace(with text: String) -> String? {
            guard text != self.text else { return nil }
            self.text = text
            return text
        }
    }
}
