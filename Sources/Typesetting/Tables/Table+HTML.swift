extension Table {
    /// The `table` element alone, without its caption: heads have scopes, and each group is a body.
    package var html: String {
        var lines = [isGrouped ? "<table class=\"grouped\">" : "<table>"]
        // A head that spans columns applies to them only if they are a column group.
        if !spanner.isEmpty {
            let groups = [stubHeads.count, columns.count]
            lines.append(groups.map { "<colgroup span=\"\($0)\"></colgroup>" }.joined())
        }
        lines.append("<thead>")
        let rows = spanner.isEmpty ? "" : " rowspan=\"2\""
        let alignments = alignments
        let stub = zip(stubHeads, alignments).map { head, alignment in
            head.isEmpty
                ? "<td\(rows)></td>"
                : "<th scope=\"col\"\(rows)\(alignment.htmlClass)>\(HTMLText.escaped(head))</th>"
        }
        let bodyAlignments = alignments.dropFirst(stubHeads.count)
        let heads = zip(columns, bodyAlignments).map { head, alignment in
            "<th scope=\"col\"\(alignment.htmlClass)>\(HTMLText.escaped(head))</th>"
        }
        if spanner.isEmpty {
            lines.append("<tr>" + (stub + heads).joined() + "</tr>")
        } else {
            let span = "<th scope=\"colgroup\" colspan=\"\(columns.count)\">\(HTMLText.escaped(spanner))</th>"
            lines.append("<tr>" + stub.joined() + span + "</tr>")
            lines.append("<tr>" + heads.joined() + "</tr>")
        }
        lines.append("</thead>")
        for group in groups {
            lines.append("<tbody>")
            for (offset, row) in group.enumerated() {
                let labels = htmlLabels(of: row, at: offset, groupSize: group.count, alignments)
                lines.append("<tr>" + labels + zip(row.cells, bodyAlignments).map(Self.htmlCell).joined() + "</tr>")
            }
            lines.append("</tbody>")
        }
        lines.append("</table>")
        return lines.joined(separator: "\n")
    }

    /// Whether the first column of labels names a group of rows, and so spans them.
    private var isGrouped: Bool { stubHeads.count > 1 }

    private func htmlLabels(
        of row: TableRow, at offset: Int, groupSize: Int, _ alignments: [ColumnAlignment]
    ) -> String {
        var labels = zip(row.labels, alignments).map { label, alignment in
            "<th scope=\"row\"\(alignment.htmlClass)>\(HTMLText.escaped(label))</th>"
        }
        if isGrouped, let first = row.labels.first, let alignment = alignments.first {
            labels.removeFirst()
            if offset == 0 {
                let group = """
                    <th scope="rowgroup" rowspan="\(groupSize)"\(alignment.htmlClass)>\(HTMLText.escaped(first))</th>
                    """
                labels.insert(group, at: 0)
            }
        }
        return labels.joined()
    }

    /// A cell; a number without a detail leaves the room of one, so that it stands below the others.
    private static func htmlCell(_ cell: TableCell, _ alignment: ColumnAlignment) -> String {
        let aligned = alignment.aligned(cell)
        let text = HTMLText.escaped(aligned.text)
        guard cell.detail.isEmpty else {
            return "<td\(alignment.htmlClass)>\(text) <small>\(HTMLText.escaped(aligned.detail))</small></td>"
        }
        guard !alignment.holdsWords, !alignment.widestDetail.isEmpty, !text.isEmpty else {
            return "<td\(alignment.htmlClass)>\(text)</td>"
        }
        return "<td data-room=\"\(HTMLText.escaped(alignment.widestDetail))\">\(text)</td>"
    }
}

extension ColumnAlignment {
    /// The class of a column's cells, as an attribute after a space; empty for numbers.
    fileprivate var htmlClass: String { holdsWords ? " class=\"text\"" : "" }
}
