import FlyingSocks
import Foundation
import Synchronization

/// Accepts connections; each is served, or refused at once.
struct Entrance: Sendable {
    private let listening: AsyncSocket
    private let resources: ServerResources
    private let reserve = ReserveDescriptor()

    /// The delay before the next accept if the system has no descriptor or no memory.
    private static let pause = Duration.milliseconds(100)
    /// The maximum number of bytes to read and discard from a connection refused before its request is read.
    private static let largestDiscarded = 64 << 10

    /// An entrance for a listening socket.
    init(_ listening: AsyncSocket, resources: ServerResources) {
        self.listening = listening
        self.resources = resources
    }

    /// Accepts clients until the task is cancelled.
    func admit(_ service: HTTPService) async throws {
        try await withThrowingDiscardingTaskGroup { group in
            while true {
                try Task.checkCancellation()
                guard let socket = try await next() else { continue }
                if let number = resources.table.admit(socket.socket, from: Peer(of: socket.socket)) {
                    group.addTask { await HTTPConnection(socket, number: number, resources: resources).serve(service) }
                } else if let leftover = turnAway(socket) {
                    group.addTask { await seeOut(leftover) }
                }
            }
        }
    }

    /// The next connection; nil if accepting it failed.
    private func next() async throws -> AsyncSocket? {
        do {
            let socket = Socket(file: try listening.socket.accept().file)
            do {
                // Child processes must not keep the connection open.
                _ = fcntl(socket.file.rawValue, F_SETFD, FD_CLOEXEC)
                return try AsyncSocket(socket: socket, pool: resources.pool)
            } catch {
                try? socket.close()
                return nil
            }
        } catch SocketError.blocked {
            try await resources.pool.suspendSocket(listening.socket, untilReadyFor: .connection)
        } catch SocketError.failed(_, let code, _) where Self.isExhaustion(code) {
            // Retrying at once would only waste processor time.
            reserve.lend { if let file = try? listening.socket.accept().file { try? Socket(file: file).close() } }
            resources.table.shed()
            try await Task.sleep(for: Self.pause)
        } catch SocketError.failed(_, let code, _) where [EBADF, EINVAL, ENOTSOCK].contains(code) {
            throw SocketError.disconnected
        } catch is SocketError {
            // The client has disconnected, or a signal arrived.
            await Task.yield()
        }
        return nil
    }

    private static func isExhaustion(_ code: Int32) -> Bool { [EMFILE, ENFILE, ENOBUFS, ENOMEM].contains(code) }

    /// Tells a client that the server is full, without waiting for it.
    ///
    /// - Returns: The connection if it may stay open until the client has received the refusal.
    private func turnAway(_ socket: AsyncSocket) -> AsyncSocket? {
        let refusal = HTTPRefusal(
            .unavailable,
            "The server has reached its limit of connections. Close other pages of it, or try again in a few seconds.")
        _ = try? socket.socket.write(Data(refusal.response.bytes))
        guard resources.table.linger() else {
            try? socket.close()
            return nil
        }
        return socket
    }

    private func seeOut(_ socket: AsyncSocket) async {
        await resources.discard(from: socket, atMost: Self.largestDiscarded)
        await resources.close(socket)
        resources.table.didLinger()
    }
}

/// A spare descriptor for when no other is available.
private final class ReserveDescriptor: Sendable {
    private let held = Mutex(ReserveDescriptor.new())

    deinit { held.withLock { _ = $0.map(close) } }

    /// Calls `body` while the descriptor is closed.
    func lend(_ body: () -> Void) {
        held.withLock { descriptor in
            _ = descriptor.map(close)
            body()
            descriptor = Self.new()
        }
    }

    private static func new() -> Int32? {
        let descriptor = open("/dev/null", O_RDONLY | O_CLOEXEC)
        return descriptor < 0 ? nil : descriptor
    }
}
