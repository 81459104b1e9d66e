import FlyingSocks
import Foundation

/// One connection, which serves one request.
struct HTTPConnection: Sendable {
    private let socket: AsyncSocket
    private let number: Int
    private let resources: ServerResources

    /// The maximum number of bytes of a refused request to read and discard.
    private static let largestDiscarded = 1 << 20
    /// The same of a refused upload: browsers show the refusal only once they have sent everything.
    private static let largestDiscardedUpload = 128 << 20

    /// A connection with its number in the connection table.
    init(_ socket: AsyncSocket, number: Int, resources: ServerResources) {
        self.socket = socket
        self.number = number
        self.resources = resources
    }

    private var limits: ServerLimits { resources.limits }

    /// Reads the request, sends the response of the service and closes the connection.
    func serve(_ service: HTTPService) async {
        switch await request(to: service) {
        case .success(.whole(let request, let share)):
            let response = await service.answer(request)
            withExtendedLifetime(share) {}
            // A client that disconnects or stalls has received part of the response, so nothing else may follow.
            try? await send(bounded(response), onlyHead: request.method == .head)
        case .success(.upload(let upload)):
            do {
                try await send(bounded(upload.receive(from: socket, resources)), onlyHead: false)
            } catch let refusal as HTTPRefusal {
                await refuse(refusal, discarding: Self.largestDiscardedUpload)
            } catch {
                // The client has broken off.
            }
        case .failure(let refusal as HTTPRefusal): await refuse(refusal)
        case .failure: break
        }
        resources.table.willClose(number)
        await resources.close(socket)
        resources.table.didClose(number)
    }

    /// What a client asks.
    private enum Asked: Sendable {
        /// A request with its share of the memory budget.
        case whole(HTTPRequest, Budget.Share)
        /// A request whose body is still to be received.
        case upload(Upload)
    }

    private func request(to service: HTTPService) async -> Result<Asked, any Error> {
        do {
            return .success(try await withTimeout(limits.patience) { try await read(service) })
        } catch is TimeoutError {
            return .failure(HTTPRefusal(.requestTimeout, "The request did not arrive in time."))
        } catch {
            return .failure(error)
        }
    }

    /// Sends a refusal.
    private func refuse(_ refusal: HTTPRefusal, discarding bytes: Int = largestDiscarded) async {
        guard (try? await send((refusal.response, nil), onlyHead: false)) != nil else { return }
        await resources.discard(from: socket, atMost: bytes)
    }

    private func read(_ service: HTTPService) async throws -> Asked {
        var bytes: [UInt8] = []
        var end: Int?
        while end == nil {
            guard bytes.count < HTTPRequestHead.largestSize else { throw HTTPRefusal(.headTooLarge) }
            let looked = bytes.count
            bytes += try await socket.read(atMost: HTTPRequestHead.largestSize - bytes.count)
            end = HTTPRequestHead.end(in: bytes, from: looked)
        }
        let head = try HTTPRequestHead(bytes[..<(end ?? 0)]) {
            service.uploadRoute(of: $0) == nil ? HTTPRequestHead.largestBody : .max
        }
        if let route = service.uploadRoute(of: head.request) {
            guard resources.table.answer(number) else { throw SocketError.disconnected }
            return .upload(Upload(route: route, head: head, beginning: Array(bytes[(end ?? 0)...])))
        }
        let share = try resources.budget.take(head.contentLength)
        var request = head.request
        request.body = Array(bytes[(end ?? 0)...].prefix(head.contentLength))
        while request.body.count < head.contentLength {
            request.body += try await socket.read(atMost: head.contentLength - request.body.count)
        }
        // A connection that was dropped for another has already ended.
        guard resources.table.answer(number) else { throw SocketError.disconnected }
        return .whole(request, share)
    }

    /// A response with its share of the memory budget; a refusal if the budget is exhausted.
    private func bounded(_ response: HTTPResponse) -> (HTTPResponse, Budget.Share?) {
        guard case .bytes(let bytes) = response.body else { return (response, nil) }
        do throws(HTTPRefusal) {
            return (response, try resources.budget.take(bytes.count))
        } catch {
            return (error.response, nil)
        }
    }

    private func send(_ answer: (response: HTTPResponse, share: Budget.Share?), onlyHead: Bool) async throws {
        defer { withExtendedLifetime(answer.share) {} }
        try await send(answer.response.head)
        guard !onlyHead else { return }
        switch answer.response.body {
        case .bytes(let bytes): try await send(bytes)
        case .chunks(_, let chunks): for try await chunk in chunks { try await send(chunk) }
        case .events(let events): try await follow(events)
        }
    }

    /// Sends events until the client disconnects; reads as well, because a quiet stream would notice that late.
    private func follow(_ events: AsyncStream<HTTPEvent>) async throws {
        resources.table.follow(number)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { for await event in events { try await send(event.bytes) } }
            group.addTask { while true { _ = try await socket.read(atMost: HTTPResponse.pieceSize) } }
            defer { group.cancelAll() }
            try await group.next()
        }
    }

    private func send(_ bytes: [UInt8]) async throws {
        var sent = 0
        while sent < bytes.count {
            let piece = Data(bytes[sent..<min(sent + HTTPResponse.pieceSize, bytes.count)])
            try await withTimeout(limits.patience) { try await socket.write(piece) }
            sent += piece.count
        }
    }
}
