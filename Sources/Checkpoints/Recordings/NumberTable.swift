import Support

/// A recording as text: one step per line, its features separated by commas, semicolons, tabs or spaces.
///
/// A first line with names is skipped, as are empty lines and those that begin with `#`.
struct NumberTable {
    /// The numbers: [line][column].
    private(set) var numbers: [Double] = []
    /// The number of columns.
    private(set) var columns = 0
    private let name: String
    private let limit: Int
    private var separator: Separator?
    private var line = 0
    private var hasNames = false

    /// What stands between two numbers.
    private enum Separator {
        case character(UInt8)
        case spaces
    }

    /// The longest line that is read.
    private static let longestLine = 1 << 22

    /// Reads a file.
    ///
    /// - Throws: `Failure` of kind `data` that names the line and column of whatever is not a number, or the line whose
    ///   number of columns differs.
    init(_ source: any ByteSource, limit: Int) throws(Failure) {
        name = source.name
        self.limit = limit
        var rest: [UInt8] = []
        var place = 0
        while place < source.count {
            let piece = try source.bytes(place..<min(place + 65_536, source.count))
            place += piece.count
            var start = piece.startIndex
            while let end = piece[start...].firstIndex(of: UInt8(ascii: "\n")) {
                rest += piece[start..<end]
                try add(&rest)
                start = end + 1
            }
            rest += piece[start...]
            guard rest.count <= Self.longestLine else {
                throw Failure(.data, "\(name), line \(line + 1) is longer than \(Self.longestLine.grouped) bytes.")
            }
        }
        try add(&rest)
    }

    private mutating func add(_ bytes: inout [UInt8]) throws(Failure) {
        line += 1
        defer { bytes.removeAll(keepingCapacity: true) }
        if line == 1, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
        let text = String(decoding: bytes, as: UTF8.self).trimmed
        guard !text.isEmpty, !text.hasPrefix("#") else { return }
        let separator = separator ?? Self.separator(of: text)
        self.separator = separator
        let fields = Self.fields(text, separator)
        var row: [Double] = []
        row.reserveCapacity(fields.count)
        for (column, field) in fields.enumerated() {
            guard let number = Self.number(field) else {
                if numbers.isEmpty, !hasNames {
                    hasNames = true
                    return
                }
                throw Failure(
                    .data,
                    """
                    \(name), line \(line), column \(column + 1): `\(field.prefix(40))` is not a number; a recording has \
                    one line per step and one number per feature.
                    """)
            }
            row.append(number)
        }
        if columns == 0 { columns = row.count }
        guard row.count == columns else {
            throw Failure(
                .data,
                """
                \(name), line \(line) has \(row.count.counted("number")), the lines before it \(columns.grouped); every \
                step needs the same features.
                """)
        }
        guard numbers.count + columns <= limit else {
            throw Failure(.data, "\(name) has more than \(limit.grouped) numbers; cut it into shorter recordings.")
        }
        numbers += row
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
}

extension String {
    /// The text without white space at its ends.
    fileprivate var trimmed: String {
        let start = drop(while: \.isWhitespace)
        return String(start.reversed().drop(while: \.isWhitespace).reversed())
    }
}
