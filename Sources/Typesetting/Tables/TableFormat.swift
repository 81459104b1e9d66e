/// The forms a table is written in, named by their file extensions.
public enum TableFormat: String, Sendable, CaseIterable {
    /// Comma-separated values: the tidy data.
    case csv
    /// A GitHub Markdown table.
    case md
    /// A LaTeX table for the package booktabs.
    case tex
    /// The tidy data with the caption, as JSON.
    case json
}

extension Table {
    /// The table in one of its forms, ending with a line feed.
    package func text(as format: TableFormat) -> String {
        switch format {
        case .csv: records.csv
        case .md: markdown
        case .tex: latex
        case .json: json
        }
    }
}
