import Charts

extension ChartData {
    /// The rows with their fields between bars: numbers with all digits, flags as `yes` and `no`.
    var lines: [String] {
        rows.map { row in
            row.map { field in
                switch field {
                case .text(let text): text
                case .number(let value): "\(value)"
                case .flag(let value): value ? "yes" : "no"
                case .empty: ""
                }
            }.joined(separator: "|")
        }
    }
}
