import CheckpointDecoding
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
    private var lines = NumberLines()
    private var line = 0
    private var hasNames = false

    /// The longest line that is read.
    private static let longestLine = 1 << 22

    /// Reads a file.
    ///
    /// - Throws: `Failure` of kind `data` that names the line and column of whatever is not a number, or the line whose
    ///   number of columns differs.
    init(_ source: any ByteSource, limit: Int) throws(Failure) {
        name = source.name
        self.limit = limit
        var text = LineBytes()
        var place = 0
        while place < source.count {
            let piece = try source.bytes(place..<min(place + 65_536, source.count))
            place += piece.count
            for bytes in text.lines(endingIn: piece) { try add(bytes) }
            guard text.rest.count <= Self.longestLine else {
                throw Failure(.data, "\(name), line \(line + 1) is longer than \(Self.longestLine.grouped) bytes.")
            }
        }
        try add(text.rest)
    }

    private mutating func add(_ bytes: [UInt8]) throws(Failure) {
        line += 1
        let hasMark = line == 1 && bytes.starts(with: [0xEF, 0xBB, 0xBF])
        switch lines.read(hasMark ? Array(bytes.dropFirst(3)) : bytes) {
        case .nothing: return
        case .numbers(let row): try add(row: row)
        case .word(let field, let column):
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
    }

    private mutating func add(row: [Double]) throws(Failure) {
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
}
