import Charts
import Typesetting

/// The forms in which a report is written.
public enum ReportFormat: String, Sendable, CaseIterable {
    /// HTML: `report.html` and `report.md` with everything they link to, and the journal.
    case html
    /// LaTeX: `report.tex` with everything that pdfLaTeX needs to compile it.
    case latex
}

extension ReportFormat {
    /// The documents of the form.
    var documents: [DocumentFormat] {
        switch self {
        case .html: [.html, .markdown]
        case .latex: [.latex]
        }
    }

    /// The default theme of the figures; in LaTeX, captions replace titles.
    public var theme: Theme {
        switch self {
        case .html: return .web
        case .latex:
            var theme = Theme.paper
            theme.showsTitles = false
            return theme
        }
    }

    /// The forms of each table's file.
    var tableFormats: [TableFormat] {
        switch self {
        case .html: [.csv, .md, .tex]
        case .latex: [.tex]
        }
    }
}
