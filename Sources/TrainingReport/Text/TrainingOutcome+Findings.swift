import Analysis
import Statistics
import Support
import Training
import TrainingStudy

extension TrainingOutcome {
    /// The result in at most a dozen words.
    package var headline: String { hasDelays ? delayHeadline : hasBurnIns ? burnInHeadline : changeHeadline }

    /// The question that the report answers.
    package var question: String {
        hasBurnIns && !hasDelays ? "Does memory predict the best burn-in?" : "Does training change memory?"
    }

    /// By what factors training changed memory, in at most a dozen words.
    package var changeHeadline: String {
        let factors = experiment.tasks.compactMap { task -> (noun: String, factors: [StepQuantile])? in
            let factors = changes(on: task, to: fine).map(\.factor)
            return factors.isEmpty ? nil : (task.noun, factors)
        }
        let all = factors.flatMap(\.factors)
        if factors.count == 2, factors[0].noun != factors[1].noun {
            let (first, second) = (factors[0], factors[1])
            return "Training multiplies memory by \(Self.range(first.factors)) on \(first.noun), "
                + "\(Self.range(second.factors)) on \(second.noun)"
        }
        guard !all.isEmpty else {
            return "Memory of \(NumberText.count(experiment.networks.count, "network", "networks")) along training"
        }
        let place = factors.count == 1 ? factors[0].noun : "\(factors.count) tasks"
        return "Training multiplies memory by \(Self.range(all)) on \(place)"
    }

    /// The least and the greatest of some factors, such as `0.60–2.0`; the least alone if the greatest is a lower bound.
    private static func range(_ factors: [StepQuantile]) -> String {
        let sorted = factors.sorted { $0.steps < $1.steps }
        if let last = sorted.last, last.isBound { return TrainingText.factor(.atLeast(sorted[0].steps)) }
        let ends = [sorted.first, sorted.last].compactMap { $0.map { TrainingText.factor($0) } }
        return Set(ends).count == 1 ? ends[0] : ends.joined(separator: "–")
    }

    /// What was found: sentences in paragraphs.
    package var findings: [[String]] {
        [["\(headline)."] + (burnInBenefit.map { [$0] } ?? [])] + burnInFindings
            + otherTasks.map { [change(on: $0), certainty(on: $0), peak(on: $0)].compactMap(\.self) }
            + [([hasDelays ? nil : delays, never].compactMap(\.self)) + burnInLearning + learning]
    }

    /// The smallest and the largest factor among recurrent cells.
    private func change(on task: ExperimentTask) -> String? {
        let changes = changes(on: task, to: fine).sorted { $0.factor.steps < $1.factor.steps }
        guard let least = changes.first, let most = changes.last else { return nil }
        let (low, high) = (TrainingText.factor(least.factor), TrainingText.factor(most.factor))
        let range =
            changes.count == 1
            ? low
            : low == high
                ? "\(low) in \(changes.count == 2 ? "both" : "all \(changes.count)") recurrent cells"
                : "\(low) (\(least.cell.title)) to \(high) (\(most.cell.title))"
        return "On \(task.title), training multiplies the median steps to \(fine.label) by \(range)."
    }

    /// For how many recurrent cells the change is more than chance; nil if there are too few networks.
    private func certainty(on task: ExperimentTask) -> String? {
        let tested = changes(on: task, to: fine).filter { $0.pairs.count >= Self.leastPairs }
        let certain = tested.count(where: \.isCertain)
        guard !tested.isEmpty else { return nil }
        guard tested.count > 1 else {
            return "The 95\u{A0}% interval of the factor \(certain == 1 ? "excludes" : "includes") 1."
        }
        return "The 95\u{A0}% interval of the factor excludes 1 for \(certain) of \(tested.count) recurrent cells."
    }

    /// The fewest pairs for which the sign test gives an interval.
    static let leastPairs = 6

    /// Where memory is longer before the end than at the end.
    private func peak(on task: ExperimentTask) -> String? {
        let peaks = experiment.cells.compactMap {
            cell -> (cell: TrainedCell, update: Int, peak: Double, end: Double)? in
            let course = experiment.measuredUpdates.compactMap { update in
                memory(of: task, cell: cell, update: update, to: fine).map { (update, $0) }
            }
            guard let end = course.last, let peak = course.max(by: { $0.1.steps < $1.1.steps }), !peak.1.isBound,
                !end.1.isBound, peak.1.steps >= Self.leastPeak * max(end.1.steps, 1)
            else { return nil }
            return (cell, peak.0, peak.1.steps, end.1.steps)
        }
        guard experiment.measuredUpdates.count > 2 else { return nil }
        let noun = experiment.cells.count == 1 ? "recurrent cell" : "recurrent cells"
        guard let first = peaks.max(by: { $0.peak / max($0.end, 1) < $1.peak / max($1.end, 1) }) else {
            return "Memory does not peak before the end\(experiment.cells.count == 1 ? "" : " in any recurrent cell")."
        }
        return """
            Memory peaks before the end in \(peaks.count) of \(experiment.cells.count) \(noun): that of \
            \(first.cell.title) falls from \(TrainingText.steps(first.peak)) steps after \
            \(first.update.counted("update")) to \(TrainingText.steps(first.end)).
            """
    }

    /// The factor between peak and end from which memory counts as falling.
    private static let leastPeak = 1.25

    /// The median over networks of their median steps.
    func memory(of task: ExperimentTask, cell: TrainedCell, update: Int, to tolerance: Tolerance) -> StepQuantile? {
        StepQuantile.median(
            of: memories(of: task, cell: cell, update: update).compactMap { $0.count(to: tolerance)?.median })
    }

    /// Networks that have learnt delayed recall, with the trained delay and the measured steps to the coarsest tolerance.
    var delayed: [(memory: TrainedMemory, delay: Int, median: StepQuantile)] {
        final.compactMap { memory in
            guard let delay = memory.network.task.delay, let count = memory.count(to: coarse) else { return nil }
            return (memory, delay, count.median)
        }
    }

    /// How many networks that have learnt delayed recall remember for the trained delay, and how many there are.
    var matchedDelays: (matched: Int, learnt: Int) {
        let learnt = delayed.filter(\.memory.hasLearnt)
        return (
            learnt.count { !$0.median.isBound && ($0.median.steps - Double($0.delay)).magnitude <= 1 }, learnt.count
        )
    }

    /// Whether networks were trained on several delays.
    var hasDelays: Bool { Set(delayed.map(\.delay)).count > 1 }

    /// How many networks remember for the trained delay, in at most a dozen words.
    var delayHeadline: String {
        let (matched, learnt) = matchedDelays
        return "Memory to \(coarse.label) matches the trained delay in \(matched) of \(learnt) networks"
    }

    /// Whether memory ends with the trained delay.
    private var delays: String? {
        let (matched, learnt) = matchedDelays
        guard learnt > 0 else { return nil }
        return """
            Of \(NumberText.count(learnt, "network", "networks")) that learnt delayed recall, \
            \(NumberText.grouped(matched)) \(matched == 1 ? "settles" : "settle") to \(coarse.label) within one step of \
            the trained delay.
            """
    }

    /// The tasks that some networks did not learn, in sentences.
    private var learning: [String] {
        guard !otherTasks.isEmpty else { return [] }
        let failures = otherTasks.compactMap { task -> String? in
            let all = memories(of: task, update: experiment.settings.updates)
            let count = all.count { !$0.hasLearnt }
            guard count > 0 else { return nil }
            return "\(count) of \(NumberText.count(all.count, "network", "networks")) did not learn \(task.title)"
        }
        return failures.isEmpty
            ? [hasBurnIns ? "Every other network learnt its task." : "Every network learnt its task."]
            : failures.map { "In \(experiment.settings.updates.counted("update")), \($0)." }
    }

    /// The networks that never agree at the end of training.
    private var never: String? {
        let all = final
        let count = all.count { $0.count(to: fine)?.isNever ?? false }
        guard count > 0 else { return nil }
        return """
            After training, the outputs of \(count) of \(NumberText.count(all.count, "network", "networks")) do not \
            agree to \(fine.label) within \(experiment.horizon.counted("step")) from at least half of the starts.
            """
    }
}
