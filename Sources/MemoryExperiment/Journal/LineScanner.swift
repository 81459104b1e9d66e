import Support

/// What is wrong with one line of a journal.
public struct LineError: Error {
    /// The complaint as a clause, such as `the run number is not in 1…1000000`.
    public let reason: String

    /// An error with its complaint as a clause.
    public init(reason: String) {
        self.reason = reason
    }
}

/// Parses one journal line from left to right.
struct LineScanner {
    private let bytes: ArraySlice<UInt8>
    private var position: Int
    /// The canonical text of a number, kept to reuse its memory.
    private var canonical: [UInt8] = []

    /// A scanner at the beginning of `bytes`.
    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        position = bytes.startIndex
    }

    /// Whether everything has been read.
    var isAtEnd: Bool { position == bytes.endIndex }

    /// The rest that has not been read.
    var rest: ArraySlice<UInt8> { bytes[position...] }

    /// Skips `text` if it comes next.
    mutating func skip(_ text: StaticString) -> Bool {
        text.withUTF8Buffer { text in
            guard bytes.endIndex - position >= text.count else { return false }
            for index in 0..<text.count where bytes[position + index] != text[index] { return false }
            position += text.count
            return true
        }
    }

    /// Skips `text`, which must come next.
    mutating func expect(_ text: StaticString) throws(LineError) {
        guard skip(text) else {
            throw LineError(reason: "`\(text)` is expected at byte \(position - bytes.startIndex + 1)")
        }
    }

    /// Reads up to the quotation mark that ends a text without escapes, and skips the mark.
    mutating func text() throws(LineError) -> String {
        guard let end = bytes[position...].firstIndex(of: UInt8(ascii: "\"")) else {
            throw LineError(reason: "a text has no closing quotation mark")
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

    /// A number in `range` with at most four digits, in its canonical form.
    mutating func decimal(_ name: String, in range: ClosedRange<Double>) throws(LineError) -> FourDigitDecimal {
        let start = position
        let isNegative = skip("-")
        var digits = digits()
        var exponent = 0
        if skip(".") {
            let fractionStart = position
            digits = self.digits(after: digits)
            exponent = fractionStart - position
        }
        if skip("e-") { exponent -= self.digits() }
        if let decimal = FourDigitDecimal(isNegative: isNegative, digits: digits, exponent: exponent) {
            let value = decimal.value
            canonical.removeAll(keepingCapacity: true)
            decimal.append(to: &canonical)
            // Subnormal numbers are so sparse that several decimals round to the same one.
            let isShortest =
                value.magnitude >= .leastNormalMagnitude || FourDigitDecimal(rounding: value) == decimal
            if isShortest, range.contains(value), canonical.elementsEqual(bytes[start..<position]) { return decimal }
        }
        throw LineError(
            reason: """
                \(name) is not a number in \(range.lowerBound)…\(range.upperBound), in its shortest form of at most \
                four digits
                """)
    }

    /// The number made of the next digits, following `before`; less than 10^17.
    private mutating func digits(after before: Int = 0) -> Int {
        var value = before
        while position < bytes.endIndex, case let digit = bytes[position] &- UInt8(ascii: "0"), digit <= 9,
            value < 10_000_000_000_000_000
        {
            value = 10 * value + Int(digit)
            position += 1
        }
        return value
    }
}
