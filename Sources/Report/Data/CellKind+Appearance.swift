import Charts
import Recurrent

extension [CellKind] {
    /// The kinds among them, each once, in the order of reports.
    var inReportOrder: [CellKind] { CellKind.allCases.filter(contains) }
}

extension CellKind {
    /// The colour of the recurrent cell's marks.
    package var color: Plots.SeriesColor {
        switch self {
        case .lstm: .first
        case .gru: .second
        case .elman: .third
        }
    }

    /// The recurrent cell's marks, filled and empty.
    package var symbols: (filled: Plots.Symbol, empty: Plots.Symbol) {
        switch self {
        case .lstm: (.disc, .ring)
        case .gru: (.diamond, .openDiamond)
        case .elman: (.triangle, .openTriangle)
        }
    }
}
