/// The rows and columns of several charts in one drawing, such as `1x2`.
public struct GridSize: Hashable, Sendable, CustomStringConvertible {
    /// The number of rows.
    public let rows: Int
    /// The number of columns.
    public let columns: Int

    /// The allowed numbers of rows and of columns.
    public static let allowed = 1...6

    /// Rows and columns; nil if a number is not in `allowed`.
    public init?(rows: Int, columns: Int) {
        guard Self.allowed.contains(rows), Self.allowed.contains(columns) else { return nil }
        self.rows = rows
        self.columns = columns
    }

    /// Parses `ROWSxCOLUMNS`, such as `1x2`, or returns nil.
    public init?(_ text: String) {
        let parts = text.split(separator: "x", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ $0.utf8.count == 1 }), let rows = Int(parts[0]),
            let columns = Int(parts[1])
        else { return nil }
        self.init(rows: rows, columns: columns)
    }

    /// The number of charts that it holds.
    public var places: Int { rows * columns }

    /// Its text, such as `1x2`.
    public var description: String { "\(rows)x\(columns)" }
}
