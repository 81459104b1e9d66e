/// A strict reader of JSON with limits on depth and memory.
struct JSONParser {
    private let bytes: [UInt8]
    private let name: String
    private var position = 0
    /// The memory that values may still take, estimated generously.
    private var budget: Int

    /// The most lists and objects within each other.
    private static let deepest = 64

    init(bytes: [UInt8], name: String, fileSize: Int) {
        self.bytes = bytes
        self.name = name
        budget = 8 << 20 + 3 * fileSize
    }

    /// The only value of the text.
    mutating func document() throws(Failure) -> JSONValue {
        let value = try value(depth: 0)
        skipSpace()
        guard position == bytes.count else { throw failure("something follows the value") }
        return value
    }

    private func failure(_ complaint: String) -> Failure {
        Failure(.data, "\(name) is not valid JSON: at byte \(position.grouped), \(complaint). Save it again.")
    }

    private mutating func spend(_ cost: Int) throws(Failure) {
        budget -= cost
        guard budget >= 0 else {
            throw Failure(.data, "\(name) has more values than a text of \(bytes.count.grouped) bytes may have.")
        }
    }

    // MARK: Structure

    private mutating func value(depth: Int) throws(Failure) -> JSONValue {
        skipSpace()
        try spend(48)
        switch byte {
        case UInt8(ascii: "{"): return .object(try members(depth: try deeper(depth)))
        case UInt8(ascii: "["): return .list(try elements(depth: try deeper(depth)))
        case UInt8(ascii: "\""): return .text(try string())
        case UInt8(ascii: "t"): return try word("true", .flag(true))
        case UInt8(ascii: "f"): return try word("false", .flag(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: return try number()
        }
    }

    private func deeper(_ depth: Int) throws(Failure) -> Int {
        guard depth < Self.deepest else { throw failure("there are more than \(Self.deepest) levels") }
        return depth + 1
    }

    private mutating func members(depth: Int) throws(Failure) -> [String: JSONValue] {
        var members: [String: JSONValue] = [:]
        try spend(64)
        try separated(until: UInt8(ascii: "}")) { (parser) throws(Failure) in
            parser.skipSpace()
            guard parser.byte == UInt8(ascii: "\"") else {
                throw parser.failure("a name in quotation marks is missing")
            }
            let key = try parser.string()
            try parser.spend(160 + key.utf8.count)
            parser.skipSpace()
            guard parser.skip(UInt8(ascii: ":")) else { throw parser.failure("a colon is missing") }
            let value = try parser.value(depth: depth)
            guard members.updateValue(value, forKey: key) == nil else {
                throw Failure(.data, "\(parser.name) contains the name `\(key.shortened)` twice.")
            }
        }
        return members
    }

    private mutating func elements(depth: Int) throws(Failure) -> [JSONValue] {
        var elements: [JSONValue] = []
        try spend(32)
        try separated(until: UInt8(ascii: "]")) { (parser) throws(Failure) in
            elements.append(try parser.value(depth: depth))
        }
        return elements
    }

    /// Reads what stands between brackets, separated by commas.
    private mutating func separated(
        until end: UInt8, _ element: (inout JSONParser) throws(Failure) -> Void
    ) throws(Failure) {
        position += 1
        skipSpace()
        guard !skip(end) else { return }
        while true {
            try element(&self)
            skipSpace()
            if skip(end) { return }
            guard skip(UInt8(ascii: ",")) else {
                throw failure(byte == nil ? "the text ends too early" : "a comma or a closing bracket is missing")
            }
        }
    }

    // MARK: Tokens

    /// The byte at the position; nil at the end.
    private var byte: UInt8? { position < bytes.count ? bytes[position] : nil }

    private mutating func skip(_ expected: UInt8) -> Bool {
        guard byte == expected else { return false }
        position += 1
        return true
    }

    private mutating func skipSpace() {
        while let byte, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
    }

    private mutating func word(_ word: String, _ value: JSONValue) throws(Failure) -> JSONValue {
        guard bytes[position...].starts(with: word.utf8) else { throw failure("a value is missing") }
        position += word.utf8.count
        return value
    }

    private mutating func number() throws(Failure) -> JSONValue {
        let start = position
        _ = skip(UInt8(ascii: "-"))
        let isZero = byte == UInt8(ascii: "0")
        let whole = skipDigits()
        guard whole > 0 else {
            throw failure(byte == nil ? "the text ends too early" : "a value is missing")
        }
        guard !isZero || whole == 1 else { throw failure("a number begins with a zero") }
        var isInteger = true
        if skip(UInt8(ascii: ".")) {
            isInteger = false
            guard skipDigits() > 0 else { throw failure("digits are missing") }
        }
        if skip(UInt8(ascii: "e")) || skip(UInt8(ascii: "E")) {
            isInteger = false
            if !skip(UInt8(ascii: "+")) { _ = skip(UInt8(ascii: "-")) }
            guard skipDigits() > 0 else { throw failure("digits are missing") }
        }
        let digits = String(decoding: bytes[start..<position], as: UTF8.self)
        if isInteger, let integer = Int(digits) { return .integer(integer) }
        guard let number = Double(digits), number.isFinite else { throw failure("a number is too large") }
        return .number(number)
    }

    private mutating func skipDigits() -> Int {
        let start = position
        while let byte, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { position += 1 }
        return position - start
    }

    // MARK: Strings

    private mutating func string() throws(Failure) -> String {
        position += 1
        var text: [UInt8] = []
        while let byte, byte != UInt8(ascii: "\"") {
            guard byte >= 0x20 else { throw failure("a string contains a control character") }
            position += 1
            if byte == UInt8(ascii: "\\") {
                text += Array(String(try escaped()).utf8)
            } else {
                text.append(byte)
            }
        }
        guard skip(UInt8(ascii: "\"")) else { throw failure("a string does not end") }
        guard let string = String(validating: text, as: UTF8.self) else { throw failure("a string is not UTF-8") }
        try spend(text.count)
        return string
    }

    private mutating func escaped() throws(Failure) -> Unicode.Scalar {
        let letter = byte
        position += 1
        switch letter {
        case UInt8(ascii: "\""): return "\""
        case UInt8(ascii: "\\"): return "\\"
        case UInt8(ascii: "/"): return "/"
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return try unicodeScalar()
        default: throw failure("an escape is unknown")
        }
    }

    private mutating func unicodeScalar() throws(Failure) -> Unicode.Scalar {
        var code = try codeUnit()
        if (0xD800..<0xDC00).contains(code), skip(UInt8(ascii: "\\")), skip(UInt8(ascii: "u")) {
            let second = try codeUnit()
            guard (0xDC00..<0xE000).contains(second) else { throw failure("half a surrogate pair is missing") }
            code = 0x10000 + (code - 0xD800) << 10 + (second - 0xDC00)
        }
        guard let scalar = Unicode.Scalar(code) else { throw failure("half a surrogate pair is missing") }
        return scalar
    }

    private mutating func codeUnit() throws(Failure) -> UInt32 {
        guard position + 4 <= bytes.count else { throw failure("a string does not end") }
        var code: UInt32 = 0
        for byte in bytes[position..<position + 4] {
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue, byte < 0x80 else {
                throw failure("an escape needs four hexadecimal digits")
            }
            code = code << 4 | UInt32(digit)
        }
        position += 4
        return code
    }
}
