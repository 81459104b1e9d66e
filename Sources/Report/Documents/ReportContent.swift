import MemoryExperiment

/// What a report is laid out from: the data, and every figure and table that it can give.
struct ReportContent: Sendable {
    /// The finished experiment.
    let data: ReportData
    /// The figures in every form, in the order of the report.
    let figures: [FigureFiles]
    /// The tables in the order of the report.
    let tables: [Table]
    /// The names of figures and tables that the experiment cannot give, with the reasons.
    let omitted: [(name: String, reason: String)]
}
