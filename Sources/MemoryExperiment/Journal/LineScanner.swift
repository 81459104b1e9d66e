/// What is wrong with one line of a journal.
struct LineError: Error {
    /// The complaint as a clause, such as `the run number is not in 1…1000000`.
    let reason: String
}

/// Reads the pieces of one journal line from left to right.
struct LineScanner {
    private let bytes: ArraySlice<UInt8>
    private var position: Int

    /// A scanner at the beginning of `bytes`.
    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        position = bytes.startIndex
    }

    /// Whether everything was read.
    var isAtEnd: Bool { position == bytes.endIndex }

    /// What was not read yet.
    var rest: ArraySlice<UInt8> { bytes[position...] }

    /// Steps over `text` if it comes next.
    mutating func skip(_ text: StaticString) -> Bool {
        text.withUTF8Buffer { text in
            guard bytes.endIndex - position >= text.count else { return false }
            for index in 0..<text.count where bytes[position + index] != text[index] { return false }
            position += text.count
            return true
        }
    }

    /// Steps over `text`, which has to come next.
    mutating func expect(_ text: StaticString) throws(LineError) {
        guard skip(text) else {
            throw LineError(reason: "`\(text)` is expected at byte \(position - bytes.startIndex + 1)")
        }
    }

    /// Everything before the quotation mark that ends a text without escapes, which is stepped over.
    mutating func text() throws(LineError) -> String {
        guard let end = bytes[position...].firstIndex(of: UInt8(ascii: "\"")) else {
            throw LineError(reason: "a text has no end")
        }
        defer { position = end + 1 }
        return String(decoding: bytes[position..<end], as: UTF8.self)
    }

    /// A whole number in `range`.
    mutating func integer(_ name: String, in range: ClosedRange<Int>) throws(LineError) -> Int {
        let start = position
        var value = 0
        while position < bytes.endIndex, case let digit = bytes[position] &- UInt8(ascii: "0"), digit <= 9 {
            guard value <= Int.max / 10 - 1 else { break }
            value = 10 * value + Int(digit)
            position += 1
        }
        let isCanonical = position - start == 1 || position > start && bytes[start] != UInt8(ascii: "0")
        guard isCanonical, range.contains(value) else {
            throw LineError(reason: "\(name) is not a whole number in \(range.lowerBound)…\(range.upperBound)")
        }
        return value
    }

    /// A number in `range`, as `Double.shortestDecimal` writes it.
    mutating func number(_ name: String, in range: ClosedRange<Double>) throws(LineError) -> Double {
        let start = position
        var isNegative = false
        var significand = 0
        var exponent = 0
        var digits = 0
        if position < bytes.endIndex, bytes[position] == UInt8(ascii: "-") {
            isNegative = true
            position += 1
        }
        var isAfterPoint = false
        var isPlain = true
        scan: while position < bytes.endIndex {
            switch bytes[position] {
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                if digits < 18 { significand = 10 * significand + Int(bytes[position] - UInt8(ascii: "0")) }
                digits += 1
                if isAfterPoint { exponent -= 1 }
            case UInt8(ascii: ".") where !isAfterPoint:
                isAfterPoint = true
            case UInt8(ascii: "e"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
                isPlain = false
            default:
                break scan
            }
            position += 1
        }
        let value: Double?
        if isPlain, digits > 0, digits < 16, -exponent < Self.powersOfTen.count {
            // Both are exact, so that one division rounds the decimal correctly.
            let magnitude = Double(significand) / Self.powersOfTen[-exponent]
            value = isNegative ? -magnitude : magnitude
        } else {
            value = Double(String(decoding: bytes[start..<position], as: UTF8.self))
        }
        guard let value, range.contains(value) else {
            throw LineError(reason: "\(name) is not a number in \(range.lowerBound)…\(range.upperBound)")
        }
        return value
    }

    /// 10^0…10^22, all of them exact.
    private static let powersOfTen: [Double] = [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22,
    ]
}
