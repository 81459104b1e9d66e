import Testing
import Typesetting

@Suite("Columns of tables")
struct ColumnAlignmentTests {
    private static func table(_ cells: [TableCell], label: String = "1") -> Table {
        Table(
            name: "t", title: "T", caption: "", stubHeads: ["Size"], spanner: "", columns: ["v"],
            rows: cells.map { TableRow(labels: [label], cells: [$0]) }, records: Records(columns: [], rows: []))
    }

    @Test("of words begin at their left edge in every format")
    func words() {
        let table = Self.table([TableCell("holds"), TableCell("–"), TableCell("does not hold")], label: "lstm")
        #expect(table.html.contains("<th scope=\"col\" class=\"text\">v</th>"))
        #expect(table.html.contains("<th scope=\"row\" class=\"text\">lstm</th><td class=\"text\">holds</td>"))
        #expect(table.markdownTable.contains("| :--- | :--- |"))
        #expect(table.latex.contains("\\begin{tabular}{@{}ll@{}}"))
    }

    @Test("of numbers end at their right edge in every format")
    func numbers() {
        let table = Self.table([TableCell("−2"), TableCell("≥ 99,000"), TableCell("–"), TableCell("med. 4")])
        #expect(!table.html.contains("class=\"text\""))
        #expect(table.markdownTable.contains("| ---: | ---: |"))
        #expect(table.latex.contains("\\begin{tabular}{@{}rr@{}}"))
    }

    /// Spaces as wide as digits and points take the place of what a number lacks.
    @Test("of numbers meet at the decimal point")
    func points() {
        let table = Self.table([TableCell("3.89"), TableCell("23.2"), TableCell("≥ 1,120"), TableCell("–")])
        #expect(table.html.contains("<td>3.89</td>"))
        #expect(table.html.contains("<td>23.2\u{2007}</td>"))
        #expect(table.html.contains("<td>≥ 1,120\u{2008}\u{2007}\u{2007}</td>"))
        #expect(table.html.contains("<td>–</td>"))
        #expect(table.latex.contains("1 & 23.2\\phantom{0} \\\\"))
        #expect(table.latex.contains("1,120\\phantom{.}\\phantom{0}\\phantom{0} \\\\"))
        #expect(table.markdownTable.contains("| 23.2 |"))
    }

    @Test("of numbers with deviations meet at both points, also where one has none")
    func deviations() {
        let table = Self.table([
            TableCell("20.4"), TableCell("22.7", detail: "± 11.9"), TableCell("4.5", detail: "± 6.9"),
            TableCell("1", detail: "± 7"),
        ])
        #expect(table.html.contains("<td data-room=\"± 11.9\">20.4</td>"))
        #expect(table.html.contains("<td>4.5 <small>± \u{2007}6.9</small></td>"))
        #expect(table.html.contains("<td>1\u{2008}\u{2007} <small>± \u{2007}7\u{2008}\u{2007}</small></td>"))
        #expect(table.latex.contains("20.4 {\\tiny\\phantom{$\\pm$ 11.9}}"))
        #expect(table.latex.contains("4.5 {\\tiny $\\pm$ \\phantom{0}6.9}"))
    }

    @Test("of intervals and of words with details stay as they are")
    func others() {
        let intervals = Self.table([
            TableCell("0.66", detail: "(0.64 to 0.69)"), TableCell("−0.26", detail: "(−0.29 to −0.24)"),
        ])
        #expect(intervals.html.contains("<td>0.66 <small>(0.64 to 0.69)</small></td>"))
        let words = Self.table([TableCell("lengthens", detail: "+5.5 % (5.1 to 5.9)"), TableCell("undecided")])
        #expect(words.html.contains("<td class=\"text\">undecided</td>"))
    }
}
