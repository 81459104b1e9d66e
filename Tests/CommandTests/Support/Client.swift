import Foundation
import Testing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A connection to a server on this machine.
final class Client: Sendable {
    private let descriptor: Int32

    struct Unreachable: Error {}

    init(port: UInt16) throws {
        #if canImport(Glibc)
            descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        #else
            descriptor = socket(AF_INET, SOCK_STREAM, 0)
        #endif
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard result == 0 else { throw Unreachable() }
    }

    deinit { close(descriptor) }

    /// Sends a text that fits into the system's buffers.
    func send(_ text: String) {
        let bytes = Array(text.utf8)
        #if canImport(Glibc)
            _ = Glibc.send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL))
        #else
            var isOn: Int32 = 1
            setsockopt(descriptor, SOL_SOCKET, SO_NOSIGPIPE, &isOn, socklen_t(MemoryLayout<Int32>.size))
            _ = Darwin.send(descriptor, bytes, bytes.count, 0)
        #endif
    }

    /// The next text that arrives, awaited on a separate thread; empty once the connection has ended.
    func next() async -> String {
        await withCheckedContinuation { continuation in
            Thread.detachNewThread { [self] in
                var bytes = [UInt8](repeating: 0, count: 1 << 16)
                let count = recv(descriptor, &bytes, bytes.count, 0)
                continuation.resume(returning: String(decoding: bytes.prefix(max(0, count)), as: UTF8.self))
            }
        }
    }

    /// Everything that arrives until it contains a text or the connection ends.
    func received(until text: String? = nil) async -> String {
        var received = ""
        while true {
            let more = await next()
            received += more
            if more.isEmpty || text.map(received.contains) == true { return received }
        }
    }
}

/// A server of studies in a separate process.
struct ServerProcess {
    let running: Program.Running
    let port: UInt16
    let folder: Scratch

    /// Starts a server after commands of a shell, such as `ulimit -n 64`, and waits for its address.
    init(after commands: String) async throws {
        folder = Scratch()
        let server = try Program().start(
            ["serve", "--port", "0", "--threads", "1", "--templates", "\(Program.package)/templates"], in: folder,
            through: ["/bin/sh", "-c", "\(commands); exec \"$0\" \"$@\""])
        running = server
        let said = await server.said(until: "Ctrl-C")
        let match = try #require(said.firstMatch(of: /127\.0\.0\.1:([0-9]+)/), "\(said)")
        port = try #require(UInt16(match.1))
    }

    var host: String { "127.0.0.1:\(port)" }

    /// The answer to a request for a path.
    func get(_ path: String) async throws -> String {
        let client = try Client(port: port)
        client.send("GET \(path) HTTP/1.1\r\nHost: \(host)\r\n\r\n")
        return await client.received()
    }

    /// The answer to a form.
    func post(_ path: String, _ body: String) async throws -> String {
        let client = try Client(port: port)
        client.send(
            """
            POST \(path) HTTP/1.1\r\nHost: \(host)\r\nOrigin: http://\(host)\r\n\
            Content-Length: \(body.utf8.count)\r\n\r\n\(body)
            """)
        return await client.received()
    }

    /// Stops the server and checks that it exited normally.
    func end() async throws {
        kill(running.process.processIdentifier, SIGINT)
        let outcome = try await running.outcome()
        #expect(outcome.hasExited, "\(outcome.diagnostics)")
        #expect(outcome.code == 0, "\(outcome.diagnostics)")
    }
}
