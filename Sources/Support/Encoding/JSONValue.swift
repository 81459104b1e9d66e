/// A value of a JSON text (RFC 8259) that a stranger may have written.
package enum JSONValue: Sendable, Hashable {
    /// null.
    case null
    /// true or false.
    case flag(Bool)
    /// A whole number that fits in 64 bits, written without a fraction or exponent.
    case integer(Int)
    /// Any other number.
    case number(Double)
    /// A string.
    case text(String)
    /// Values in order.
    case list([JSONValue])
    /// Values by name.
    case object([String: JSONValue])

    /// Parses a text within limits: 64 levels, no duplicate name, memory of at most 8 MB and three times the file.
    ///
    /// - Parameters:
    ///   - bytes: The UTF-8 bytes of the text; white space may surround it.
    ///   - name: What the text is, at the beginning of a sentence, such as `The header of lstm.safetensors`.
    ///   - fileSize: The number of bytes of the file that contains the text; nil if it contains nothing else.
    /// - Throws: `Failure` with the place of the first mistake.
    /// - Complexity: O(n) in the number of bytes.
    package init(parsing bytes: [UInt8], name: String, fileSize: Int? = nil) throws(Failure) {
        var parser = JSONParser(bytes: bytes, name: name, fileSize: fileSize ?? bytes.count)
        self = try parser.document()
    }
}

// MARK: - Access

extension JSONValue {
    /// The value of a name in an object; nil if there is none, or this is no object.
    package subscript(_ name: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members[name]
    }

    /// The members of an object; nil if this is no object.
    package var members: [String: JSONValue]? {
        guard case .object(let members) = self else { return nil }
        return members
    }

    /// The values of a list; nil if this is no list.
    package var elements: [JSONValue]? {
        guard case .list(let elements) = self else { return nil }
        return elements
    }

    /// The numbers of a list, whole or not; nil if this is no list, or one with anything else.
    package var numbers: [Double]? {
        guard case .list(let elements) = self else { return nil }
        let numbers = elements.compactMap(\.number)
        return numbers.count == elements.count ? numbers : nil
    }

    /// The text of a string; nil if this is no string.
    package var text: String? {
        guard case .text(let text) = self else { return nil }
        return text
    }

    /// A whole number; nil if this is none.
    package var integer: Int? {
        guard case .integer(let integer) = self else { return nil }
        return integer
    }

    /// A number, whole or not; nil if this is none.
    package var number: Double? {
        switch self {
        case .integer(let integer): Double(integer)
        case .number(let number): number
        case .null, .flag, .text, .list, .object: nil
        }
    }

    /// A truth value; nil if this is none.
    package var flag: Bool? {
        guard case .flag(let flag) = self else { return nil }
        return flag
    }
}
