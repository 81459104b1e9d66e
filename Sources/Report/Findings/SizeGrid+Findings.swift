import MemoryExperiment

extension SizeGrid {
    /// What the means show: their range, and how they change along both sizes.
    var meanFindings: [String] {
        var findings: [String] = []
        if let range = GridRange(of: self) { findings.append("The means run from \(range.text).") }
        findings += [Trend.Direction.outputSize, .inputSize].compactMap { Trend(of: self, along: $0)?.text }
        if censored > 0 { findings.append(Wording.censoring(of: self)) }
        return findings
    }

    /// What the medians show: how many runs get there, and how the medians grow at one input size.
    var medianFindings: [String] {
        let steps = NumberText.grouped(sharedSteps)
        var findings = [
            """
            \(NumberText.grouped(runs - censored)) of \(NumberText.count(runs, "run", "runs")) got there within \
            \(steps) shared steps.
            """
        ]
        guard let wanted = Divergence.nearest(to: Divergence.preferredInputSize, in: inputSizes),
            let row = inputSizes.firstIndex(of: wanted)
        else { return findings }
        let cells = hiddenSizes.indices.map { self[row, $0] }
        let known = cells.compactMap { cell in cell.median.map { (size: cell.key.hiddenSize, median: $0) } }
        let unknown = cells.filter { $0.median == nil }.map { NumberText.grouped($0.key.hiddenSize) }
        if let first = known.first, let last = known.last, known.count > 1 {
            findings.append(
                """
                At input size \(wanted) the median goes from \(CellText.halves(first.median)) steps at output size \
                \(NumberText.grouped(first.size)) to \(CellText.halves(last.median)) at \
                \(NumberText.grouped(last.size)).
                """)
        }
        if !unknown.isEmpty {
            findings.append(
                """
                There, at output size \(NumberText.list(unknown)), half of the runs or more were still apart after \
                \(steps) shared steps.
                """)
        }
        return findings
    }
}
