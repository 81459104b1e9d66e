import Charts
import Typesetting

/// The forms in which a report is written.
public enum ReportFormat: String, Sendable, CaseIterable {
    /// HTML: `report.html` and `report.md` with everything they link to, and the journal.
    case html
    /// LaTeX: `report.tex` with everything that pdfLaTeX needs to compile it.
    case latex
    /// Typst: `report.typ` with everything that Typst needs to compile it.
    case typst
}

extension ReportFormat {
    /// The name of the language, as sentences write it.
    public var title: String {
        switch self {
        case .html: "HTML"
        case .latex: "LaTeX"
        case .typst: "Typst"
        }
    }

    /// The name of the document that readers open or compile.
    ///
    /// - Parameter chapters: The chapters of the report; a short one has another name.
    public func document(of chapters: ChapterSelection = .all) -> String {
        switch self {
        case .html: DocumentFormat.html.fileName(of: chapters)
        case .latex: DocumentFormat.latex.fileName(of: chapters)
        case .typst: DocumentFormat.typst.fileName(of: chapters)
        }
    }

    /// The documents of the form.
    var documents: [DocumentFormat] {
        switch self {
        case .html: [.html, .markdown]
        case .latex: [.latex]
        case .typst: [.typst]
        }
    }

    /// The default theme of the figures; in print, captions replace titles.
    public var theme: Theme {
        switch self {
        case .html: return .web
        case .latex, .typst:
            var theme = Theme.paper
            theme.showsTitles = false
            return theme
        }
    }

    /// The forms of each table's file.
    package var tableFormats: [TableFormat] {
        switch self {
        case .html: [.csv, .md, .tex]
        case .latex: [.tex]
        case .typst: [.csv]
        }
    }
}
