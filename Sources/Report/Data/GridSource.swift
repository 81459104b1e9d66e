import MemoryExperiment
import Recurrent

/// The source of grids for tables and figures, or of the reason why there is none.
struct GridSource: Sendable {
    /// The data of the experiment.
    let data: ReportData

    init(_ data: ReportData) {
        self.data = data
    }

    /// The grid of a slice, all of whose runs are finished.
    ///
    /// - Throws: `Unavailable` if the experiment has no such recurrent cell or does not observe the criterion or the measure,
    ///   or if runs of the slice are not finished.
    func grid(of slice: Slice, _ criterion: Criterion, _ measure: Measure) throws(Unavailable) -> SizeGrid {
        let grid = try gridSoFar(of: slice, criterion, measure)
        try data.requireEveryRun(of: slice)
        return grid
    }

    /// The grid of a slice, whose table cells may wait for runs.
    ///
    /// - Throws: `Unavailable` if the experiment has no such recurrent cell or does not observe the criterion or the measure.
    func gridSoFar(of slice: Slice, _ criterion: Criterion, _ measure: Measure) throws(Unavailable) -> SizeGrid {
        try requireRuns(of: slice)
        guard data.experiment.settings.measures.contains(measure) else {
            throw Unavailable(
                "Runs stop once every criterion has held (stopAtFirst), before anything is known to have settled.")
        }
        guard let grid = SizeGrid(of: slice, criterion, measure, in: data) else {
            guard data.experiment.settings.criteria.contains(criterion) else {
                throw Unavailable("The experiment does not observe the criterion \(criterion.name).")
            }
            throw Unavailable(
                data.missing != nil
                    ? "None of its table cells has all runs yet."
                    : "The experiment has no runs of \(slice.title).")
        }
        return grid
    }

    /// The divergence of a slice.
    ///
    /// - Throws: `Unavailable` if the experiment has no such recurrent cell or no curves, or if runs are not finished.
    func divergence(of slice: Slice) throws(Unavailable) -> Divergence {
        try requireRuns(of: slice)
        try requireCurves()
        try data.requireEveryRun(of: slice)
        return try Divergence(of: slice, in: data)
    }

    /// The remaining difference in a slice, step by step.
    ///
    /// - Throws: `Unavailable` if the experiment has no such recurrent cell, no curves or only one size of a kind, or if runs
    ///   are not finished.
    func remainder(of slice: Slice) throws(Unavailable) -> Remainder {
        try requireRuns(of: slice)
        try requireCurves()
        try data.requireEveryRun(of: slice)
        return try Remainder(of: slice, in: data)
    }

    private func requireCurves() throws(Unavailable) {
        guard data.experiment.hasCurves else {
            throw Unavailable("Runs stop once every criterion has held (stopAtFirst) and have no divergence curve.")
        }
    }

    private func requireRuns(of slice: Slice) throws(Unavailable) {
        guard data.experiment.plan.cells.contains(slice.cell) else {
            throw Unavailable("The experiment has no \(slice.cell.title) runs.")
        }
    }
}
