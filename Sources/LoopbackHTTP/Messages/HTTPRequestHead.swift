/// The head of a request: the request line and the header fields (RFC 9112, sections 3 and 5).
///
/// The parser is stricter than the standard. It rejects ambiguous input, such as lines without a carriage return, folded
/// fields or a repeated length.
package struct HTTPRequestHead: Sendable, Hashable {
    /// The request, with an empty body.
    package var request: HTTPRequest
    /// The length of the body, in bytes.
    package var contentLength: Int

    /// The maximum size of a head in bytes.
    static let largestSize = 16 << 10
    /// The maximum size of a body in bytes, except of an upload.
    package static let largestBody = 64 << 10
    /// The maximum size of a target in bytes.
    private static let largestTarget = 2 << 10
    /// The maximum number of header fields.
    private static let mostFields = 100

    /// The end of the head in the received bytes: the index after the empty line, or nil if that has not arrived yet.
    ///
    /// - Parameter start: The number of bytes that an earlier call has searched.
    package static func end(in bytes: [UInt8], from start: Int) -> Int? {
        let end: [UInt8] = [0x0D, 0x0A, 0x0D, 0x0A]
        var index = max(0, start - end.count + 1)
        while index + end.count <= bytes.count {
            if bytes[index..<(index + end.count)].elementsEqual(end) { return index + end.count }
            index += 1
        }
        return nil
    }

    /// Parses the head in `bytes`, which end with the empty line.
    ///
    /// - Parameter largestBody: The maximum size of the body of a request in bytes.
    /// - Throws: The response for an invalid or unsupported request.
    package init(
        _ bytes: ArraySlice<UInt8>, largestBody: (HTTPRequest) -> Int = { _ in Self.largestBody }
    ) throws(HTTPRefusal) {
        guard bytes.allSatisfy({ (0x20...0x7E).contains($0) || $0 == 0x0D || $0 == 0x0A || $0 == 0x09 }),
            let text = String(validating: bytes, as: UTF8.self)
        else { throw .malformed("its head contains invalid bytes") }
        var lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map(Substring.init)
        guard lines.popLast() == "", lines.popLast() == "\r", lines.allSatisfy({ $0.unicodeScalars.last == "\r" })
        else {
            throw .malformed("its lines do not end with CR LF")
        }
        lines = lines.map { Substring($0.unicodeScalars.dropLast()) }
        guard !lines.isEmpty, lines.allSatisfy({ !$0.unicodeScalars.contains("\r") }) else {
            throw .malformed("a line contains a carriage return")
        }
        request = try Self.request(lines.removeFirst())
        request.headers = try Self.fields(lines)
        contentLength = try Self.contentLength(request.headers)
        guard contentLength <= largestBody(request) else { throw HTTPRefusal(.bodyTooLarge) }
        if request.method != .post, contentLength > 0 { throw .malformed("only POST has a body") }
    }

    private static func request(_ line: Substring) throws(HTTPRefusal) -> HTTPRequest {
        let parts = line.split(separator: " ", omittingEmptySubsequences: false)
        guard parts.count == 3 else { throw .malformed("the first line does not have three words") }
        guard ["HTTP/1.1", "HTTP/1.0"].contains(parts[2]) else { throw HTTPRefusal(.versionNotSupported) }
        guard let method = HTTPRequest.Method(rawValue: String(parts[0])) else { throw HTTPRefusal(.methodNotAllowed) }
        guard parts[1].utf8.count <= largestTarget else { throw HTTPRefusal(.targetTooLong) }
        guard parts[1].hasPrefix("/") else { throw .malformed("the target is not a path") }
        let target = parts[1].split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        return HTTPRequest(
            method: method, path: String(target[0]), query: target.count > 1 ? String(target[1]) : "")
    }

    private static func fields(_ lines: [Substring]) throws(HTTPRefusal) -> [String: String] {
        guard lines.count <= mostFields else { throw HTTPRefusal(.headTooLarge) }
        var fields: [String: String] = [:]
        for line in lines {
            guard let colon = line.firstIndex(of: ":"), colon > line.startIndex else {
                throw .malformed("a field has no name")
            }
            let name = line[..<colon]
            guard name.utf8.allSatisfy(isToken) else { throw .malformed("a field name is invalid") }
            let key = name.lowercased()
            let value = String(line[line.index(after: colon)...].trimmingPrefix(while: isBlank))
            let trimmed = String(value.reversed().trimmingPrefix(while: isBlank).reversed())
            guard let former = fields[key] else {
                fields[key] = trimmed
                continue
            }
            guard !["host", "content-length", "origin", "cookie"].contains(key) else {
                throw .malformed("the field \(key) is repeated")
            }
            fields[key] = "\(former), \(trimmed)"
        }
        guard fields["host"] != nil else { throw .malformed("the field host is missing") }
        return fields
    }

    private static func contentLength(_ fields: [String: String]) throws(HTTPRefusal) -> Int {
        guard fields["transfer-encoding"] == nil else { throw HTTPRefusal(.lengthRequired) }
        guard let text = fields["content-length"] else { return 0 }
        guard (1...18).contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            let length = Int(text)
        else { throw .malformed("content-length is not a number") }
        return length
    }

    private static func isBlank(_ character: Character) -> Bool { character == " " || character == "\t" }

    private static func isToken(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
            || "!#$%&'*+-.^_`|~".utf8.contains(byte)
    }
}
