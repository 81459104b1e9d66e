/// Lines of numbers, separated by commas, semicolons, tabs or spaces, whichever the first line has.
package struct NumberLines: Sendable {
    private var separator: Separator?

    /// What stands between two numbers.
    private enum Separator {
        case character(UInt8)
        case spaces
    }

    /// What a line has.
    package enum Line: Sendable {
        /// Nothing, or a comment.
        case nothing
        /// Numbers.
        case numbers([Double])
        /// A field that is no number, and its column, counted from zero.
        case word(Substring, column: Int)
    }

    /// A reader before the first line.
    package init() {}

    /// Reads the next line.
    ///
    /// - Complexity: O(n) in the number of bytes.
    package mutating func read(_ bytes: [UInt8]) -> Line {
        let text = Self.trimmed(String(decoding: bytes, as: UTF8.self))
        guard !text.isEmpty, !text.hasPrefix("#") else { return .nothing }
        let separator = separator ?? Self.separator(of: text)
        self.separator = separator
        let fields = Self.fields(text, separator)
        var row: [Double] = []
        row.reserveCapacity(fields.count)
        for (column, field) in fields.enumerated() {
            guard let number = Self.number(field) else { return .word(field, column: column) }
            row.append(number)
        }
        return .numbers(row)
    }

    private static func separator(of text: String) -> Separator {
        for character in [UInt8(ascii: ";"), UInt8(ascii: "\t"), UInt8(ascii: ",")]
        where text.utf8.contains(character) { return .character(character) }
        return .spaces
    }

    private static func fields(_ text: String, _ separator: Separator) -> [Substring] {
        switch separator {
        case .character(let byte):
            text.split(separator: Character(UnicodeScalar(byte)), omittingEmptySubsequences: false)
        case .spaces: text.split(separator: " ")
        }
    }

    private static func number(_ field: Substring) -> Double? {
        var field = field.drop { $0 == " " || $0 == "\"" }
        while let last = field.last, last == " " || last == "\"" { field.removeLast() }
        return Double(field)
    }

    /// The text without white space at its ends.
    private static func trimmed(_ text: String) -> String {
        let start = text.drop(while: \.isWhitespace)
        return String(start.reversed().drop(while: \.isWhitespace).reversed())
    }
}
