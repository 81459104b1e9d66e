import Foundation
import Report
import Testing
import Typesetting

@Suite struct TableTextTests {
    private static let table = Table(
        name: "t", title: "A | B & C", caption: "50 % of <x> at “1_000” ≥ −2 ± 3 with 10⁻⁶.",
        stubHeads: ["Input"], spanner: "Hidden size", columns: ["1", "2"],
        rows: [
            TableRow(labels: ["1"], cells: [TableCell("1.5", detail: "± 0.2"), TableCell("≥ 99,000")]),
            TableRow(labels: ["2"], cells: [TableCell("a|b"), .empty]),
        ],
        footnotes: ["Costs $5 & #1 {x} ^ ~ \\"],
        records: Records(
            columns: ["name", "value, unit"],
            rows: [
                [.text("plain"), .number(1.5)], [.text("say \"hi\",\nthen go"), .number(45)], [.text("x"), .empty],
            ]))

    @Test func fieldsWithSeparatorsAreQuotedInCSV() {
        #expect(
            Self.table.text(as: .csv) == """
                name,"value, unit"
                plain,1.5
                "say ""hi"",
                then go",45
                x,

                """)
    }

    @Test func markupIsEscapedInMarkdown() {
        #expect(
            Self.table.markdownTable == """
                | Input | Hidden size: 1 | 2 |
                | ---: | :--- | ---: |
                | 1 | 1.5 ± 0.2 | ≥ 99,000 |
                | 2 | a\\|b | – |

                """)
        let text = Self.table.text(as: .md)
        #expect(text.hasPrefix("**A \\| B &amp; C.** 50 % of \\<x> at “1\\_000” ≥"))
    }

    @Test func specialCharactersAreEscapedInLaTeX() {
        let text = Self.table.text(as: .tex)
        #expect(text.contains("A | B & C") == false)
        #expect(text.contains("\\textbf{A \\textbar{} B \\& C.} 50 \\% of \\textless{}x\\textgreater{} at ``1\\_000''"))
        #expect(text.contains("$\\geq$ $-$2 $\\pm$ 3 with 10\\textsuperscript{$-$}\\textsuperscript{6}"))
        #expect(text.contains("Costs \\$5 \\& \\#1 \\{x\\} \\textasciicircum{} \\textasciitilde{} \\textbackslash{}"))
        #expect(text.contains("\\multicolumn{2}{c}{Hidden size}"))
        #expect(text.contains("    2 & a\\textbar{}b & -- \\\\\n"))
        for rule in ["\\toprule", "\\midrule", "\\bottomrule"] { #expect(text.contains(rule)) }
    }

    @Test func recordsAreWrittenAsJSON() throws {
        let json = try JSONSerialization.jsonObject(with: Data(Self.table.text(as: .json).utf8))
        let object = try #require(json as? [String: Any])
        let records = try #require(object["records"] as? [[String: Any]])
        #expect(records.count == 3)
        #expect(records[1]["name"] as? String == "say \"hi\",\nthen go")
        #expect(records[1]["value, unit"] as? Double == 45)
        #expect(records[2]["value, unit"] is NSNull)
        #expect(object["footnotes"] as? [String] == Self.table.footnotes)
    }

    @Test func headsHaveScopesAndTextIsEscapedInHTML() {
        let html = Self.table.html
        #expect(html.contains("<th scope=\"col\" rowspan=\"2\">Input</th>"))
        #expect(html.contains("<th scope=\"colgroup\" colspan=\"2\">Hidden size</th>"))
        #expect(html.contains("<colgroup span=\"1\"></colgroup><colgroup span=\"2\"></colgroup>\n<thead>"))
        #expect(html.contains("<th scope=\"row\">1</th><td class=\"text\">1.5 <small>± 0.2</small></td>"))
        #expect(HTMLText.escaped("<a href=\"x\">'&'</a>") == "&lt;a href=&quot;x&quot;&gt;&#39;&amp;&#39;&lt;/a&gt;")
    }

    @Test func aGroupIsLabelledOnce() {
        let rows = [("1", "x"), ("1", "y"), ("2", "x")].map { TableRow(labels: [$0, $1], cells: [TableCell("c")]) }
        let table = Table(
            name: "g", title: "G", caption: "", stubHeads: ["Size", ""], spanner: "", columns: ["v"], rows: rows,
            records: Records(columns: [], rows: []))
        #expect(table.groups.map(\.count) == [2, 1])
        #expect(table.markdownTable.contains("| 1 | x | c |\n|  | y | c |\n| 2 | x | c |"))
        #expect(table.html.contains("<th scope=\"rowgroup\" rowspan=\"2\">1</th>"))
        #expect(table.latex.contains("    1 & x & c \\\\\n     & y & c \\\\\n    \\addlinespace\n    2 & x & c \\\\"))
    }
}
