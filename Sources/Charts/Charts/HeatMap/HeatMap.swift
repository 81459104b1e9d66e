/// A grid of coloured cells with a number in each: one value for every pair of two properties.
///
/// Cells whose value is not known have a triangle in a corner, so that no one takes a bound for a value: those with a lower
/// bound in a colour beyond the last, which a box at the end of the colour bar explains, those with another statistic in
/// its colour. They are hatched if nothing gives them a colour.
public struct HeatMap: Chart, Hashable {
    /// One of the two properties.
    public struct Axis: Hashable, Sendable {
        /// The title of the property.
        public var title: RichText
        /// The property's values, in order.
        public var labels: [String]

        /// A property with its values.
        public init(title: RichText, labels: [String]) {
            self.title = title
            self.labels = labels
        }
    }

    /// The content of the cell for a pair of properties.
    public enum Cell: Hashable, Sendable {
        /// A value and its label.
        case value(Double, label: Label)
        /// Another statistic in place of a value that is not known, such as a median for a mean, with its label.
        case replacement(Double, label: Label)
        /// A lower bound of a value that was not observed, with its label, such as "≥ 99,000"; nil if the value has no
        /// place among the colours.
        case bound(Double?, label: Label)
        /// A value without a place in the colour scale, such as 0 in a logarithmic one; the cell stays empty, and only texts
        /// about it use the label.
        case empty(Double? = nil, label: Label)
        /// Nothing is known.
        case absent
    }

    /// The label of a cell.
    public struct Label: Hashable, Sendable, ExpressibleByStringInterpolation {
        /// The number in full.
        public var full: String
        /// The number abbreviated, such as "≥99k", for cells without room for it in full and for abbreviated maps.
        public var short: String

        /// A label in both forms.
        public init(_ full: String, short: String? = nil) {
            self.full = full
            self.short = short ?? full
        }

        /// A label with a single form.
        public init(stringLiteral value: String) {
            self.init(value)
        }
    }

    /// How values are mapped to colours.
    public enum Coloring: Hashable, Sendable {
        /// Linearly, over all values and 0 or over a given range.
        case linear(ClosedRange<Double>? = nil)
        /// Logarithmically, from the smallest positive value to the largest or over a given range; other statistics count
        /// as values.
        case logarithmic(ClosedRange<Double>? = nil)
        /// Diverging from 0, up to the largest magnitude or a given one.
        case diverging(magnitude: Double? = nil)
    }

    /// The title; nil if a caption replaces it.
    public private(set) var title: RichText?
    /// The property on the horizontal axis.
    public let columns: Axis
    /// The property on the vertical axis.
    public let rows: Axis
    /// The title of the values, next to the colour bar.
    public let valueTitle: RichText
    /// The meaning of cells whose value is not known, for the key below the cells; nil for no key.
    public let boundTitle: RichText?
    /// How values are mapped to colours.
    public var coloring: Coloring
    /// Whether the bar of its colours is drawn, if it has values; a layout of several heat maps may have one for all.
    public var showsColorBar = true
    /// The cells row by row, the lowest row first: `rows.labels.count` × `columns.labels.count`.
    public let cells: [Cell]
    /// Further facts about each cell, in the same order.
    public let details: [[HotRegion.Detail]]
    /// The cells with a frame that makes them stand out.
    public var outlined: Set<Place> = []
    /// Whether cells show the short forms of their labels at any width, and the colour bar thousands as they do, so that a
    /// number is written in one way.
    public var isAbbreviated = false

    /// A heat map whose cells are given by a closure.
    ///
    /// - Parameters:
    ///   - title: The title.
    ///   - columns: The property on the horizontal axis.
    ///   - rows: The property on the vertical axis.
    ///   - valueTitle: The title of the values.
    ///   - boundTitle: The meaning of cells whose value is not known, such as "not within 99,000 steps".
    ///   - coloring: How values are mapped to colours.
    ///   - details: Further facts about a cell, for its hot region.
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

    /// The same map under another title.
    public func titled(_ title: RichText?) -> HeatMap {
        var map = self
        map.title = title
        return map
    }
}
