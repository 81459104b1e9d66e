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

    @Test func wordsAreLeftAligned() {
        #expect(Self.table(cell: "holds", labels: ["Claim", "Size"]).latex.contains("{@{}lrlll@{}}"))
    }

    @Test func aWideTableIsRotatedOrSplit() throws {
        let wide = Self.table(columns: 14).latex
        #expect(wide.contains("\\begin{sidewaystable}") && wide.contains("array,booktabs,rotating}"))
        let table = Self.table(columns: 40)
        let wider = table.latex
        #expect(!wider.contains("\\resizebox"))
        let parts = wider.split(separator: "\\begin{sidewaystable}").dropFirst()
        #expect(parts.count > 1)
        let labels = parts.compactMap { $0.split(separator: "\n").first { $0.contains("\\label{") } }
        #expect(Set(labels).count == parts.count)
        // Each column is in exactly one part, next to the row labels.
        let cells = parts.compactMap { part in
            part.split(separator: "\n").drop { !$0.contains("\\midrule") }.dropFirst().first?
                .split(separator: "&").count
        }
        #expect(cells.count == parts.count)
        #expect(cells.reduce(0, +) == table.columns.count + parts.count * table.stubHeads.count)
        #expect(parts.first?.contains("Note.") == false && parts.last?.contains("Note.") == true)
    }

    @Test func aColumnWiderThanAPageIsShrunk() {
        var table = Self.table()
        table.columns[0] = String(repeating: "9", count: 400)
        let latex = table.latex
        #expect(
            latex.contains("\\resizebox{\\linewidth}{!}{%\n  \\begin{tabular}") && latex.contains("\\end{tabular}}"))
        #expect(latex.contains("graphicx}"))
    }

    @Test func aLongTableSpansPages() {
        let long = Self.table(rows: 100).latex
        #expect(long.contains("\\begin{longtable}{@{}rrrr@{}}") && long.contains("array,booktabs,longtable}"))
        #expect(long.contains("\\endfirsthead") && long.contains("\\tablename~\\thetable, continued"))
        #expect(Self.table(rows: 100, columns: 14).latex.contains("\\begin{landscape}"))
    }

    @Test func longTextsAndHeadsWrap() {
        let words = String(repeating: "many words ", count: 4).trimmingSpaces
        let latex = Self.table(cell: words).latex
        #expect(latex.contains(">{\\raggedright\\arraybackslash}p{12.0em}"))
        var table = Self.table(cell: "1")
        table.columns[0] = "Asked of the interval"
        #expect(table.latex.contains("\\begin{tabular}[b]{@{}r@{}}Asked of \\\\ the \\\\ interval\\end{tabular}"))
    }

    @Test func aRowIsNotTakenForAnOptionalArgument() {
        var table = Self.table()
        table.rows[1].labels = ["[2] *"]
        table.rows[2].labels = ["*"]
        #expect(table.latex.contains("    {}[2] * & ") && table.latex.contains("    {}* & "))
    }
}

extension String {
    fileprivate var trimmingSpaces: String { String(reversed().drop { $0 == " " }.reversed()) }
}
