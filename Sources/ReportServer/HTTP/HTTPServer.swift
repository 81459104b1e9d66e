import FlyingSocks
import Foundation
import MemoryExperiment

/// A small server: it listens, reads requests within bounds and lets each be answered.
///
/// The sockets are FlyingSocks'. The same package's server above them is not used: it reads lines of any length for any
/// time, and goes on with what is left of a body as if it were the next request.
package struct HTTPServer: Sendable {
    /// Where a server listens.
    package struct Address: Sendable, Hashable {
        /// An IPv4 address.
        package var host: String
        /// The port; 0 for one that is free.
        package var port: UInt16

        /// An address from its parts.
        package init(host: String, port: UInt16) {
            self.host = host
            self.port = port
        }

        /// Whether only programs of this machine reach it.
        var isLoopback: Bool { host.hasPrefix("127.") }

        /// The address of this machine alone.
        static let loopback = "127.0.0.1"
    }

    /// Where the server listens, with the port that it got.
    let address: Address
    private let socket: Socket
    private let resources: ServerResources

    /// Begins to listen.
    ///
    /// - Parameters:
    ///   - address: Where to listen.
    ///   - limits: How much is taken on at once.
    /// - Throws: `Failure(.cannotCreate)` where the port is taken or the address is not this machine's, `Failure(.usage)`
    ///   for what is no IPv4 address.
    init(listeningOn address: Address, limits: ServerLimits) throws(Failure) {
        resources = ServerResources(limits)
        let place: sockaddr_in
        do {
            place = try sockaddr_in.inet(ip4: address.host, port: address.port)
        } catch {
            throw Failure(
                .usage, "`\(address.host)` is not an IPv4 address, such as \(Address.loopback) or 0.0.0.0 for all.")
        }
        do {
            socket = try Socket.listening(at: place)
        } catch {
            throw Failure(
                .cannotCreate,
                """
                Nothing can be served at \(address.host), port \(address.port): it is taken, or not this machine’s to \
                give. Choose another with --port, or --port 0 for any that is free.
                """)
        }
        self.address = Address(host: address.host, port: (try? socket.port) ?? address.port)
    }

    /// Answers requests until the task is cancelled.
    ///
    /// - Throws: `Failure(.cannotCreate)` if there are no descriptors to begin with.
    func run(_ answer: @escaping @Sendable (HTTPRequest) async -> HTTPResponse) async throws {
        defer { try? socket.close() }
        let listening: AsyncSocket
        do {
            try await resources.pool.prepare()
            listening = try AsyncSocket(socket: socket, pool: resources.pool)
        } catch {
            throw Failure(.cannotCreate, "Nothing can be served: \(error.localizedDescription.asClause).")
        }
        do {
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { [resources] in try await resources.pool.run() }
                group.addTask { [resources] in try await Entrance(listening, resources: resources).admit(answer) }
                defer { group.cancelAll() }
                try await group.next()
            }
        } catch {
            // What a pool or a socket says when it is told to end is no error.
            try Task.checkCancellation()
            throw error
        }
    }
}

extension Socket {
    /// A socket that listens, closed again where it cannot.
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
