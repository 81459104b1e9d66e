import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// One request to a server on this machine and its answer.
///
/// Foundation's sessions reject the header fields of chromedriver's responses, which have no space after their colons.
struct HTTPExchange: Sendable {
    let port: UInt16
    let method: String
    let path: String
    let body: Data

    struct Answer: Sendable {
        let status: Int
        let body: Data
    }

    /// Waits for the answer on a separate thread.
    func answer() async throws -> Answer {
        try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread { continuation.resume(with: Result { try exchange() }) }
        }
    }

    private func exchange() throws -> Answer {
        let connection = try connected()
        defer { try? connection.close() }
        let head = """
            \(method) \(path) HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\nConnection: close\r\n\
            Content-Type: application/json\r\nContent-Length: \(body.count)\r\n\r\n
            """
        try connection.write(contentsOf: Data(head.utf8) + body)
        var received = Data()
        let separator = Data("\r\n\r\n".utf8)
        while true {
            if let end = received.range(of: separator) {
                let lines = String(decoding: received[..<end.lowerBound], as: UTF8.self).split(separator: "\r\n")
                let status = lines.first?.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
                let length = lines.lazy.compactMap { line -> Int? in
                    guard line.lowercased().hasPrefix("content-length:") else { return nil }
                    return Int(line.dropFirst(15).trimmingCharacters(in: .whitespaces))
                }.first
                let rest = received[end.upperBound...]
                if let length, rest.count >= length { return Answer(status: status, body: Data(rest.prefix(length))) }
            }
            let more = connection.availableData
            guard !more.isEmpty else { throw Browser.Complaint(description: "The driver closed the connection.") }
            received += more
        }
    }

    private func connected() throws -> FileHandle {
        #if canImport(Glibc)
            let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        #else
            let descriptor = socket(AF_INET, SOCK_STREAM, 0)
        #endif
        let connection = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard result == 0 else { throw Browser.Complaint(description: "The driver cannot be reached.") }
        return connection
    }
}
