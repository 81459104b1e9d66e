import Foundation

/// Opens more connections to a server than its limit on open files.
struct Crowd: Fault {
    static let name = "crowd"
    var name: String { Self.name }
    let about = "more connections of all kinds than the server may have files open; then it answers as before"
    let goal = 100

    /// What a client does with its connection.
    private enum Kind: String, CaseIterable {
        case silent
        case halfHead
        case wholeRequest
        case events
        case halfForm
        case reset
        case gone
    }

    func attempt(_ trial: inout Trial) throws(Trouble) -> Harm {
        let studies = trial.record("studies")
        let limit = trial.draws.int(72..<192)
        var command = Command(words: [trial.laboratory.program, "serve", "--port", "0", "--folder", studies])
        command.limits = "ulimit -n \(limit)"
        let server = try command.start(recording: trial.record("server"))
        var harm = Harm()
        guard let port = Self.port(of: server) else {
            server.send(SIGTERM)
            harm.crash("a server with \(limit) descriptors \(server.wait().summary)")
            return harm
        }
        let kinds = trial.draws.chance(0.5) ? [trial.draws.one(of: Kind.allCases)] : Kind.allCases
        let names = kinds.map(\.rawValue).joined(separator: ", ")
        var crowd: [Connection] = []
        for _ in 0..<limit + trial.draws.int(10..<200) where !server.hasEnded {
            guard let connection = Connection(port: port) else { continue }
            Self.use(connection, as: trial.draws.one(of: kinds), port: port)
            crowd.append(connection)
        }
        crowd.removeAll()
        if !server.hasEnded, !Self.answers(port: port, while: server) {
            harm.find("the server does not answer after a crowd of \(names) at \(limit) descriptors")
        }
        if server.hasEnded {
            harm.crash("the server met a crowd of \(names) at \(limit) descriptors and \(server.wait().summary)")
            return harm
        }
        server.send(SIGTERM)
        harm.expectAnEnd("the server", server.wait(), orSignals: [SIGTERM])
        return harm
    }

    /// The port in the address that the server prints.
    static func port(of server: RunningProcess) -> UInt16? {
        let end = Clock.seconds + Command.patience
        while Clock.seconds < end, !server.hasEnded {
            if let match = server.diagnostics.firstMatch(of: /http:\/\/127\.0\.0\.1:([0-9]+)\//) {
                return UInt16(match.1)
            }
            usleep(2_000)
        }
        return nil
    }

    private static func use(_ connection: Connection, as kind: Kind, port: UInt16) {
        let host = "Host: 127.0.0.1:\(port)\r\n"
        switch kind {
        case .silent: break
        case .halfHead: connection.send("GET / HTTP/1.1\r\nHost: 127.0.0")
        case .wholeRequest: connection.send("GET / HTTP/1.1\r\n\(host)\r\n")
        case .events: connection.send("GET /events HTTP/1.1\r\n\(host)Accept: text/event-stream\r\n\r\n")
        case .halfForm:
            let type = "Content-Type: application/x-www-form-urlencoded\r\n"
            connection.send("POST /studies HTTP/1.1\r\n\(host)\(type)Content-Length: 60000\r\n\r\nname=")
        case .reset:
            connection.send("GET / HTTP/1.1\r\n\(host)\r\n")
            connection.resetAtEnd()
            connection.close()
        case .gone: connection.close()
        }
    }

    /// Whether the server shows its page within the time that it may need to drop the crowd.
    static func answers(port: UInt16, while server: RunningProcess) -> Bool {
        let end = Clock.seconds + Command.patience
        while Clock.seconds < end, !server.hasEnded {
            if let connection = Connection(port: port) {
                connection.send("GET / HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\n\r\n")
                if connection.receive().hasPrefix("HTTP/1.1 200") { return true }
            }
            usleep(20_000)
        }
        return false
    }
}
