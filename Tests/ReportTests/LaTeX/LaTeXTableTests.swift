import Report
import Testing
import Typesetting

/// How tables are fitted to pages.
@Suite struct LaTeXTableTests {
    private static func table(rows: Int = 3, columns: Int = 3, cell: String = "41.5", labels: [String] = ["Size"])
        -> Table
    {
        Table(
            name: "t", title: "T", caption: "C.", stubHeads: labels, spanner: "",
            columns: (1...columns).map { "c\($0)" },
            rows: (1...rows).map { row in
                TableRow(
                    labels: labels.map { $0 == "Size" ? "\(row)" : "words" },
                    cells: (1...columns).map { _ in TableCell(cell, detail: "± 2.0") })
            },
            footnotes: ["Note."], records: Records(columns: [], rows: []))
    }

    @Test func aSmallTableFloats() {
        let latex = Self.table().latex
        #expect(latex.hasPrefix("% Needs \\usepackage{array,booktabs}.\n\\begin{table}\n"))
        #expect(latex.contains("\\caption[T]{\\textbf{T.} C.}\n  \\label{tab:t}\n"))
        #expect(latex.contains("\\footnotesize\n  \\setlength{\\tabcolsep}{6pt}"))
        #expect(latex.contains("\\begin{tabular}{@{}rrrr@{}}"))
        #expect(latex.contains("\\parbox{\\linewidth}{\\footnotesize Note.}"))
    }

    @Test func wordsBeginAtTheLeft() {
        #expect(Self.table(cell: "holds", labels: ["Claim", "Size"]).latex.contains("{@{}lrlll@{}}"))
    }

    @Test func aWideTableIsTurnedOrShrunk() {
        let wide = Self.table(columns: 14).latex
        #expect(wide.contains("\\begin{sidewaystable}") && wide.contains("array,booktabs,rotating}"))
        let wider = Self.table(columns: 40).latex
        #expect(
            wider.contains("\\resizebox{\\linewidth}{!}{%\n  \\begin{tabular}") && wider.contains("\\end{tabular}}"))
        #expect(wider.contains("rotating,graphicx}"))
    }

    @Test func aLongTableGoesOverPages() {
        let long = Self.table(rows: 100).latex
        #expect(long.contains("\\begin{longtable}{@{}rrrr@{}}") && long.contains("array,booktabs,longtable}"))
        #expect(long.contains("\\endfirsthead") && long.contains("\\tablename~\\thetable, continued"))
        #expect(Self.table(rows: 100, columns: 14).latex.contains("\\begin{landscape}"))
    }

    @Test func wideWordsAndHeadsAreBroken() {
        let words = String(repeating: "many words ", count: 4).trimmingSpaces
        let latex = Self.table(cell: words).latex
        #expect(latex.contains(">{\\raggedright\\arraybackslash}p{12.0em}"))
        var table = Self.table(cell: "1")
        table.columns[0] = "Asked of the interval"
        #expect(table.latex.contains("\\begin{tabular}[b]{@{}r@{}}Asked of \\\\ the \\\\ interval\\end{tabular}"))
    }

    @Test func aRowIsNoArgumentOfTheOneBefore() {
        var table = Self.table()
        table.rows[1].labels = ["[2] *"]
        table.rows[2].labels = ["*"]
        #expect(table.latex.contains("    {}[2] * & ") && table.latex.contains("    {}* & "))
    }
}

extension String {
    fileprivate var trimmingSpaces: String { String(reversed().drop { $0 == " " }.reversed()) }
}
