import Charts
import Report
import TrainingStudy

/// How the lines and marks of a recurrent cell look.
struct CellAppearance {
    let color: Plots.SeriesColor
    let line: Plots.Line
    let filled: Plots.Symbol
    let empty: Plots.Symbol

    /// The look of a recurrent cell among others, of which some may be of the same kind.
    init(_ cell: TrainedCell, among cells: [TrainedCell]) {
        let alike = cells.filter { $0.kind == cell.kind }
        let order = alike.firstIndex(of: cell) ?? 0
        color = cell.kind.color
        line = order == 0 ? .solid : order == 1 ? .dashed : .dotted
        filled = order == 0 ? cell.kind.symbols.filled : .square
        empty = order == 0 ? cell.kind.symbols.empty : .openSquare
    }
}
