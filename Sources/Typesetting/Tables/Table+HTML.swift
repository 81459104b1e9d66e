extension Table {
    /// The `table` element alone, without its caption: heads have scopes, and each group is a body.
    package var html: String {
        var lines = ["<table>"]
        // A head that spans columns applies to them only if they are a column group.
        if !spanner.isEmpty {
            let groups = [stubHeads.count, columns.count]
            lines.append(groups.map { "<colgroup span=\"\($0)\"></colgroup>" }.joined())
        }
        lines.append("<thead>")
        let rows = spanner.isEmpty ? "" : " rowspan=\"2\""
        let stub = stubHeads.map { head in
            head.isEmpty ? "<td\(rows)></td>" : "<th scope=\"col\"\(rows)>\(HTMLText.escaped(head))</th>"
        }
        let heads = columns.map { "<th scope=\"col\">\(HTMLText.escaped($0))</th>" }
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
                let labels = htmlLabels(of: row, at: offset, groupSize: group.count)
                lines.append("<tr>" + labels + row.cells.map(Self.htmlCell).joined() + "</tr>")
            }
            lines.append("</tbody>")
        }
        lines.append("</table>")
        return lines.joined(separator: "\n")
    }

    private func htmlLabels(of row: TableRow, at offset: Int, groupSize: Int) -> String {
        var labels = row.labels.map { "<th scope=\"row\">\(HTMLText.escaped($0))</th>" }
        if stubHeads.count > 1, let first = row.labels.first {
            labels.removeFirst()
            if offset == 0 {
                let group = "<th scope=\"rowgroup\" rowspan=\"\(groupSize)\">\(HTMLText.escaped(first))</th>"
                labels.insert(group, at: 0)
            }
        }
        return labels.joined()
    }

    private static func htmlCell(_ cell: TableCell) -> String {
        let detail = cell.detail.isEmpty ? "" : " <small>\(HTMLText.escaped(cell.detail))</small>"
        return "<td>\(HTMLText.escaped(cell.text))\(detail)</td>"
    }
}
