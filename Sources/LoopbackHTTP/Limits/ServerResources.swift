import FlyingSocks
import Foundation

/// The resources that all connections of a server share.
struct ServerResources: Sendable {
    let limits: ServerLimits
    let pool: any AsyncSocketPool
    let table: ConnectionTable
    /// The bytes of bodies in memory.
    let budget: Budget
    /// The uploads that are received at once.
    let uploads: Budget

    init(_ limits: ServerLimits) {
        self.limits = limits
        pool = SocketPool.make()
        table = ConnectionTable(limits)
        budget = Budget(
            limits.bytesInFlight, refusal: "The server has reached its memory limit. Try again in a few seconds.")
        uploads = Budget(
            limits.uploads, refusal: "The server is receiving the files of others. Try again in a few seconds.")
    }

    /// Closes a socket once the pool no longer polls it.
    ///
    /// The pool wakes a task before it stops polling the task's socket. If the descriptor were closed and reused for another
    /// connection in between, the pool would never poll that connection.
    func close(_ socket: AsyncSocket) async {
        await (pool as? any Actor)?.settle()
        try? socket.close()
    }

    /// Discards what a refused client still sends; closing earlier would reset the connection and lose the response.
    func discard(from socket: AsyncSocket, atMost bytes: Int) async {
        shutdown(socket.socket.file.rawValue, Int32(SHUT_WR))
        _ = try? await withTimeout(limits.patienceWithRefused) {
            var discarded = 0
            while discarded < bytes { discarded += try await socket.read(atMost: HTTPResponse.pieceSize).count }
        }
    }
}

extension Actor {
    /// Returns once the actor has finished its current work.
    fileprivate func settle() {}
}
