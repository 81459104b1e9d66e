/// A request without its body: the request line and the fields (RFC 9112, sections 3 and 5).
///
/// It is read more strictly than the standard asks for. What could be understood in two ways, such as lines without a
/// carriage return, folded fields or a length given twice, is refused.
package struct HTTPRequestHead: Sendable, Hashable {
    /// The request, its body still empty.
    package var request: HTTPRequest
    /// The length of the body, in bytes.
    package var contentLength: Int

    /// The most bytes that a head may have.
    static let largestSize = 16 << 10
    /// The most bytes that a body may have.
    static let largestBody = 64 << 10
    /// The most bytes that a target may have.
    private static let largestTarget = 2 << 10
    /// The most fields that a head may have.
    private static let mostFields = 100

    /// Where the head ends in what was received: the index after the empty line, or nil where it is not there yet.
    ///
    /// - Parameter start: Where to begin, for bytes that were looked at before.
    package static func end(in bytes: [UInt8], from start: Int) -> Int? {
        let end: [UInt8] = [0x0D, 0x0A, 0x0D, 0x0A]
        var index = max(0, start - end.count + 1)
        while index + end.count <= bytes.count {
            if bytes[index..<(index + end.count)].elementsEqual(end) { return index + end.count }
            index += 1
        }
        return nil
    }

    /// The head in `bytes`, which end with the empty line.
    ///
    /// - Throws: The answer that a client gets where this is no request, or one that is not served.
    package init(_ bytes: ArraySlice<UInt8>) throws(HTTPRefusal) {
        guard bytes.allSatisfy({ (0x20...0x7E).contains($0) || $0 == 0x0D || $0 == 0x0A || $0 == 0x09 }),
            let text = String(validating: bytes, as: UTF8.self)
        else { throw .malformed("it holds bytes that no head may have") }
        var lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map(Substring.init)
        guard lines.popLast() == "", lines.popLast() == "\r", lines.allSatisfy({ $0.unicodeScalars.last == "\r" })
        else {
            throw .malformed("its lines do not end with CR LF")
        }
        lines = lines.map { Substring($0.unicodeScalars.dropLast()) }
        guard !lines.isEmpty, lines.allSatisfy({ !$0.unicodeScalars.contains("\r") }) else {
            throw .malformed("a carriage return stands within a line")
        }
        request = try Self.request(lines.removeFirst())
        request.headers = try Self.fields(lines)
        contentLength = try Self.contentLength(request.headers)
        if request.method != .post, contentLength > 0 { throw .malformed("only POST has a body") }
    }

    private static func request(_ line: Substring) throws(HTTPRefusal) -> HTTPRequest {
        let parts = line.split(separator: " ", omittingEmptySubsequences: false)
        guard parts.count == 3 else { throw .malformed("the first line has not three words") }
        guard ["HTTP/1.1", "HTTP/1.0"].contains(parts[2]) else { throw HTTPRefusal(.versionNotSupported) }
        guard let method = HTTPRequest.Method(rawValue: String(parts[0])) else { throw HTTPRefusal(.methodNotAllowed) }
        guard parts[1].utf8.count <= largestTarget else { throw HTTPRefusal(.targetTooLong) }
        guard parts[1].hasPrefix("/") else { throw .malformed("the target is no path") }
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
            guard name.utf8.allSatisfy(isToken) else { throw .malformed("a field’s name is no word") }
            let key = name.lowercased()
            let value = String(line[line.index(after: colon)...].trimmingPrefix(while: isBlank))
            let trimmed = String(value.reversed().trimmingPrefix(while: isBlank).reversed())
            guard let former = fields[key] else {
                fields[key] = trimmed
                continue
            }
            guard !["host", "content-length", "origin", "cookie"].contains(key) else {
                throw .malformed("the field \(key) is there twice")
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
        else { throw .malformed("content-length is no number") }
        guard length <= largestBody else { throw HTTPRefusal(.bodyTooLarge) }
        return length
    }

    private static func isBlank(_ character: Character) -> Bool { character == " " || character == "\t" }

    private static func isToken(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
            || "!#$%&'*+-.^_`|~".utf8.contains(byte)
    }
}
