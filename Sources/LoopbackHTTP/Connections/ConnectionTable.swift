import FlyingSocks
import Foundation
import Synchronization

/// The table of open connections.
///
/// If the table is full, the server drops the client that has kept it waiting longest for a request, so silent clients cannot
/// block others.
final class ConnectionTable: Sendable {
    /// The phase of a connection.
    fileprivate enum Phase: Hashable {
        /// The server is waiting for the request.
        case asking
        /// The server is answering the request.
        case answering
        /// The client is receiving events.
        case following
        /// The connection is closing.
        case ending
    }

    fileprivate struct Connection {
        let socket: Socket
        let peer: Peer
        var phase = Phase.asking

        /// Whether the client has sent bytes that the server has not read yet.
        var hasUnreadBytes: Bool {
            var byte: UInt8 = 0
            return recv(socket.file.rawValue, &byte, 1, Int32(MSG_PEEK)) > 0
        }
    }

    fileprivate struct State {
        /// The connections by number, which increases with each connection.
        var connections: [Int: Connection] = [:]
        /// The numbers of the connections in each phase, in order of entry.
        var numbers: [Phase: [Int]] = [:]
        /// The number of connections per peer.
        var counts: [Peer: Int] = [:]
        var latest = 0
        var lingering = 0
    }

    private let limits: ServerLimits
    private let state = Mutex(State())

    init(_ limits: ServerLimits) {
        self.limits = limits
    }

    /// Adds a connection.
    ///
    /// - Returns: Its number; nil if it must be refused.
    func admit(_ socket: Socket, from peer: Peer) -> Int? {
        state.withLock { state -> Int? in
            guard peer.isThisMachine || state.counts[peer, default: 0] < limits.connectionsPerAddress else {
                return nil
            }
            let ending = state.count(of: .ending)
            if state.connections.count - min(ending, limits.lingering) >= limits.connections {
                guard ending < limits.lingering, let silent = state.oldestSilent else { return nil }
                state.end(silent)
            }
            return state.add(Connection(socket: socket, peer: peer))
        }
    }

    /// Records that a connection's request is being answered.
    ///
    /// - Returns: Whether the connection is still in the table.
    func answer(_ number: Int) -> Bool {
        state.withLock { state in
            guard state.connections[number]?.phase == .asking else { return false }
            state.move(number, to: .answering)
            return true
        }
    }

    /// Records that a connection receives events; ends an older one if there are too many.
    func follow(_ number: Int) {
        state.withLock { state in
            guard let peer = state.connections[number]?.peer, state.connections[number]?.phase == .answering else {
                return
            }
            let own = state.streams(to: peer)
            if !peer.isThisMachine, own.count >= limits.streamsPerAddress {
                if let oldest = own.first { state.end(oldest) }
            } else if state.count(of: .following) >= limits.streams {
                if let oldest = state.streams(to: state.peerOfMostStreams).first { state.end(oldest) }
            }
            state.move(number, to: .following)
        }
    }

    /// Records that a connection's socket is about to be closed and must no longer be used.
    func willClose(_ number: Int) {
        state.withLock { $0.move(number, to: .ending) }
    }

    /// Removes a connection whose socket is closed.
    func didClose(_ number: Int) {
        state.withLock { $0.remove(number) }
    }

    /// Ends the older half of the connections that have not sent their requests.
    func shed() {
        state.withLock { state in
            let asking = state.numbers[.asking] ?? []
            for number in asking.prefix((asking.count + 1) / 2) { state.end(number) }
        }
    }

    /// Counts a refused connection that stays open briefly, unless the limit is reached.
    func linger() -> Bool {
        state.withLock { state in
            guard state.lingering < limits.lingering else { return false }
            state.lingering += 1
            return true
        }
    }

    /// Records that a refused connection is closed.
    func didLinger() {
        state.withLock { $0.lingering -= 1 }
    }
}

extension ConnectionTable.State {
    fileprivate func count(of phase: ConnectionTable.Phase) -> Int { numbers[phase]?.count ?? 0 }

    /// The number of the oldest connection without a request and without unread bytes.
    fileprivate var oldestSilent: Int? {
        numbers[.asking]?.first { connections[$0]?.hasUnreadBytes == false }
    }

    /// The event streams of a peer, oldest first.
    fileprivate func streams(to peer: Peer?) -> [Int] {
        (numbers[.following] ?? []).filter { connections[$0]?.peer == peer }
    }

    /// The peer with the most event streams; ties go to the peer with the oldest stream.
    fileprivate var peerOfMostStreams: Peer? {
        let peers = (numbers[.following] ?? []).compactMap { connections[$0]?.peer }
        let counts = Dictionary(peers.map { ($0, 1) }, uniquingKeysWith: +)
        let most = counts.values.max()
        return peers.first { counts[$0] == most }
    }

    fileprivate mutating func add(_ connection: ConnectionTable.Connection) -> Int {
        latest += 1
        connections[latest] = connection
        numbers[connection.phase, default: []].append(latest)
        counts[connection.peer, default: 0] += 1
        return latest
    }

    fileprivate mutating func move(_ number: Int, to phase: ConnectionTable.Phase) {
        guard let former = connections[number]?.phase, former != phase else { return }
        numbers[former]?.removeAll { $0 == number }
        numbers[phase, default: []].append(number)
        connections[number]?.phase = phase
    }

    fileprivate mutating func remove(_ number: Int) {
        guard let connection = connections.removeValue(forKey: number) else { return }
        numbers[connection.phase]?.removeAll { $0 == number }
        let count = counts[connection.peer, default: 1] - 1
        counts[connection.peer] = count > 0 ? count : nil
    }

    /// Ends a connection by shutting down its socket; readers then see the end of the stream.
    fileprivate mutating func end(_ number: Int) {
        guard let connection = connections[number] else { return }
        move(number, to: .ending)
        shutdown(connection.socket.file.rawValue, Int32(SHUT_RDWR))
    }
}

/// The client of a connection.
struct Peer: Sendable, Hashable {
    /// The IPv4 address; nil if unknown.
    private let address: String?

    init(address: String?) {
        self.address = address
    }

    /// The other end of a socket.
    init(of socket: Socket) {
        guard case .ip4(let address, port: _)? = try? socket.remotePeer() else {
            self.init(address: nil)
            return
        }
        self.init(address: address)
    }

    /// Whether it is on this machine, whose users share one address.
    var isThisMachine: Bool { address?.hasPrefix("127.") ?? false }
}
