extension Table {
    /// A floating table for the package booktabs, with caption and label.
    package var latex: String {
        let alignment = String(repeating: "r", count: stubHeads.count + columns.count)
        let first = stubHeads.count + 1
        let last = stubHeads.count + columns.count
        var lines = [
            "% Needs \\usepackage{booktabs}.",
            "\\begin{table}",
            "  \\centering",
            "  \\caption{\(LaTeXText.escaped("\(title). \(caption)"))}",
            "  \\label{tab:\(name)}",
            "  \\footnotesize",
            "  \\begin{tabular}{\(alignment)}",
            "    \\toprule",
        ]
        if !spanner.isEmpty {
            let blanks = String(repeating: "& ", count: stubHeads.count)
            lines.append(
                "    \(blanks)\\multicolumn{\(columns.count)}{c}{\(LaTeXText.escaped(spanner))} \\\\")
            lines.append("    \\cmidrule(lr){\(first)-\(last)}")
        }
        lines.append("    " + line(stubHeads.map(LaTeXText.escaped) + columns.map(LaTeXText.escaped)))
        lines.append("    \\midrule")
        for (index, group) in groups.enumerated() {
            if index > 0 { lines.append("    \\addlinespace") }
            for (offset, row) in group.enumerated() {
                let labels = visibleLabels(of: row, at: offset).map(LaTeXText.escaped)
                lines.append("    " + line(labels + row.cells.map(Self.latexCell)))
            }
        }
        lines.append("    \\bottomrule")
        lines.append("  \\end{tabular}")
        for footnote in footnotes { lines.append("  \\par\\smallskip \(LaTeXText.escaped(footnote))") }
        lines.append("\\end{table}")
        return lines.joined(separator: "\n") + "\n"
    }

    private func line(_ fields: [String]) -> String {
        fields.joined(separator: " & ") + " \\\\"
    }

    private static func latexCell(_ cell: TableCell) -> String {
        let text = LaTeXText.escaped(cell.text)
        return cell.detail.isEmpty ? text : "\(text) {\\tiny \(LaTeXText.escaped(cell.detail))}"
    }
}
