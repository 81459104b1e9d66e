import Support

extension Table {
    /// The table for the packages array, booktabs and what its layout asks for, with caption and label.
    ///
    /// It floats if it fits a page, spans several pages if it is too long, and is split into several tables if it is too
    /// wide.
    package var latex: String {
        let parts = PrintedTableParts(of: self).parts
        let packages = parts.flatMap(\.layout.packages).reduce(into: ["array", "booktabs"]) { packages, package in
            if !packages.contains(package) { packages.append(package) }
        }
        let lines = parts.flatMap { $0.table.lines($0.layout) }
        return (["% Needs \\usepackage{\(packages.joined(separator: ","))}."] + lines).joined(separator: "\n") + "\n"
    }

    private func lines(_ layout: PrintedTableLayout) -> [String] {
        switch layout.place {
        case .floating: float("table", layout)
        case .sideways: float("sidewaystable", layout)
        case .long(let isSideways): long(layout, isSideways: isSideways)
        }
    }

    private var latexCaption: [String] {
        let title = LaTeXText.escaped(title)
        return [
            "\\caption[\(title)]{\\textbf{\(title).} \(LaTeXText.escaped(caption))}",
            "\\label{\(PrintedLabel.table(name))}",
        ]
    }

    // MARK: - Places

    private func float(_ environment: String, _ layout: PrintedTableLayout) -> [String] {
        var lines = ["\\begin{\(environment)}", "  \\centering"]
        lines += latexCaption.map { "  " + $0 }
        lines += ["  \\\(layout.size.rawValue)", "  \\setlength{\\tabcolsep}{\(layout.separation)pt}"]
        if layout.isShrunk { lines.append("  \\resizebox{\\linewidth}{!}{%") }
        lines.append("  \\begin{tabular}{\(layout.specification)}")
        lines += (["\\toprule"] + heads(layout) + ["\\midrule"] + body(layout) + ["\\bottomrule"]).map { "    " + $0 }
        lines.append("  \\end{tabular}" + (layout.isShrunk ? "}" : ""))
        for footnote in footnotes {
            lines.append("  \\par\\smallskip\n  \\parbox{\\linewidth}{\\footnotesize \(LaTeXText.escaped(footnote))}")
        }
        return lines + ["\\end{\(environment)}"]
    }

    private func long(_ layout: PrintedTableLayout, isSideways: Bool) -> [String] {
        let count = layout.columns.count
        // If little room is left on a page, a long table begins on the next.
        var lines = [
            "\\par\\ifdim\\dimexpr\\pagegoal-\\pagetotal\\relax<0.35\\textheight\\newpage\\fi",
            "{\\\(layout.size.rawValue)\\setlength{\\tabcolsep}{\(layout.separation)pt}%",
            "\\setlength{\\LTcapwidth}{\\linewidth}%", "\\begin{longtable}{\(layout.specification)}",
        ]
        let (caption, label) = (latexCaption[0], latexCaption[1])
        lines += (["\(caption)\(label)\\\\", "\\toprule"] + heads(layout) + ["\\midrule", "\\endfirsthead"]).map {
            "  " + $0
        }
        let goesOn = "\\multicolumn{\(count)}{@{}l@{}}{\\tablename~\\thetable, continued} \\\\"
        lines += ([goesOn, "\\toprule"] + heads(layout) + ["\\midrule", "\\endhead"]).map { "  " + $0 }
        lines += ["\\midrule", "\\endfoot", "\\bottomrule", "\\endlastfoot"].map { "  " + $0 }
        lines += body(layout).map { "    " + $0 } + ["\\end{longtable}}"]
        for footnote in footnotes { lines.append("{\\footnotesize\\noindent \(LaTeXText.escaped(footnote))\\par}") }
        return isSideways ? ["\\begin{landscape}"] + lines + ["\\end{landscape}"] : lines
    }

    // MARK: - Lines

    private func heads(_ layout: PrintedTableLayout) -> [String] {
        var lines: [String] = []
        if !spanner.isEmpty {
            let blanks = String(repeating: "& ", count: stubHeads.count)
            lines.append("\(blanks)\\multicolumn{\(columns.count)}{c}{\(LaTeXText.escaped(spanner))} \\\\")
            lines.append("\\cmidrule(l){\(stubHeads.count + 1)-\(stubHeads.count + columns.count)}")
        }
        return lines + [line(layout.columns.map(\.headText))]
    }

    private func body(_ layout: PrintedTableLayout) -> [String] {
        let alignments = layout.columns.map(\.alignment)
        var lines: [String] = []
        for (index, group) in groups.enumerated() {
            if index > 0 { lines.append("\\addlinespace") }
            for (offset, row) in group.enumerated() {
                let cells = visibleLabels(of: row, at: offset).map { TableCell($0) } + row.cells
                lines.append(line(zip(cells, alignments).map(Self.latexCell)))
            }
        }
        return lines
    }

    /// A row; what `\\` before it would take for its own argument is kept from it.
    private func line(_ fields: [String]) -> String {
        let text = fields.joined(separator: " & ") + " \\\\"
        return text.hasPrefix("[") || text.hasPrefix("*") ? "{}" + text : text
    }

    /// A cell; a number without a detail leaves the room of one, so that it stands below the others.
    private static func latexCell(_ cell: TableCell, _ alignment: ColumnAlignment) -> String {
        let aligned = alignment.aligned(cell)
        let text = LaTeXText.escaped(aligned.text)
        guard cell.detail.isEmpty else { return "\(text) {\\tiny \(LaTeXText.escaped(aligned.detail))}" }
        guard !alignment.holdsWords, !alignment.widestDetail.isEmpty, !text.isEmpty else { return text }
        return "\(text) {\\tiny\\phantom{\(LaTeXText.escaped(alignment.widestDetail))}}"
    }
}

extension PrintedTableLayout {
    /// The columns as the argument of `tabular`, flush with the rules at both edges.
    fileprivate var specification: String { "@{}\(columns.map(\.specification).joined())@{}" }

    /// The packages that the place asks for.
    fileprivate var packages: [String] {
        let shrinking = isShrunk ? ["graphicx"] : []
        return switch place {
        case .floating: shrinking
        case .sideways: ["rotating"] + shrinking
        case .long(let isSideways): ["longtable"] + (isSideways ? ["pdflscape"] : [])
        }
    }
}

extension PrintedTableColumn {
    /// The column in the argument of `tabular`.
    fileprivate var specification: String {
        if let measure { return ">{\\raggedright\\arraybackslash}p{\(NumberText.fixed(measure, decimals: 1))em}" }
        return letter
    }

    /// The letter of its alignment.
    private var letter: String { alignment.holdsWords ? "l" : "r" }

    /// The head as LaTeX, its last line on that of the row.
    fileprivate var headText: String {
        guard head.count > 1 else { return head.map(LaTeXText.escaped).joined() }
        let lines = head.map(LaTeXText.escaped).joined(separator: " \\\\ ")
        return "\\begin{tabular}[b]{@{}\(letter)@{}}\(lines)\\end{tabular}"
    }
}
