/// The forms in which measurements are written.
public enum BenchmarkFormat: String, Sendable, CaseIterable {
    /// Columns for a terminal.
    case table
    /// The machine's limits and the measurements as one object.
    case json
    /// The measurements as comma-separated values.
    case csv
    /// A GitHub Markdown table.
    case md
}
