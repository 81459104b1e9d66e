import Report
import TestSupport
import Testing
import Typesetting

/// Tables in Typst.
@Suite struct TypstTableTests {
    private static func table(rows: Int = 3, columns: Int = 3, cell: String = "41.5", labels: [String] = ["Size"])
        -> Table
    {
        Table(
            name: "t", title: "T", caption: "C #1.", stubHeads: labels, spanner: "Hidden size",
            columns: (1...columns).map { "c\($0)" },
            rows: (1...rows).map { row in
                TableRow(
                    labels: labels.map { $0 == "Size" ? "\(row)" : "words \((row - 1) / 2)" },
                    cells: (1...columns).map { _ in TableCell(cell, detail: "± 2.0") })
            },
            footnotes: ["Note [a]."], records: Records(columns: [], rows: []))
    }

    @Test func aSmallTableFloats() {
        let typst = Self.table().typst
        #expect(typst.hasPrefix("#figure(\n  kind: table,\n  placement: auto,\n"))
        #expect(typst.contains("  caption: [#strong[T.]; C \\#1.],\n"))
        #expect(typst.hasSuffix("\n) <tab:t>\n"))
        #expect(typst.contains("columns: (auto, auto, auto, auto,),"))
        #expect(typst.contains("align: (x, y) => (right, right, right, right,).at(x)"))
        #expect(typst.contains("[], table.cell(colspan: 3, align: center)[Hidden size],"))
        #expect(typst.contains("table.hline(start: 1, stroke: 0.3pt),"))
        #expect(typst.contains("[1], [41\\.5~#text(size: 6pt)[± 2.0];], "))
        #expect(typst.contains("[Note \\[a\\].]"))
    }

    @Test func wordsAreLeftAlignedAndGroupsSetApart() {
        let typst = Self.table(rows: 5, cell: "holds", labels: ["Claim", "Size"]).typst
        #expect(typst.contains("(left, right, left, left, left,).at(x)"))
        #expect(typst.contains("top: if y in (4, 6,) { "))
        #expect(typst.contains("[words 0], [1], ") && typst.contains("[], [2], ") && typst.contains("[words 1], [3], "))
    }

    @Test func numbersMeetAtTheirPoint() {
        var table = Self.table()
        table.rows[0].cells[0] = TableCell("1,120")
        #expect(table.typst.contains("[1,120#hide[.];#hide[0];~#text(size: 6pt, hide[± 2.0]);]"))
    }

    @Test func wideAndLongTablesAreRotatedSplitOrBroken() {
        #expect(Self.table(columns: 14).typst.hasPrefix("#place(auto, float: true, rotate(-90deg, reflow: true, "))
        let parts = Self.table(columns: 40).typst
        #expect(parts.contains(") <tab:t>\n") && parts.contains(") <tab:t-part-2>\n"))
        let long = Self.table(rows: 100).typst
        #expect(long.hasPrefix("#[\n#show figure: set block(breakable: true)\n#figure(\n"))
        #expect(Self.table(rows: 100, columns: 14).typst.hasPrefix("#page(flipped: true)[\n"))
        var wide = Self.table()
        wide.columns[0] = String(repeating: "9", count: 400)
        #expect(wide.typst.contains("layout(room => scale(100% * calc.min(1, room.width / measure(whole).width)"))
    }

    @Test(.enabled(if: TypstCompiler.isInstalled, "\(TypstCompiler.absence)"))
    func everyLayoutCompiles() throws {
        let scratch = try TemporaryFolder()
        var wide = Self.table()
        wide.columns[0] = String(repeating: "9", count: 400)
        let words = String(repeating: "many words ", count: 4)
        let tables = [
            Self.table(), Self.table(cell: words, labels: ["Claim", "Size"]), Self.table(columns: 14),
            Self.table(columns: 40), Self.table(rows: 100), Self.table(rows: 100, columns: 14), wide,
        ]
        let texts = tables.enumerated().map { index, table in
            var table = table
            table.name = "t\(index)"
            return table.typst
        }
        try scratch.write(
            "#set page(paper: \"us-letter\", margin: 1in)\n\n" + texts.joined(separator: "\n"), to: "tables.typ")
        let problems = try TypstCompiler.problems(of: "tables.typ", in: scratch.path)
        #expect(problems == [], "\(problems.joined(separator: "; "))")
    }
}
