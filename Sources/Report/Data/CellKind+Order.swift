import Recurrent

extension [CellKind] {
    /// The kinds among them, each once, in the order of reports.
    var inReportOrder: [CellKind] { CellKind.allCases.filter(contains) }
}
