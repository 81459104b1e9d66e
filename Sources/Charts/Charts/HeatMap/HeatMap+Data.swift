extension HeatMap {
    /// A row for each cell of which something is known, from the lower left to the upper right.
    ///
    /// The two properties give their columns the names: `input_size` for “Input size”. Of `value`, `replacement` and
    /// `bound`, a row has at most one.
    public var data: ChartData {
        let names = propertyNames
        let scale = coloring.scale
        let rows = cells.indices.compactMap { index -> [ChartData.Field]? in
            let (row, column) = index.quotientAndRemainder(dividingBy: columns.labels.count)
            return cells[index].fields.map { fields in
                [
                    .init(label: self.rows.labels[row]), .init(label: columns.labels[column]),
                    .init(words: valueTitle.unicodeText), .text(scale.name),
                ] + fields
            }
        }
        return ChartData(
            title: title?.unicodeText ?? "",
            axes: [
                ChartData.Axis(
                    column: names.column, title: columns.title.unicodeText, scale: .categorical(columns.labels)),
                ChartData.Axis(
                    column: names.row, title: self.rows.title.unicodeText, scale: .categorical(self.rows.labels)),
                ChartData.Axis(
                    column: "value", title: valueTitle.unicodeText, scale: scale, range: coloring.givenRange),
            ],
            columns: [names.row, names.column] + Self.valueColumns, rows: rows)
    }

    private static let valueColumns = [
        "value_title", "value_scale", "value", "replacement", "bound", "is_censored", "label",
    ]

    /// The names of the columns of the two properties: their titles, unless these are no names or not unique.
    private var propertyNames: (row: String, column: String) {
        let names = (row: rows.title.columnName, column: columns.title.columnName)
        let all = [names.row, names.column] + Self.valueColumns
        return Set(all).count == all.count && !all.contains("") ? names : ("row", "column")
    }
}

extension HeatMap.Cell {
    /// The fields of its row after those of its place; nil if nothing is known.
    fileprivate var fields: [ChartData.Field]? {
        switch self {
        case .value(let value, let label): [.init(value), .empty, .empty, .flag(false), .init(words: label.full)]
        case .replacement(let value, let label): [.empty, .init(value), .empty, .flag(true), .init(words: label.full)]
        case .bound(let value, let label): [.empty, .empty, .init(value), .flag(true), .init(words: label.full)]
        case .empty(let value, let label): [.init(value), .empty, .empty, .flag(false), .init(words: label.full)]
        case .absent: nil
        }
    }
}

extension HeatMap.Coloring {
    fileprivate var scale: ChartData.Scale {
        switch self {
        case .linear: .linear
        case .logarithmic: .logarithmic
        case .diverging: .diverging
        }
    }

    /// The range of the colours; nil if it follows from the values.
    fileprivate var givenRange: ClosedRange<Double>? {
        switch self {
        case .linear(let range), .logarithmic(let range): range
        case .diverging(let magnitude): magnitude.flatMap { $0 >= 0 ? -$0...$0 : nil }
        }
    }
}

extension RichText {
    /// The text as the name of a column: small letters and digits, other characters as underscores between them.
    fileprivate var columnName: String {
        unicodeText.lowercased().split { !$0.isASCII || !($0.isLetter || $0.isNumber) }.joined(separator: "_")
    }
}
