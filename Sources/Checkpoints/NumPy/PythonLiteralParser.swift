import Support

/// Reads a dictionary of strings, truth values and tuples of whole numbers in the syntax of Python.
struct PythonLiteralParser {
    private let bytes: [UInt8]
    private let name: String
    private var position = 0

    /// A value of the dictionary.
    enum Value: Hashable {
        case text(String)
        case flag(Bool)
        case integers([Int])
        /// A list, as describes arrays with named fields; nothing in it is read.
        case list
    }

    private static let mostFields = 16

    init(bytes: [UInt8], name: String) {
        self.bytes = bytes
        self.name = name
    }

    /// The only value of the text.
    ///
    /// - Throws: `Failure` with the place of the first mistake.
    mutating func dictionary() throws(Failure) -> [String: Value] {
        var fields: [String: Value] = [:]
        try expect("{")
        while !skip("}") {
            guard fields.count < Self.mostFields else { throw failure("there are too many keys") }
            let key = try text()
            try expect(":")
            let value = try value()
            guard fields.updateValue(value, forKey: key) == nil else { throw failure("a key appears twice") }
            // The rest of a header with named fields does not matter: it is refused.
            if value == .list { return fields }
            guard skip(",") || next == UInt8(ascii: "}") else { throw failure("a comma is missing") }
        }
        guard next == nil else { throw failure("something follows the dictionary") }
        return fields
    }

    private mutating func value() throws(Failure) -> Value {
        switch next {
        case UInt8(ascii: "'"), UInt8(ascii: "\""): return .text(try text())
        case UInt8(ascii: "("): return .integers(try integers())
        case UInt8(ascii: "["): return .list
        default:
            if skip("True") { return .flag(true) }
            if skip("False") { return .flag(false) }
            throw failure("a string, True, False or a tuple is missing")
        }
    }

    private mutating func integers() throws(Failure) -> [Int] {
        var integers: [Int] = []
        try expect("(")
        while !skip(")") {
            guard integers.count < Shape.mostDimensions else { throw failure("there are too many dimensions") }
            let digits = bytes[position...].prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
            guard let integer = Int(String(decoding: digits, as: UTF8.self)) else {
                throw failure("a size is missing or too large")
            }
            position += digits.count
            integers.append(integer)
            // Python 2 marked long numbers.
            _ = skip("L")
            guard skip(",") || next == UInt8(ascii: ")") else { throw failure("a comma is missing") }
        }
        return integers
    }

    private mutating func text() throws(Failure) -> String {
        guard let quote = next, quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\"") else {
            throw failure("a string is missing")
        }
        let content = bytes[(position + 1)...].prefix { $0 != quote && $0 != UInt8(ascii: "\\") }
        guard content.endIndex < bytes.count, bytes[content.endIndex] == quote,
            let text = String(validating: content, as: UTF8.self)
        else { throw failure("a string does not end") }
        position = content.endIndex + 1
        return text
    }

    // MARK: Tokens

    /// The next byte that is no white space; nil at the end.
    private var next: UInt8? {
        mutating get {
            while position < bytes.count, [0x20, 0x0A, 0x0D, 0x09].contains(bytes[position]) { position += 1 }
            return position < bytes.count ? bytes[position] : nil
        }
    }

    private mutating func skip(_ token: String) -> Bool {
        guard next != nil, bytes[position...].starts(with: token.utf8) else { return false }
        position += token.utf8.count
        // Digits of a tuple follow without a token between them and the space.
        _ = next
        return true
    }

    private mutating func expect(_ token: String) throws(Failure) {
        guard skip(token) else { throw failure("`\(token)` is missing") }
    }

    private func failure(_ complaint: String) -> Failure {
        Failure(.data, "The header of \(name) is invalid: at byte \(position), \(complaint).")
    }
}
