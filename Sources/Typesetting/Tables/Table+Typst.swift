import Support

extension Table {
    /// The table as a figure of a Typst document, with caption and label.
    ///
    /// It floats if it fits a page, spans several pages if it is too long, and is split into several tables if it is too
    /// wide.
    package var typst: String {
        PrintedTableParts(of: self).parts.map { $0.table.placed($0.layout) }.joined(separator: "\n\n") + "\n"
    }

    private func placed(_ layout: PrintedTableLayout) -> String {
        switch layout.place {
        case .floating: "#\(figure(layout, placement: "auto"))"
        case .sideways:
            """
            #place(auto, float: true, rotate(-90deg, reflow: true, block(width: 9in)[
            #\(figure(layout, placement: "none"))
            ]))
            """
        case .long(let isSideways):
            """
            #\(isSideways ? "page(flipped: true)" : "")[
            #show figure: set block(breakable: true)
            #\(figure(layout, placement: "none"))
            ]
            """
        }
    }

    private func figure(_ layout: PrintedTableLayout, placement: String) -> String {
        let lines =
            [
                "figure(",
                "  kind: table,",
                "  placement: \(placement),",
                "  caption: [#strong[\(TypstText.escaped(title)).]; \(TypstText.escaped(caption))],",
                "  {",
                "    set text(size: \(points(layout.size.points.type)))",
                "    set par(justify: false, leading: \(points(2 * layout.size.inset)))",
            ] + body(layout) + notes + ["  },", ") <\(PrintedLabel.table(name))>"]
        return lines.joined(separator: "\n")
    }

    /// The table, scaled down if it is too wide for the page in any type.
    private func body(_ layout: PrintedTableLayout) -> [String] {
        let lines = ["table("] + arguments(layout).map { "  " + $0 } + [")"]
        guard layout.isShrunk else { return lines.map { "    " + $0 } }
        return ["    let whole = " + lines[0]] + lines.dropFirst().map { "    " + $0 } + [
            "    layout(room => scale(100% * calc.min(1, room.width / measure(whole).width), reflow: true, whole))"
        ]
    }

    /// The remarks under the table.
    private var notes: [String] {
        footnotes.map { note in
            "    block(width: 100%, above: 6pt, align(left, text(size: 9pt)[\(TypstText.escaped(note))]))"
        }
    }

    // MARK: - Lines

    private func arguments(_ layout: PrintedTableLayout) -> [String] {
        let last = layout.columns.count - 1
        let widths = layout.columns.map { column in
            column.measure.map { "\(NumberText.fixed($0, decimals: 1))em" } ?? "auto"
        }
        let sides = layout.columns.map { $0.alignment.holdsWords ? "left" : "right" }
        let (x, y) = (points(Double(layout.separation)), points(layout.size.inset))
        let headRows = spanner.isEmpty ? 1 : 2
        let spaced = groups.dropFirst().map { String($0.startIndex + headRows) }
        let top =
            spaced.isEmpty
            ? y : "if y in (\(spaced.joined(separator: ", ")),) { \(points(layout.size.inset + 5)) } else { \(y) }"
        return [
            "columns: (\(widths.joined(separator: ", ")),),",
            "align: (x, y) => (\(sides.joined(separator: ", ")),).at(x) + if y < \(headRows) { bottom } else { top },",
            "stroke: none,",
            "inset: (x, y) => (",
            "  left: if x == 0 { 0pt } else { \(x) }, right: if x == \(last) { 0pt } else { \(x) },",
            "  top: \(top), bottom: \(y),",
            "),",
            "table.hline(stroke: 0.8pt),",
            "table.header(",
        ] + heads(layout).map { "  " + $0 } + ["),", "table.hline(stroke: 0.5pt),"] + rows(layout)
            + ["table.hline(stroke: 0.8pt),"]
    }

    private func heads(_ layout: PrintedTableLayout) -> [String] {
        let heads = line(layout.columns.map { $0.head.map(TypstText.escaped).joined(separator: " \\ ") })
        guard !spanner.isEmpty else { return [heads] }
        let blanks = String(repeating: "[], ", count: stubHeads.count)
        return [
            "\(blanks)table.cell(colspan: \(columns.count), align: center)[\(TypstText.escaped(spanner))],",
            "table.hline(start: \(stubHeads.count), stroke: 0.3pt),", heads,
        ]
    }

    private func rows(_ layout: PrintedTableLayout) -> [String] {
        let alignments = layout.columns.map(\.alignment)
        return groups.flatMap { group in
            group.enumerated().map { offset, row in
                let cells = visibleLabels(of: row, at: offset).map { TableCell($0) } + row.cells
                return line(zip(cells, alignments).map(Self.typstCell))
            }
        }
    }

    private func line(_ fields: [String]) -> String { fields.map { "[\($0)]," }.joined(separator: " ") }

    /// A cell; a number without a detail leaves the room of one, so that it stands below the others.
    private static func typstCell(_ cell: TableCell, _ alignment: ColumnAlignment) -> String {
        let aligned = alignment.aligned(cell)
        let text = TypstText.escaped(aligned.text)
        guard cell.detail.isEmpty else { return "\(text)~#text(size: 6pt)[\(TypstText.escaped(aligned.detail))];" }
        guard !alignment.holdsWords, !alignment.widestDetail.isEmpty, !text.isEmpty else { return text }
        return "\(text)~#text(size: 6pt, hide[\(TypstText.escaped(alignment.widestDetail))]);"
    }

    private func points(_ length: Double) -> String { "\(NumberText.fixed(length, decimals: 1))pt" }
}

extension PrintedTableLayout.Size {
    /// The space above and below a line, in points; a line is as high as its capitals.
    fileprivate var inset: Double { (points.line - 0.68 * points.type) / 2 }
}
