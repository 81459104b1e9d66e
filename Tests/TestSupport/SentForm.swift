/// The form of an analysis as a browser sends it.
package struct SentForm {
    /// A file of the form.
    package struct File {
        package let field: String
        package let name: String
        package let bytes: [UInt8]

        /// A file from its parts.
        package init(field: String, name: String, bytes: [UInt8]) {
            self.field = field
            self.name = name
            self.bytes = bytes
        }
    }

    /// The files.
    package var files: [File] = []
    /// The options.
    package var options: [String: String] = [:]

    /// The boundary between its parts.
    package static let boundary = "----RNNMemoryFormBoundary"

    /// A form with a checkpoint and perhaps a recording.
    package init(
        _ checkpoint: [UInt8], named name: String = "model.safetensors", recording: [UInt8]? = nil,
        _ options: [String: String] = [:]
    ) {
        files = [File(field: "checkpoint", name: name, bytes: checkpoint)]
        if let recording { files.append(File(field: "recording", name: "speech.csv", bytes: recording)) }
        self.options = options
    }

    /// The body.
    package var body: [UInt8] {
        var body: [UInt8] = []
        for file in files {
            body += "--\(Self.boundary)\r\nContent-Disposition: form-data; name=\"\(file.field)\"; ".utf8
            body += "filename=\"\(file.name)\"\r\nContent-Type: application/octet-stream\r\n\r\n".utf8
            body += file.bytes
            body += "\r\n".utf8
        }
        for (name, text) in options {
            body += "--\(Self.boundary)\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(text)\r\n".utf8
        }
        return body + Array("--\(Self.boundary)--\r\n".utf8)
    }
}

extension LocalServer {
    /// The head of a request with the form of an analysis.
    package func head(length: Int, headers: String? = nil) -> String {
        """
        POST /analyses HTTP/1.1\r\nHost: \(host)\r\n\(headers ?? "Origin: http://\(host)\r\n")\
        Content-Type: multipart/form-data; boundary=\(SentForm.boundary)\r\nContent-Length: \(length)\r\n\r\n
        """
    }

    /// The answer to the form of an analysis.
    package func send(_ form: SentForm) async throws -> Answer {
        let body = form.body
        return try await Wire(port: port).exchange(Array(head(length: body.count).utf8) + body)
    }
}
