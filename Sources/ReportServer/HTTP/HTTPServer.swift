import FlyingSocks
import Foundation
import MemoryExperiment
import Synchronization

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
    private let pool: any AsyncSocketPool = SocketPool.make()

    /// The most connections that are open at once; more are told to come again.
    static let mostConnections = 256

    /// Begins to listen.
    ///
    /// - Throws: `Failure(.cannotCreate)` where the port is taken or the address is not this machine's, `Failure(.usage)`
    ///   for what is no IPv4 address.
    init(listeningOn address: Address) throws(Failure) {
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
    func run(_ answer: @escaping @Sendable (HTTPRequest) async -> HTTPResponse) async throws {
        let pool = pool
        try await pool.prepare()
        let listening = try AsyncSocket(socket: socket, pool: pool)
        defer { try? socket.close() }
        do {
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await pool.run() }
                group.addTask { try await accept(on: listening, answer) }
                defer { group.cancelAll() }
                try await group.next()
            }
        } catch {
            // What a pool or a socket says when it is told to end is no error.
            try Task.checkCancellation()
            throw error
        }
    }

    private func accept(
        on listening: AsyncSocket, _ answer: @escaping @Sendable (HTTPRequest) async -> HTTPResponse
    ) async throws {
        let open = ConnectionCount()
        try await withThrowingDiscardingTaskGroup { group in
            while true {
                try Task.checkCancellation()
                guard let socket = try? await listening.accept() else {
                    // Where no descriptor is free, one will be when a connection closes.
                    try await Task.sleep(for: .milliseconds(50))
                    continue
                }
                let connection = HTTPConnection(socket, pool: pool)
                let hasRoom = open.add(limit: Self.mostConnections)
                group.addTask {
                    if hasRoom {
                        await connection.serve(answer)
                        open.remove()
                    } else {
                        await connection.refuse(HTTPRefusal(.unavailable, "Too many are served now. Come again."))
                    }
                }
            }
        }
    }
}

/// How many connections are open.
private final class ConnectionCount: Sendable {
    private let count = Mutex(0)

    /// Counts one more unless there are `limit` already.
    func add(limit: Int) -> Bool {
        count.withLock { count in
            guard count < limit else { return false }
            count += 1
            return true
        }
    }

    func remove() {
        count.withLock { $0 -= 1 }
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
