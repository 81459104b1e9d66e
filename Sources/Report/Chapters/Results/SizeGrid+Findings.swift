import MemoryExperiment

extension SizeGrid {
    /// What the means show: their range, and how they change along both sizes.
    var meanFindings: [String] {
        if let waiting = Wording.waiting(of: self) { return ["\(waiting.capitalizedFirst)."] }
        var findings: [String] = []
        if let range = GridRange(of: self) { findings.append(range.sentence) }
        findings += [Trend.Direction.outputSize, .inputSize].compactMap { Trend(of: self, along: $0)?.text }
        if censored > 0 { findings.append(Wording.censoring(of: self)) }
        return findings
    }

    /// What the medians show: how many runs get there, and how the medians grow at one input size.
    var medianFindings: [String] {
        if let waiting = Wording.waiting(of: self) { return ["\(waiting.capitalizedFirst)."] }
        let steps = NumberText.count(sharedSteps, "shared step", "shared steps")
        var findings = ["\(arrivals) within \(steps)."]
        guard let wanted = Divergence.nearest(to: Divergence.preferredInputSize, in: inputSizes),
            let row = inputSizes.firstIndex(of: wanted)
        else { return findings }
        let cells = hiddenSizes.indices.map { self[row, $0] }
        let known = cells.compactMap { cell in cell.median.map { (size: cell.key.hiddenSize, median: $0) } }
        if let first = known.first, let last = known.last, known.count > 1 {
            findings.append(
                """
                At input size \(wanted) the median goes from \(CellText.halves(first.median)) steps at output size \
                \(NumberText.grouped(first.size)) to \(CellText.halves(last.median)) at \
                \(NumberText.grouped(last.size)).
                """)
        }
        for (runs, kind) in [("more than half", \CellStatistics.isMostlyCensored), ("half", \.isHalfCensored)] {
            let sizes = cells.filter { $0[keyPath: kind] }.map(\.key.hiddenSize)
            guard !sizes.isEmpty else { continue }
            findings.append(
                """
                At input size \(wanted), \(NumberText.sizes(sizes, "output size", "output sizes")), \
                \(runs) of the runs were still apart after \(steps).
                """)
        }
        return findings
    }

    /// How many runs got there, as a clause.
    private var arrivals: String {
        let arrived = runs - censored
        guard runs > 1 else { return arrived == 1 ? "The one run got there" : "The one run did not get there" }
        let some = arrived == 0 ? "None" : arrived == runs ? "All" : NumberText.grouped(arrived)
        return "\(some) of the \(NumberText.grouped(runs)) runs got there"
    }
}
