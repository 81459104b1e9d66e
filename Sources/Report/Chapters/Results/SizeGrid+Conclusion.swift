import MemoryExperiment
import Statistics
import Support

extension SizeGrid {
    /// How memory depends on both sizes, in a sentence without numbers; nil if runs are censored or single, or if the runs
    /// decide neither.
    ///
    /// - Complexity: O(r n) in the numbers n of runs and r of resamples.
    func conclusion(in data: ReportData) -> String? {
        let grid = comparable
        guard grid.censored == 0, grid.runs <= Self.mostRuns,
            let settings = data.experiment.settings(ofVariant: slice.variant), settings.criteria.contains(criterion)
        else { return nil }
        let counts = grid.cells.map { cell in
            (key: cell.key, steps: data.counts(of: cell.key, criterion, measure).map(\.lowerBound))
        }
        let resampling = RunResampling(seed: settings.seed, streams: data.experiment.plan.streams)
        let changes = SizeChange.changes(of: [counts], resampling: resampling)?.first ?? [:]
        let clauses = [NetworkSize.hidden, .input].compactMap { size in changes[size]?.verdict.clause(on: size) }
        guard !clauses.isEmpty else { return nil }
        let counted = criterion == .cosine ? "" : ", counted \(criterion.words.goal),"
        return "\(slice.title)\(slice.isTitledByCell ? "" : ":") memory\(counted) \(NumberText.list(clauses))."
    }

    /// The most runs that are resampled for the sentence.
    private static let mostRuns = 20_000
}

extension SizeChange.Verdict {
    /// The verdict as a predicate; nil if the runs do not decide.
    fileprivate func clause(on size: NetworkSize) -> String? {
        switch self {
        case .longer: "lengthens with \(size.words)"
        case .shorter: "shortens with \(size.words)"
        case .noClearEffect: "hardly depends on \(size.words)"
        case .undecided: nil
        }
    }
}
