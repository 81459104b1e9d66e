import FlyingSocks
import Foundation

/// A small HTTP server that listens, reads requests within limits and answers each with a closure.
///
/// It uses the sockets of FlyingSocks but not the server of that package, which reads lines of any length without a timeout
/// and parses the rest of a body as the next request.
public struct HTTPServer: Sendable {
    /// The address that a server listens on.
    public struct Address: Sendable, Hashable {
        /// An IPv4 address.
        public var host: String
        /// The port; 0 picks a free one.
        public var port: UInt16

        /// An address from its parts.
        ///
        /// - Parameters:
        ///   - host: An IPv4 address.
        ///   - port: The port; 0 picks a free one.
        public init(host: String, port: UInt16) {
            self.host = host
            self.port = port
        }

        /// Whether only programs on this machine can reach it.
        public var isLoopback: Bool { host.hasPrefix("127.") }

        /// The loopback address.
        public static let loopback = "127.0.0.1"
    }

    /// The address that the server listens on, with the actual port.
    public let address: Address
    private let socket: Socket
    private let resources: ServerResources

    /// Starts listening.
    ///
    /// - Parameters:
    ///   - address: The address to listen on.
    ///   - limits: The limits of the server.
    /// - Throws: `ServingProblem.notAnAddress` if the host is not an IPv4 address, `.cannotListen` if the port is in use or
    ///   the address does not belong to this machine.
    public init(listeningOn address: Address, limits: ServerLimits) throws(ServingProblem) {
        resources = ServerResources(limits)
        let place: sockaddr_in
        do {
            place = try sockaddr_in.inet(ip4: address.host, port: address.port)
        } catch {
            throw .notAnAddress(host: address.host)
        }
        do {
            socket = try Socket.listening(at: place)
        } catch {
            throw .cannotListen(address)
        }
        self.address = Address(host: address.host, port: (try? socket.port) ?? address.port)
    }

    /// Answers requests until the task is cancelled.
    ///
    /// - Parameters:
    ///   - answer: Answers a request; called concurrently.
    ///   - uploads: The route that accepts large bodies; nil if no route does.
    /// - Throws: `ServingProblem.cannotServe` if no descriptors are available; `CancellationError` when the task is cancelled.
    public func run(
        _ answer: @escaping @Sendable (HTTPRequest) async -> HTTPResponse, uploads: UploadRoute? = nil
    ) async throws {
        let service = HTTPService(answer: answer, uploads: uploads)
        defer { try? socket.close() }
        let listening: AsyncSocket
        do {
            try await resources.pool.prepare()
            listening = try AsyncSocket(socket: socket, pool: resources.pool)
        } catch {
            throw ServingProblem.cannotServe(reason: error.localizedDescription)
        }
        do {
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { [resources] in try await resources.pool.run() }
                group.addTask { [resources] in try await Entrance(listening, resources: resources).admit(service) }
                defer { group.cancelAll() }
                try await group.next()
            }
        } catch {
            // Errors of the pool or a socket after cancellation do not count.
            try Task.checkCancellation()
            throw error
        }
    }
}

extension Socket {
    /// A listening socket; closes it if listening fails.
    fileprivate static func listening(at place: sockaddr_in) throws -> Socket {
        let socket = try Socket(domain: Int32(sockaddr_in.family))
        do {
            try socket.setValue(true, for: .localAddressReuse)
            try socket.bind(to: place)
            try socket.listen()
            return socket
        } catch {
            try? socket.close()
            throw error
        }
    }

    /// The port that the socket is bound to.
    fileprivate var port: UInt16? {
        get throws {
            switch try sockname() {
            case .ip4(_, let port), .ip6(_, let port): port
            case .unix: nil
            }
        }
    }
}
