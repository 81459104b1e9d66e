/// A grid of coloured cells with a number in each: one value for every pair of two properties.
///
/// Cells whose value is only bounded are hatched on a neutral ground, so that nobody takes the bound for a value.
public struct HeatMap: Chart, Hashable {
    /// One of the two properties.
    public struct Axis: Hashable, Sendable {
        /// What the property is.
        public var title: RichText
        /// The property's values, in order.
        public var labels: [String]

        /// A property with its values.
        public init(title: RichText, labels: [String]) {
            self.title = title
            self.labels = labels
        }
    }

    /// What is known for a pair of the two properties.
    public enum Cell: Hashable, Sendable {
        /// A value and how it is written.
        case value(Double, label: Label)
        /// A bound of a value that was not observed, and how it is written, such as "≥ 99,000".
        case bound(Double?, label: Label)
        /// A value of nothing at all, and how it is written in words about it; the cell stays empty.
        case empty(label: Label)
        /// Nothing is known.
        case absent
    }

    /// How a cell's number is written.
    public struct Label: Hashable, Sendable, ExpressibleByStringInterpolation {
        /// The number in full.
        public var full: String
        /// The number in fewer letters, such as "≥99k", for cells without room for the whole of it.
        public var short: String

        /// A number as it is written.
        public init(_ full: String, short: String? = nil) {
            self.full = full
            self.short = short ?? full
        }

        /// A number that is written in one way only.
        public init(stringLiteral value: String) {
            self.init(value)
        }
    }

    /// How values become colours.
    public enum Coloring: Hashable, Sendable {
        /// Evenly, from the smallest value to the largest or over a given range.
        case linear(ClosedRange<Double>? = nil)
        /// By the logarithm, from the smallest positive value to the largest or over a given range.
        case logarithmic(ClosedRange<Double>? = nil)
        /// On both sides of 0, up to the largest magnitude or a given one.
        case diverging(magnitude: Double? = nil)
    }

    /// What the chart shows; nothing if a caption says so.
    public let title: RichText?
    /// The property that grows to the right.
    public let columns: Axis
    /// The property that grows upwards.
    public let rows: Axis
    /// What the values are, along the colour bar.
    public let valueTitle: RichText
    /// What a hatched cell means, for the key below the cells; without it there is no key.
    public let boundTitle: RichText?
    /// How values become colours.
    public let coloring: Coloring
    /// The cells row by row, the lowest row first: `rows.labels.count` × `columns.labels.count`.
    public let cells: [Cell]
    /// More facts about each cell, in the same order.
    public let details: [[HotRegion.Detail]]

    /// A heat map that asks for each of its cells.
    ///
    /// - Parameters:
    ///   - title: What the chart shows.
    ///   - columns: The property that grows to the right.
    ///   - rows: The property that grows upwards.
    ///   - valueTitle: What the values are.
    ///   - boundTitle: What a hatched cell means, such as "not within 99,000 steps".
    ///   - coloring: How values become colours.
    ///   - details: More facts about a cell, for its hot region.
    ///   - cell: The cell of a column and a row, both counted from 0.
    public init(
        title: RichText? = nil, columns: Axis, rows: Axis, valueTitle: RichText, boundTitle: RichText? = nil,
        coloring: Coloring = .linear(),
        details: (_ column: Int, _ row: Int) -> [HotRegion.Detail] = { _, _ in [] },
        cell: (_ column: Int, _ row: Int) -> Cell
    ) {
        self.title = title
        self.columns = columns
        self.rows = rows
        self.valueTitle = valueTitle
        self.boundTitle = boundTitle
        self.coloring = coloring
        let places = rows.labels.indices.flatMap { row in columns.labels.indices.map { (column: $0, row: row) } }
        cells = places.map { cell($0.column, $0.row) }
        self.details = places.map { details($0.column, $0.row) }
    }
}
