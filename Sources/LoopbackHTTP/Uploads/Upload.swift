import FlyingSocks
import Foundation

/// A request whose body goes to its receiver while it arrives.
struct Upload: Sendable {
    private let route: UploadRoute
    private let head: HTTPRequestHead
    /// The bytes of the body that arrived with the head.
    private let beginning: [UInt8]

    /// An upload of which the head has arrived.
    init(route: UploadRoute, head: HTTPRequestHead, beginning: [UInt8]) {
        self.route = route
        self.head = head
        self.beginning = Array(beginning.prefix(head.contentLength))
    }

    /// Receives the body.
    ///
    /// - Returns: The response of the receiver.
    /// - Throws: `HTTPRefusal` if the body is too large, too slow or refused by the receiver; the socket's error if the
    ///   client breaks off.
    func receive(from socket: AsyncSocket, _ resources: ServerResources) async throws -> HTTPResponse {
        guard head.contentLength <= route.largestBody else { throw HTTPRefusal(.bodyTooLarge, route.refusal) }
        let place = try resources.uploads.take(1)
        let share = try resources.budget.take(HTTPResponse.pieceSize)
        defer { withExtendedLifetime((place, share)) {} }
        let receiver = try await route.begin(head.request)
        do {
            return try await send(to: receiver, from: socket, resources.limits)
        } catch {
            await receiver.abandon()
            throw error
        }
    }

    /// Gives the receiver the body while it arrives.
    private func send(
        to receiver: any BodyReceiver, from socket: AsyncSocket, _ limits: ServerLimits
    ) async throws -> HTTPResponse {
        if head.request.headers["expect"]?.lowercased() == "100-continue" {
            try await withTimeout(limits.patience) { try await socket.write(Self.goAhead) }
        }
        var received = beginning.count
        if received > 0 { try await receiver.receive(beginning) }
        let start = ContinuousClock.now
        while received < head.contentLength {
            let size = min(HTTPResponse.pieceSize, head.contentLength - received)
            let deadline = start + limits.patience(receiving: received)
            let piece = try await Self.read(size, from: socket, until: deadline)
            received += piece.count
            try await receiver.receive(piece)
        }
        return try await receiver.finish()
    }

    private static let goAhead = Data("HTTP/1.1 100 Continue\r\n\r\n".utf8)

    private static func read(
        _ size: Int, from socket: AsyncSocket, until deadline: ContinuousClock.Instant
    ) async throws -> [UInt8] {
        do {
            return try await withTimeout(ContinuousClock.now.duration(to: deadline)) {
                try await socket.read(atMost: size)
            }
        } catch is TimeoutError {
            throw HTTPRefusal(.requestTimeout, "The files did not arrive in time.")
        }
    }
}

extension ServerLimits {
    /// The time after which the next bytes of an upload must have arrived, counted from its beginning.
    fileprivate func patience(receiving bytes: Int) -> Duration {
        patience + .seconds(bytes / max(1, slowestUpload))
    }
}
