import FlyingSocks
import Foundation

/// What all connections of a server share.
struct ServerResources: Sendable {
    let limits: ServerLimits
    let pool: any AsyncSocketPool
    let table: ConnectionTable
    let budget: MemoryBudget

    init(_ limits: ServerLimits) {
        self.limits = limits
        pool = SocketPool.make()
        table = ConnectionTable(limits)
        budget = MemoryBudget(limits.bytesInFlight)
    }

    /// Closes a socket once the pool has forgotten it.
    ///
    /// The pool wakes a task before it stops waiting for the task's socket. A number that was given up in between, and to
    /// another connection, would never be waited for again.
    func close(_ socket: AsyncSocket) async {
        await (pool as? any Actor)?.settle()
        try? socket.close()
    }

    /// Takes what is still sent by a client that was refused: a connection that is closed before would take the answer back.
    func discard(from socket: AsyncSocket, atMost bytes: Int) async {
        shutdown(socket.socket.file.rawValue, Int32(SHUT_WR))
        _ = try? await within(limits.patienceWithRefused) {
            var discarded = 0
            while discarded < bytes { discarded += try await socket.read(atMost: HTTPResponse.pieceSize).count }
        }
    }
}

extension Actor {
    /// Returns when the actor has done what it was doing.
    fileprivate func settle() {}
}
