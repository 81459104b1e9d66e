import FlyingSocks
import Foundation
import MemoryExperiment

/// One connection, which serves one request.
struct HTTPConnection: Sendable {
    private let socket: AsyncSocket
    private let pool: any AsyncSocketPool

    /// The time that a client has for its whole request, and for taking each piece of the answer.
    static let patience = Duration.seconds(10)
    /// The size of the pieces that are sent, in bytes.
    static let pieceSize = 64 << 10

    /// A connection whose socket waits in `pool`.
    init(_ socket: AsyncSocket, pool: any AsyncSocketPool) {
        self.socket = socket
        self.pool = pool
    }

    /// Reads the request, sends what `answer` makes of it and closes the connection.
    func serve(_ answer: @Sendable (HTTPRequest) async -> HTTPResponse) async {
        switch await request() {
        case .success(let request):
            // A client that is gone, or takes nothing, has seen a part of the answer: nothing may follow it.
            try? await send(await answer(request), onlyHead: request.method == .head)
            await close()
        case .failure(let refusal as HTTPRefusal): await refuse(refusal)
        case .failure: await close()
        }
    }

    private func request() async -> Result<HTTPRequest, any Error> {
        do {
            return .success(try await within(Self.patience) { try await read() })
        } catch is DeadlineExceeded {
            return .failure(HTTPRefusal(.requestTimeout, "The request did not arrive in time."))
        } catch {
            return .failure(error)
        }
    }

    /// Closes the connection once the pool has forgotten it.
    ///
    /// The pool wakes a task before it stops waiting for the task's socket. A number that was given up in between, and to
    /// another connection, would never be waited for again.
    private func close() async {
        await (pool as? any Actor)?.settle()
        try? socket.close()
    }

    /// Says why a request is not answered, and closes the connection.
    func refuse(_ refusal: HTTPRefusal) async {
        guard (try? await send(refusal.response, onlyHead: false)) != nil else { return await close() }
        // A connection that is closed while bytes of the request still come would take the answer back.
        shutdown(socket.socket.file.rawValue, Int32(SHUT_WR))
        _ = try? await within(Self.patience) {
            var discarded = 0
            while discarded < 1 << 20 { discarded += try await socket.read(atMost: Self.pieceSize).count }
        }
        await close()
    }

    private func read() async throws -> HTTPRequest {
        var bytes: [UInt8] = []
        var end: Int?
        while end == nil {
            guard bytes.count < HTTPRequestHead.largestSize else { throw HTTPRefusal(.headTooLarge) }
            let looked = bytes.count
            bytes += try await socket.read(atMost: HTTPRequestHead.largestSize - bytes.count)
            end = HTTPRequestHead.end(in: bytes, from: looked)
        }
        let head = try HTTPRequestHead(bytes[..<(end ?? 0)])
        var request = head.request
        request.body = Array(bytes[(end ?? 0)...].prefix(head.contentLength))
        while request.body.count < head.contentLength {
            request.body += try await socket.read(atMost: head.contentLength - request.body.count)
        }
        return request
    }

    private func send(_ response: HTTPResponse, onlyHead: Bool) async throws {
        try await send(response.head)
        guard !onlyHead else { return }
        switch response.body {
        case .bytes(let bytes): try await send(bytes)
        case .chunks(_, let chunks): for try await chunk in chunks { try await send(chunk) }
        case .events(let events):
            for await event in events { try await send(event.bytes) }
        }
    }

    private func send(_ bytes: [UInt8]) async throws {
        var sent = 0
        while sent < bytes.count {
            let piece = Data(bytes[sent..<min(sent + Self.pieceSize, bytes.count)])
            try await within(Self.patience) { try await socket.write(piece) }
            sent += piece.count
        }
    }
}

extension Actor {
    /// Returns when the actor has done what it was doing.
    fileprivate func settle() {}
}
