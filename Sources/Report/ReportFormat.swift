import Charts
import Typesetting

/// The forms in which a report is written.
public enum ReportFormat: String, Sendable, CaseIterable {
    /// For a screen: `report.html` and `report.md` with everything they lead to, and the journal.
    case html
    /// For paper: `report.tex` with everything that pdfLaTeX needs to compile it.
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

    /// How the figures look unless another theme is named; on paper, captions say what titles would.
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
