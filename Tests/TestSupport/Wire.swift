import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A connection to a server on this machine for sending arbitrary bytes.
package final class Wire: Sendable {
    private let connection: FileHandle

    /// Thrown if no server listens on the port.
    package struct Unreachable: Error, CustomStringConvertible {
        let port: UInt16

        package var description: String { "No server listens on port \(port)." }
    }

    /// Connects to a port of this machine.
    package init(port: UInt16) throws {
        #if canImport(Glibc)
            let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        #else
            let descriptor = socket(AF_INET, SOCK_STREAM, 0)
        #endif
        connection = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        #if canImport(Darwin)
            var isOn: Int32 = 1
            setsockopt(descriptor, SOL_SOCKET, SO_NOSIGPIPE, &isOn, socklen_t(MemoryLayout<Int32>.size))
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
        guard result == 0 else { throw Unreachable(port: port) }
    }

    /// Sends bytes as far as the other side accepts them.
    package func send(_ text: String) { send(Array(text.utf8)) }

    /// Sends bytes as far as the other side accepts them.
    package func send(_ bytes: [UInt8]) {
        var sent = 0
        while sent < bytes.count {
            #if canImport(Glibc)
                let count = bytes[sent...].withUnsafeBytes {
                    Glibc.send(connection.fileDescriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
                }
            #else
                let count = bytes[sent...].withUnsafeBytes {
                    Darwin.send(connection.fileDescriptor, $0.baseAddress, $0.count, 0)
                }
            #endif
            guard count > 0 else { return }
            sent += count
        }
    }

    /// Sends bytes on a separate thread, because the other side may accept them only while its answer is read, and
    /// waits for the answer until it closes the connection.
    package func exchange(_ text: String) async -> Answer { await exchange(Array(text.utf8)) }

    /// Sends bytes and waits for the answer as `exchange(_:)` does with text.
    package func exchange(_ bytes: [UInt8]) async -> Answer {
        Thread.detachNewThread { self.send(bytes) }
        return await received()
    }

    /// Tells the other side that no more bytes follow; its answer can still be received.
    package func finishSending() {
        #if canImport(Glibc)
            shutdown(connection.fileDescriptor, Int32(SHUT_WR))
        #else
            shutdown(connection.fileDescriptor, SHUT_WR)
        #endif
    }

    /// Sends bytes as `exchange(_:)` does, and waits for the answer until it has the length that its head says, because
    /// the other side may keep the connection open.
    package func exchangeKeepingOpen(_ text: String) async -> Answer {
        Thread.detachNewThread { self.send(text) }
        return Answer(await bytes { Answer($0).isWhole })
    }

    /// Everything that arrives until the other side closes the connection.
    package func received() async -> Answer {
        Answer(await bytes { _ in false })
    }

    /// What arrives until it contains a text or the other side closes the connection.
    package func received(until text: String) async -> String {
        String(decoding: await bytes { $0.range(of: Data(text.utf8)) != nil }, as: UTF8.self)
    }

    /// What arrives first.
    package func receivedFirst() async -> String {
        String(decoding: await bytes { !$0.isEmpty }, as: UTF8.self)
    }

    /// Waits for what arrives first, and blocks the thread meanwhile.
    package func waitForFirst() -> String { String(decoding: next(), as: UTF8.self) }

    /// Does something on a separate thread, which tests that compute do not delay.
    package func apart<Value: Sendable>(_ work: @escaping @Sendable () -> Value) async -> Value {
        await withCheckedContinuation { continuation in
            Thread.detachNewThread { continuation.resume(returning: work()) }
        }
    }

    /// What arrives until it is enough or the other side closes the connection, awaited on a separate thread.
    private func bytes(until isEnough: @escaping @Sendable (Data) -> Bool) async -> Data {
        await withCheckedContinuation { continuation in
            Thread.detachNewThread {
                var bytes = Data()
                while !isEnough(bytes), case let more = self.next(), !more.isEmpty { bytes += more }
                continuation.resume(returning: bytes)
            }
        }
    }

    /// The next bytes; empty once the connection is closed or broken, which would make `FileHandle` end the process.
    private func next() -> Data {
        var bytes = [UInt8](repeating: 0, count: 1 << 16)
        let count = recv(connection.fileDescriptor, &bytes, bytes.count, 0)
        return Data(bytes.prefix(max(0, count)))
    }

    /// Closes the connection.
    package func close() {
        try? connection.close()
    }
}

/// An answer as received.
package struct Answer: Sendable {
    /// The status; 0 if no valid answer was received.
    package let status: Int
    /// The header fields by lower-case name.
    package let headers: [String: String]
    /// The body.
    package let body: Data

    /// Whether the body has the length that the head says.
    package var isWhole: Bool {
        headers["content-length"].flatMap { Int($0) }.map { body.count >= $0 } ?? false
    }

    /// The body as text.
    package var text: String { String(decoding: body, as: UTF8.self) }

    /// Parses the received bytes.
    package init(_ bytes: Data) {
        guard let end = bytes.range(of: Data("\r\n\r\n".utf8)) else {
            (status, headers, body) = (0, [:], bytes)
            return
        }
        let lines = String(decoding: bytes[..<end.lowerBound], as: UTF8.self).components(separatedBy: "\r\n")
        status = lines.first?.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
        headers = Dictionary(
            lines.dropFirst().compactMap { line in
                line.firstIndex(of: ":").map {
                    (line[..<$0].lowercased(), line[line.index(after: $0)...].trimmingCharacters(in: .whitespaces))
                }
            }
        ) { $1 }
        body = Data(bytes[end.upperBound...])
    }
}
