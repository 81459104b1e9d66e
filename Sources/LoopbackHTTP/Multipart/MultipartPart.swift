/// The head of one part of a form with files (RFC 7578, section 4).
package struct MultipartPart: Sendable, Hashable {
    /// The name of the field: letters, digits, hyphens and underscores.
    package let name: String
    /// The name that the client gives the file; nil if the part is not a file.
    ///
    /// It is data without control characters and must never be used as a path.
    package let fileName: String?

    /// The maximum number of header fields.
    private static let mostFields = 8
    /// The maximum length of the name of a field.
    private static let longestName = 64

    /// Parses a head without the empty line that ends it.
    ///
    /// - Throws: The refusal if it is malformed or has fields that forms do not need.
    init(_ bytes: ArraySlice<UInt8>) throws(HTTPRefusal) {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw .malformed("the head of a part is not UTF-8 text")
        }
        let lines = text.unicodeScalars.split(separator: "\r\n".unicodeScalars, omittingEmptySubsequences: false)
            .map { String(String.UnicodeScalarView($0)) }
        guard lines.count <= Self.mostFields else { throw .malformed("the head of a part has too many fields") }
        guard lines.allSatisfy({ $0.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F } }) else {
            throw .malformed("the head of a part contains control characters")
        }
        var fields: [String: String] = [:]
        for line in lines {
            guard let colon = line.firstIndex(of: ":") else { throw .malformed("a field of a part has no name") }
            let value = line[line.index(after: colon)...].drop { $0 == " " }
            guard fields.updateValue(String(value), forKey: line[..<colon].lowercased()) == nil else {
                throw .malformed("a field of a part is repeated")
            }
        }
        guard Set(fields.keys).subtracting(["content-disposition", "content-type"]).isEmpty else {
            throw .malformed("a part has a field that forms do not need")
        }
        let parameters = try Self.parameters(of: fields["content-disposition"] ?? "")
        guard let name = parameters["name"], (1...Self.longestName).contains(name.utf8.count),
            name.utf8.allSatisfy(Self.isAllowed)
        else { throw .malformed("a part has no name, or one that is not allowed") }
        self.name = name
        fileName = parameters["filename"]
    }

    /// The quoted parameters of the field `Content-Disposition`.
    private static func parameters(of field: String) throws(HTTPRefusal) -> [String: String] {
        let type = "form-data"
        guard field.lowercased().hasPrefix(type) else { throw .malformed("a part is not a field of a form") }
        var rest = field.dropFirst(type.count)
        var parameters: [String: String] = [:]
        while !rest.isEmpty {
            guard
                let match = rest.prefixMatch(
                    of: /; ?(name|filename)="((?:[^"\\]|\\.)*)"/.matchingSemantics(.unicodeScalar)),
                parameters[String(match.1)] == nil
            else { throw .malformed("the name of a part is not written as in forms") }
            parameters[String(match.1)] = String(match.2.replacing("\\\"", with: "\""))
            rest = rest[match.range.upperBound...]
        }
        return parameters
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
            || "-_".utf8.contains(byte)
    }
}
