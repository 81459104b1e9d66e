/// The line between the parts of a form with files (RFC 2046, section 5.1.1).
package struct MultipartBoundary: Sendable, Hashable {
    /// The bytes that begin the body, before the line break or the two hyphens that follow.
    let opening: [UInt8]

    /// The bytes between the content of a part and what follows the boundary.
    var delimiter: [UInt8] { [0x0D, 0x0A] + opening }

    /// The maximum number of characters.
    private static let longest = 70

    /// Reads the field `Content-Type` of a request.
    ///
    /// - Throws: The refusal if the body is not a form with files, or the boundary is missing or not allowed.
    package init(contentType: String?) throws(HTTPRefusal) {
        let words = (contentType ?? "").split(separator: ";", omittingEmptySubsequences: false)
            .map { $0.drop { $0 == " " } }
        guard words.first?.lowercased() == "multipart/form-data" else {
            throw HTTPRefusal(.badRequest, "This address accepts a form with files (multipart/form-data) only.")
        }
        let prefix = "boundary="
        guard words.count == 2, words[1].lowercased().hasPrefix(prefix) else {
            throw .malformed("its content type has no boundary or more than that")
        }
        var text = words[1].dropFirst(prefix.count)
        if text.hasPrefix("\""), text.hasSuffix("\""), text.count >= 2 { text = text.dropFirst().dropLast() }
        guard (1...Self.longest).contains(text.utf8.count), text.utf8.allSatisfy(Self.isAllowed) else {
            throw .malformed("the boundary of its parts is not allowed")
        }
        opening = Array("--\(text)".utf8)
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
            || "'()+_,-./:=?".utf8.contains(byte)
    }
}
