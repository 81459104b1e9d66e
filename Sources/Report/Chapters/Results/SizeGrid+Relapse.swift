import MemoryExperiment
import Statistics
import Support

extension SizeGrid {
    /// In how many runs the criterion fails again after it first held, in a sentence; nil if it never does, or if runs stop
    /// before that could be seen.
    ///
    /// Networks of one unit are left out: their outputs point in one of two directions.
    func relapse(in data: ReportData) -> String? {
        guard let settings = data.experiment.settings(ofVariant: slice.variant), !settings.stopAtFirst,
            let position = settings.criteria.firstIndex(of: criterion)
        else { return nil }
        let results = cells.filter { $0.key.hiddenSize > 1 }.flatMap { data.results(of: $0.key) }
        let relapses = results.count { result in
            let outcome = result.outcomes[position]
            return !outcome.first.isCensored && outcome.settled.lowerBound > outcome.first.lowerBound
        }
        guard relapses > 0 else { return nil }
        let runs = NumberText.count(results.count, "run", "runs")
        let share = relapses == results.count ? "all \(runs)" : "\(NumberText.grouped(relapses)) of \(runs)"
        let observed = hasStoppedRuns ? " observed to the end" : ""
        return """
            In \(share) with two or more units\(observed), \(criterion.words.subject) do not \
            \(criterion.words.lastingEvent).
            """
    }
}
