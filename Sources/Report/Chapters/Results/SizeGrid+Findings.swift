import MemoryExperiment
import Support

extension SizeGrid {
    /// What the means show: how they change along both sizes, or their range if no such change is known.
    var meanFindings: [String] {
        if let waiting = Wording.waiting(of: self) { return ["\(waiting.capitalizedFirst)."] }
        let grid = comparable
        let least = hasSigns ? grid.hiddenSizes[0] : nil
        let trends = [Trend.Direction.hiddenSize, .inputSize].compactMap {
            Trend(of: grid, along: $0)?.text(from: least)
        }
        guard trends.isEmpty, let range = GridRange(of: grid) else { return trends }
        return [range.sentence(from: least)]
    }

    /// What the medians show: how many runs meet the criterion, and how the medians change at one input size.
    var medianFindings: [String] {
        if let waiting = Wording.waiting(of: self) { return ["\(waiting.capitalizedFirst)."] }
        let steps = NumberText.count(sharedSteps, "shared step", "shared steps")
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
