extension Table {
    /// The title, caption, table and footnotes for a file that stands alone.
    package var markdown: String {
        var text = "**\(MarkdownText.escaped(title)).** \(MarkdownText.escaped(caption))\n\n" + markdownTable
        for footnote in footnotes { text += "\n\(MarkdownText.escaped(footnote))\n" }
        return text
    }

    /// The table alone, in the form GitHub reads.
    ///
    /// There are no spanners in Markdown, so what spans the columns is written before the first of their heads.
    package var markdownTable: String {
        var heads = columns
        if let first = heads.first, !spanner.isEmpty { heads[0] = "\(spanner): \(first)" }
        var lines = [line(stubHeads + heads)]
        lines.append("|" + alignments.map { $0.holdsWords ? " :--- |" : " ---: |" }.joined())
        for group in groups {
            for (offset, row) in group.enumerated() {
                lines.append(line(visibleLabels(of: row, at: offset) + row.cells.map(\.plainText)))
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// The labels of a row; the first of two is written once for its group.
    package func visibleLabels(of row: TableRow, at offset: Int) -> [String] {
        guard stubHeads.count > 1, offset > 0 else { return row.labels }
        return [""] + row.labels.dropFirst()
    }

    private func line(_ fields: [String]) -> String {
        "|" + fields.map { " \(MarkdownText.escaped($0)) |" }.joined()
    }
}
