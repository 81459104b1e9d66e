import Support

/// One field of a record.
package enum Scalar: Sendable, Hashable {
    /// Words.
    case text(String)
    /// A whole number.
    case integer(Int)
    /// A real number, written with the fewest digits that read back the same.
    case number(Double)
    /// True or false: 1 or 0 in plain text.
    case flag(Bool)
    /// Nothing, because the quantity is unknown.
    case empty

    /// A number, or the empty field for nil.
    package init(_ value: Double?) {
        self = value.map { .number($0) } ?? .empty
    }

    /// The field as plain text; empty if it is empty.
    package var plainText: String {
        switch self {
        case .text(let text): text
        case .integer(let value): String(value)
        case .number(let value): value.shortestDecimal
        case .flag(let value): value ? "1" : "0"
        case .empty: ""
        }
    }
}

/// Data for programs: named columns, and one record per observation.
package struct Records: Sendable, Hashable {
    /// The names of the columns.
    package var columns: [String]
    /// The records, each with one field per column.
    package var rows: [[Scalar]]

    /// Records with their columns' names.
    package init(columns: [String], rows: [[Scalar]]) {
        self.columns = columns
        self.rows = rows
    }
}

extension JSONText {
    /// A field of a record; `null` where it is empty or not finite.
    package static func scalar(_ value: Scalar) -> String {
        switch value {
        case .text(let text): string(text)
        case .integer(let value): String(value)
        case .number(let value): value.isFinite ? value.shortestDecimal : "null"
        case .flag(let value): String(value)
        case .empty: "null"
        }
    }
}
