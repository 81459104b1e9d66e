import MemoryExperiment
import Support

extension SizeGrid {
    /// What the means show: how they change along sizes, or their range if no such change is known.
    ///
    /// - Parameter directions: The sizes.
    func meanFindings(along directions: [Trend.Direction]) -> [String] {
        if let waiting = Wording.waiting(of: self) { return ["\(waiting.capitalizedFirst)."] }
        let grid = comparable
        let least = hasSigns ? grid.hiddenSizes[0] : nil
        let trends = directions.compactMap {
            Trend(of: grid, along: $0)?.text(from: least)
        }
        guard trends.isEmpty, let range = GridRange(of: grid) else { return trends }
        return [range.sentence(from: least)]
    }

    /// What the medians show: which runs meet the criterion, and how the medians change at one input size if no simple rule
    /// says which do.
    var medianFindings: [String] {
        if let waiting = Wording.waiting(of: self) { return ["\(waiting.capitalizedFirst)."] }
        let steps = NumberText.count(sharedSteps, "shared step", "shared steps")
        if let arrivalsBySize { return [arrivalsBySize(steps)] }
        var findings = ["\(arrivals) within \(steps)."]
        guard let wanted = Divergence.nearest(to: Divergence.preferredInputSize, in: inputSizes),
            let row = inputSizes.firstIndex(of: wanted)
        else { return findings }
        let cells = hiddenSizes.indices.map { self[row, $0] }
        let known = cells.compactMap { cell in cell.median.map { (size: cell.key.hiddenSize, median: $0) } }
        var clauses: [String] = []
        if let first = known.first, let last = known.last, known.count > 1 {
            let change = Wording.change(
                from: CellText.steps(first.median), at: "hidden size \(NumberText.grouped(first.size))",
                to: CellText.halves(last.median), at: NumberText.grouped(last.size),
                by: last.median - first.median)
            clauses.append("the median \(change)")
        }
        for (runs, kind) in [("more than half", \CellStatistics.isMostlyCensored), ("half", \.isHalfCensored)] {
            let sizes = cells.filter { $0[keyPath: kind] }.map(\.key.hiddenSize)
            guard !sizes.isEmpty else { continue }
            clauses.append(
                "\(runs) of the runs of \(NumberText.sizes(sizes, "hidden size", "hidden sizes")) still differ at the end"
            )
        }
        if !clauses.isEmpty { findings.append("At input size \(wanted), \(clauses.joined(separator: "; ")).") }
        return findings
    }

    /// That all runs up to a hidden size met the criterion, and how many larger ones did, as a sentence with the number of
    /// steps; nil if there is no such size, or if it is the largest.
    private var arrivalsBySize: ((_ steps: String) -> String)? {
        let columns = hiddenSizes.indices.map { column in inputSizes.indices.map { self[$0, column] } }
        let complete = columns.prefix { $0.allSatisfy { $0.censored == 0 } }
        let others = columns.dropFirst(complete.count).flatMap(\.self)
        guard let size = complete.indices.last.map({ hiddenSizes[$0] }), !others.isEmpty else { return nil }
        let runs = (
            complete: complete.flatMap(\.self).map(\.runs).reduce(0, +), others: others.map(\.runs).reduce(0, +)
        )
        let arrived = runs.others - others.map(\.censored).reduce(0, +)
        guard runs.complete > 2, runs.others > 1 else { return nil }
        let some = arrived == 0 ? "none" : NumberText.grouped(arrived)
        return { steps in
            """
            All \(NumberText.grouped(runs.complete)) runs with \(complete.count > 1 ? "up to " : "")\
            \(NumberText.count(size, "unit", "units")) reach \(criterion.words.object) within \(steps); \(some) of the \(NumberText.grouped(runs.others)) larger ones \
            \(arrived > 1 ? "do" : "does").
            """
        }
    }

    /// How many runs met the criterion, as a clause.
    private var arrivals: String {
        let (arrived, goal) = (runs - censored, criterion.words.object)
        guard runs > 1 else {
            return arrived == 1 ? "The one run reached \(goal)" : "The one run did not reach \(goal)"
        }
        let some = arrived == 0 ? "None" : arrived == runs ? "All" : NumberText.grouped(arrived)
        return "\(some) of the \(NumberText.grouped(runs)) runs reached \(goal)"
    }
}
