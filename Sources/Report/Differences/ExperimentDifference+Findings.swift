import MemoryExperiment
import Support

extension ExperimentDifference {
    /// What was compared and the result, in one line.
    public var summary: String {
        let names = names
        let sides = "\(names.first) − \(names.second): "
        guard !isSameThroughout else { return sides + "both sides are the same runs." }
        let isTested = cells.contains { $0.corrected != nil }
        let verdict = verdict(of: cells) + (isTested ? " at \(request.riskText) (Holm)" : "")
        guard let means = DifferenceSummary(slices.flatMap(\.means)) else { return "\(sides)\(verdict)." }
        let omnibus = (isTested && areIndependent && means.count > 1 ? means.omnibusProbability : nil).map {
            ", \(NumberText.probability($0, of: "p")) for all together (Fisher)"
        }
        let interval = (areIndependent ? means.interval(level: request.level) : nil).map {
            " (\($0.text(decimals: 2)))"
        }
        return """
            \(sides)\(verdict)\(omnibus ?? ""); the differences average \(NumberText.signed(means.mean, decimals: 2))\(interval ?? "") steps \
            (RMS \(NumberText.fixed(means.rootMeanSquare, decimals: 2))).
            """
    }

    /// How many of some table cells differ, as a clause.
    func verdict(of cells: [SliceDifference.Cell]) -> String {
        let (tested, count) = (cells.count { $0.corrected != nil }, cells.count(where: isSignificant))
        guard tested > 0 else {
            return areSameRuns(cells) ? "both sides are the same runs" : "no table cell could be tested"
        }
        let all = NumberText.count(tested, "table cell", "table cells")
        return "\(count == 0 ? "none" : NumberText.grouped(count)) of \(all) \(count > 1 ? "differ" : "differs")"
    }

    /// The findings of all slices together.
    var findings: [String] {
        [verdict, Self.average(of: slices.flatMap(\.means), in: self, hasInterval: areIndependent), chance]
            .compactMap(\.self) + untested + cautions
    }

    /// The findings of one slice.
    func findings(of slice: SliceDifference) -> [String] {
        let cells = slice.present.map(\.cell)
        var findings = [counts(of: cells)]
        findings += [Self.average(of: slice.means, in: self, hasInterval: true)].compactMap(\.self)
        if let extremes = extremes(of: slice) { findings.append(extremes) }
        return findings
    }

    /// Whether the draws of all table cells are independent of each other.
    ///
    /// Variants share their draws, and a stack begins with the layers of a shallower one.
    private var areIndependent: Bool { variants.count == 1 && Set(slices.map(\.layers)).count == 1 }

    /// How many table cells differ.
    private var verdict: String {
        let tested = cells.count { $0.corrected != nil }
        guard !isSameThroughout else { return "Both sides are the same runs: all differences are exactly 0." }
        guard tested > 0 else { return "No table cell could be tested." }
        let count = cells.count(where: isSignificant)
        let among =
            tested == 1
            ? "The one table cell tested"
            : "Of \(NumberText.grouped(tested)) table cells tested, \(count == 0 ? "none" : NumberText.grouped(count))"
        let differs = tested == 1 && count == 0 ? "does not differ" : count > 1 ? "differ" : "differs"
        let correction = tested > 1 ? " after Holm’s correction for all of them" : ""
        return "\(among) \(differs) at \(request.riskText)\(correction)."
    }

    /// Whether every table cell holds the same runs on both sides, which have one protocol.
    private var isSameThroughout: Bool { areSameRuns(cells) }

    private func areSameRuns(_ cells: [SliceDifference.Cell]) -> Bool {
        !cells.isEmpty && cells.allSatisfy(\.difference.isOfSameRuns)
    }

    /// The table cells of a slice that differ, by their direction.
    private func counts(of cells: [SliceDifference.Cell]) -> String {
        let tested = cells.count { $0.corrected != nil }
        let differing = cells.filter(isSignificant)
        let larger = differing.count { $0.difference.direction > 0 }
        let all = NumberText.count(tested, "table cell", "table cells")
        guard tested > 0 else { return "\(verdict(of: cells).capitalizedFirst)." }
        guard !differing.isEmpty else { return "None of \(all) differs." }
        let count = NumberText.grouped(differing.count)
        if larger == differing.count { return "A is larger in \(count) of \(all)." }
        if larger == 0 { return "B is larger in \(count) of \(all)." }
        return """
            \(count) of \(all) differ: A is larger in \(NumberText.grouped(larger)), B in \
            \(NumberText.grouped(differing.count - larger)).
            """
    }

    /// Mean and RMS of differences, in a sentence.
    private static func average(
        of means: [MeanDifference], in difference: ExperimentDifference, hasInterval: Bool
    ) -> String? {
        guard means.contains(where: { $0.design != .same }), let summary = DifferenceSummary(means) else { return nil }
        let mean = NumberText.signed(summary.mean, decimals: 2)
        guard summary.count > 1 else { return "A − B is \(mean) steps." }
        let interval = (hasInterval ? summary.interval(level: difference.request.level) : nil).map {
            "\(difference.request.levelText) interval \($0.text(decimals: 2)); "
        }
        return """
            Over \(NumberText.grouped(summary.count)) table cells with a mean on both sides, A − B averages \(mean) steps \
            (\(interval ?? "")RMS \(NumberText.fixed(summary.rootMeanSquare, decimals: 2))).
            """
    }

    /// The reduced χ² of the differences and the test of all of them together, in sentences.
    private var chance: String? {
        let means = slices.flatMap(\.means)
        guard means.count > 1, let summary = DifferenceSummary(means), let chiSquare = summary.reducedChiSquare else {
            return nil
        }
        let omnibus = areIndependent ? summary.omnibusProbability.map { " \(Wording.omnibus($0))" } ?? "" : ""
        return """
            Reduced χ² is \(NumberText.fixed(chiSquare, decimals: 2)), while chance alone gives about 1.\(omnibus)
            """
    }

    /// The table cells that could not be tested, in sentences.
    private var untested: [String] {
        let obstacles = cells.map(\.difference.obstacle)
        let reasons = [
            (
                isSameThroughout ? 0 : cells.count(where: \.difference.isOfSameRuns),
                "the same runs on both sides: there is nothing to test."
            ),
            (
                cells.count { $0.difference.meanDifference.map { $0.probability == nil } ?? false },
                "single runs, which show a difference but allow no test."
            ),
            (
                obstacles.count { $0 == .censored },
                "no run that ended while both sides were observed: nothing distinguishes them."
            ),
            (
                obstacles.count { $0 == .censoredBesidePublished },
                "censored runs, with which a published mean cannot be compared."
            ),
        ]
        return reasons.filter { $0.0 > 0 }.map { count, reason in
            "\(NumberText.count(count, "table cell has", "table cells have")) \(reason)"
        }
    }

    /// Why differences may mislead, in sentences.
    private var cautions: [String] {
        guard request.measure == .settled,
            let slice = slices.first(where: { $0.sharedSteps.first != $0.sharedSteps.second })
        else { return [] }
        return [
            """
            The last step that violates a criterion is sought only among the steps observed, here \
            \(NumberText.count(slice.sharedSteps.first, "shared step", "shared steps")) on one side and \
            \(NumberText.grouped(slice.sharedSteps.second)) on the other: that alone can make a difference.
            """
        ]
    }

    /// The largest differences on either side, in a sentence.
    private func extremes(of slice: SliceDifference) -> String? {
        let cells = slice.present.compactMap { entry in
            entry.cell.difference.meanDifference.map { (entry.inputSize, entry.hiddenSize, $0) }
        }
        guard cells.count > 1, let least = cells.min(by: { $0.2.value < $1.2.value }),
            let most = cells.max(by: { $0.2.value < $1.2.value }), least.2.value < most.2.value
        else { return nil }
        func text(_ entry: (inputSize: Int, hiddenSize: Int, difference: MeanDifference)) -> String {
            """
            \(NumberText.signed(entry.difference.value, decimals: decimals)) (input size \(entry.inputSize), hidden size \
            \(entry.hiddenSize))
            """
        }
        return "Differences range from \(text(least)) to \(text(most))."
    }
}
