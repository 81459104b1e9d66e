import Charts
import Support
import Typesetting

extension Figure {
    /// Every number that the figure shows, for programs.
    package var records: Records {
        let data = chart.data
        return Records(columns: data.columns, rows: data.rows.map { row in row.map(Scalar.init) })
    }

    /// What the chart says above itself; the title if it says nothing.
    package var headline: String { chart.data.title.isEmpty ? title : chart.data.title }

    /// The data in one of its forms, ending with a line feed.
    package func text(as format: FigureDataFormat) -> String {
        switch format {
        case .csv: records.csv
        case .json: json
        }
    }

    /// The figure's words, its axes and its numbers; one axis and one record per line.
    private var json: String {
        let data = chart.data
        return """
            {
              "name": \(JSONText.string(name)),
              "title": \(JSONText.string(title)),
              "headline": \(JSONText.string(headline)),
              "caption": \(JSONText.string(caption)),
              "alternative_text": \(JSONText.string(alternativeText)),
              "axes": \(JSONText.lines(data.axes.map(\.json), indentation: 2)),
              "records": \(JSONText.lines(records.objects, indentation: 2))
            }

            """
    }
}

extension Scalar {
    /// A field of a chart's data.
    fileprivate init(_ field: ChartData.Field) {
        switch field {
        case .text(let text): self = .text(text)
        case .number(let value): self = .number(value)
        case .flag(let value): self = .flag(value)
        case .empty: self = .empty
        }
    }
}

extension ChartData.Axis {
    /// The axis as an object: the range it is fixed to, or null, and the names of its categories if it has such.
    fileprivate var json: String {
        let categories: [String]? = if case .categorical(let names) = scale { names } else { nil }
        let ends = range.map { [JSONText.scalar(.number($0.lowerBound)), JSONText.scalar(.number($0.upperBound))] }
        let members: [(name: String, json: String)?] = [
            ("plot", String(plot)),
            ("heading", heading.isEmpty ? "null" : JSONText.string(heading)),
            ("column", JSONText.string(column)),
            ("title", JSONText.string(title)),
            ("scale", JSONText.string(scale.name)),
            ("range", ends.map { "[\($0.joined(separator: ", "))]" } ?? "null"),
            categories.map { ("categories", "[\($0.map(JSONText.string).joined(separator: ", "))]") },
        ]
        return JSONText.object(members.compactMap(\.self))
    }
}
