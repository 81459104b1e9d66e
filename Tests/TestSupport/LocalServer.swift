/// A server on this machine, as its clients see it.
package protocol LocalServer {
    /// The port that it listens on.
    var port: UInt16 { get }
}

extension LocalServer {
    /// The host that requests name.
    package var host: String { "127.0.0.1:\(port)" }

    /// Sends bytes and waits for the whole answer.
    package func exchange(_ text: String) async throws -> Answer {
        try await Wire(port: port).exchange(text)
    }

    /// The answer to a request for a path.
    ///
    /// - Parameter headers: Further lines of the head.
    package func get(_ path: String, headers: String = "") async throws -> Answer {
        try await exchange("GET \(path) HTTP/1.1\r\nHost: \(host)\r\n\(headers)\r\n")
    }

    /// The answer to a form.
    ///
    /// - Parameter headers: Further lines of the head; nil for the origin of the server's own pages.
    package func post(_ path: String, _ body: String = "", headers: String? = nil) async throws -> Answer {
        try await exchange(request(posting: body, to: path, headers: headers))
    }

    /// The bytes of a request with a form.
    ///
    /// - Parameter headers: Further lines of the head; nil for the origin of the server's own pages.
    package func request(posting body: String, to path: String = "/", headers: String? = nil) -> String {
        """
        POST \(path) HTTP/1.1\r\nHost: \(host)\r\n\(headers ?? "Origin: http://\(host)\r\n")\
        Content-Length: \(body.utf8.count)\r\n\r\n\(body)
        """
    }
}
