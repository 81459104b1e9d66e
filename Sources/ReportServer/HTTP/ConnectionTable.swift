import FlyingSocks
import Foundation
import Synchronization

/// Every connection that was accepted, until it is closed.
///
/// If there is no room for another, the client that has kept the server waiting longest for its request gives up its
/// place: silent clients cannot keep out those that ask.
final class ConnectionTable: Sendable {
    /// What a connection is doing.
    fileprivate enum Phase {
        /// Its request is awaited.
        case asking
        /// Its request is answered.
        case answering
        /// It follows events.
        case following
        /// It was told to end, or ends by itself.
        case ending
    }

    fileprivate struct Connection {
        let socket: Socket
        let peer: Peer
        var phase = Phase.asking

        /// Whether the client has sent what the server has not read yet.
        var hasUnreadBytes: Bool {
            var byte: UInt8 = 0
            return recv(socket.file.rawValue, &byte, 1, Int32(MSG_PEEK)) > 0
        }
    }

    fileprivate struct State {
        /// The connections by number; later ones have larger numbers.
        var connections: [Int: Connection] = [:]
        var latest = 0
        var lingering = 0

        func count(of phase: Phase, from peer: Peer? = nil) -> Int {
            connections.values.count { $0.phase == phase && (peer == nil || $0.peer == peer) }
        }

        /// The number of the oldest connection in a phase.
        func oldest(_ phase: Phase, from peer: Peer? = nil) -> Int? {
            connections.filter { $0.value.phase == phase && (peer == nil || $0.value.peer == peer) }.keys.min()
        }

        /// The number of the oldest connection whose request is awaited and of which nothing waits to be read.
        var oldestSilent: Int? {
            connections.filter { $0.value.phase == .asking && !$0.value.hasUnreadBytes }.keys.min()
        }

        /// The peer that most connections in a phase come from.
        func foremost(_ phase: Phase) -> Peer? {
            let peers = Dictionary(grouping: connections.filter { $0.value.phase == phase }, by: \.value.peer)
            // Among equals, the one with the oldest connection.
            return peers.max { left, right in
                let (older, newer) = (left.value.map(\.key).min() ?? 0, right.value.map(\.key).min() ?? 0)
                return (left.value.count, newer) < (right.value.count, older)
            }?.key
        }
    }

    private let limits: ServerLimits
    private let state = Mutex(State())

    init(_ limits: ServerLimits) {
        self.limits = limits
    }

    /// How many connections are open, and how many of them follow events.
    var counts: (open: Int, streams: Int) {
        state.withLock { ($0.connections.count + $0.lingering, $0.count(of: .following)) }
    }

    /// Takes a connection on.
    ///
    /// - Returns: Its number; nil if it has to be refused.
    func admit(_ socket: Socket, from peer: Peer) -> Int? {
        state.withLock { state -> Int? in
            let ownCount = state.connections.values.count { $0.peer == peer }
            guard peer.isThisMachine || ownCount < limits.connectionsPerAddress else { return nil }
            let ending = state.count(of: .ending)
            if state.connections.count - min(ending, limits.lingering) >= limits.connections {
                guard ending < limits.lingering, let silent = state.oldestSilent else { return nil }
                state.end(silent)
            }
            state.latest += 1
            state.connections[state.latest] = Connection(socket: socket, peer: peer)
            return state.latest
        }
    }

    /// Notes that a connection's request is answered.
    ///
    /// - Returns: Whether it still has its place.
    func answer(_ number: Int) -> Bool {
        state.withLock { state in
            guard state.connections[number]?.phase == .asking else { return false }
            state.connections[number]?.phase = .answering
            return true
        }
    }

    /// Notes that a connection follows events, for which an older one ends if there are too many.
    func follow(_ number: Int) {
        state.withLock { state in
            guard let peer = state.connections[number]?.peer, state.connections[number]?.phase == .answering else {
                return
            }
            let ownCount = state.count(of: .following, from: peer)
            if !peer.isThisMachine, ownCount >= limits.streamsPerAddress {
                if let oldest = state.oldest(.following, from: peer) { state.end(oldest) }
            } else if state.count(of: .following) >= limits.streams {
                if let oldest = state.oldest(.following, from: state.foremost(.following)) { state.end(oldest) }
            }
            state.connections[number]?.phase = .following
        }
    }

    /// Notes that a connection's socket is about to be closed, and is no longer to be touched.
    func willClose(_ number: Int) {
        state.withLock { $0.connections[number]?.phase = .ending }
    }

    /// Forgets a connection whose socket is closed.
    func didClose(_ number: Int) {
        state.withLock { _ = $0.connections.removeValue(forKey: number) }
    }

    /// Ends the older half of the connections whose requests are awaited.
    func shed() {
        state.withLock { state in
            let asking = state.connections.filter { $0.value.phase == .asking }.keys.sorted()
            for number in asking.prefix((asking.count + 1) / 2) { state.end(number) }
        }
    }

    /// Counts a refused connection that stays open for a moment, unless there are enough of them.
    func linger() -> Bool {
        state.withLock { state in
            guard state.lingering < limits.lingering else { return false }
            state.lingering += 1
            return true
        }
    }

    /// Notes that a refused connection is closed.
    func didLinger() {
        state.withLock { $0.lingering -= 1 }
    }
}

extension ConnectionTable.State {
    /// Tells a connection to end: whatever waits for its socket sees the end of what its client sends.
    fileprivate mutating func end(_ number: Int) {
        guard let connection = connections[number] else { return }
        connections[number]?.phase = .ending
        shutdown(connection.socket.file.rawValue, Int32(SHUT_RDWR))
    }
}

/// Whom a connection comes from.
struct Peer: Sendable, Hashable {
    /// The IPv4 address; nil if it is not known.
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

    /// Whether it is a program of this machine, whose users cannot be told apart by an address.
    var isThisMachine: Bool { address?.hasPrefix("127.") ?? false }
}
