/// A server-sent event.
public enum HTTPEvent: Sendable {
    /// A message of one line.
    case message(String)
    /// The reconnection delay of the browser after the stream has ended.
    case pause(Duration)
    /// A comment that pages ignore; sending it reveals whether the client is still connected.
    case heartbeat

    /// The bytes to send.
    var bytes: [UInt8] {
        switch self {
        case .message(let text): Array("data: \(text)\n\n".utf8)
        case .pause(let duration): Array("retry: \(Int(duration / .milliseconds(1)))\n\n".utf8)
        case .heartbeat: Array(":\n\n".utf8)
        }
    }
}

extension HTTPEvent {
    /// The polling interval.
    private static let beat = Duration.milliseconds(250)
    /// The number of intervals without a change after which a heartbeat is sent.
    private static let quietBeats = 40

    /// The reconnection delay, which keeps clients whose stream was closed for another from returning at once.
    private static let pause = Duration.seconds(5)

    /// A stream of the current message and of every change to it.
    ///
    /// - Parameter message: The current message; called four times a second while the stream is open.
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

    /// The message sent last.
    private actor Latest {
        private var text = ""
        private var hasBegun = false

        /// Whether nothing has been sent before.
        func isNew() -> Bool {
            defer { hasBegun = true }
            return !hasBegun
        }

        /// The new message if it differs from the previous one.
        func replace(with text: String) -> String? {
            guard text != self.text else { return nil }
            self.text = text
            return text
        }
    }
}
