import Analysis
import Recurrent
import Support
import Training
import TrainingStudy

extension TrainingOutcome {
    /// Whether windows of one length were trained on with several burn-ins.
    var hasBurnIns: Bool { !burnInSweeps.isEmpty }

    /// The name of a sweep, such as `N = 100`.
    func title(of sweep: BurnInSweep) -> String {
        let isPlaced = Set(burnInSweeps.map(\.placement)).count > 1
        return "N\u{A0}=\u{A0}\(NumberText.grouped(sweep.window))" + (isPlaced ? ", \(sweep.placement.rawValue)" : "")
            + (experiment.cells.count > 1 ? ", \(sweep.cell.title)" : "")
    }

    /// For how many window lengths the best burn-in is about the memory, in at most a dozen words.
    package var burnInHeadline: String {
        let sweeps = burnInSweeps
        guard sweeps.contains(where: { $0.ratio != nil }) else {
            let best = Set(sweeps.map(\.best.burnIn)).sorted().map { NumberText.grouped($0) }
            let range = best.count < 2 ? best.joined() : "\(best[0])–\(best[best.count - 1])"
            return "Test error is smallest with a burn-in of \(range) steps"
        }
        let all = NumberText.count(sweeps.count, experiment.cells.count > 1 ? "sweep" : "window", windowNoun)
        return "The best burn-in is 0.75–1.5 times memory for \(sweeps.count(where: \.agrees)) of \(all)"
    }

    private var windowNoun: String { experiment.cells.count > 1 ? "sweeps" : "windows" }

    /// For how many window lengths the runs tell the best burn-in from none; nil if no network was trained without one.
    var burnInBenefit: String? {
        let compared = burnInSweeps.filter { $0.plain != nil }
        guard !compared.isEmpty else { return nil }
        let better = compared.count { sweep in
            sweep.best != sweep.plain && !sweep.equals.contains { $0.burnIn == 0 }
        }
        let all = NumberText.count(compared.count, experiment.cells.count > 1 ? "sweep" : "window", windowNoun)
        return "Errors without burn-in are larger than the best for \(better) of \(all)."
    }

    /// What the burn-ins show, in paragraphs.
    var burnInFindings: [[String]] {
        let sweeps = burnInSweeps
        guard let first = sweeps.first else { return [] }
        return sweeps.map { [best(of: $0), equals(of: $0), ratio(of: $0)].compactMap(\.self) } + [
            [
                "Schiller et al. (ICLR 2026, arXiv 2602.10911) find ratios of 0.75 to 1.5 on three public data sets.",
                certainty(first),
            ]
        ]
    }

    /// The burn-in with the smallest median error, and whether a wider grid might have a better one.
    private func best(of sweep: BurnInSweep) -> String {
        let best = sweep.best
        let start = "At \(title(of: sweep)), the median test error is smallest"
        if best.burnIn == 0 { return "\(start) without burn-in, at the lower edge of the grid." }
        let steps = best.burnIn.counted("step")
        guard sweep.isBestAtEdge else { return "\(start) with a burn-in of \(steps)." }
        let isLongest = best == sweep.points.last
        return """
            \(start) with a burn-in of \(steps), the \(isLongest ? "longest" : "shortest") tried: a \
            \(isLongest ? "longer" : "shorter") one may be better.
            """
    }

    /// The burn-ins that may be as good as the best one.
    private func equals(of sweep: BurnInSweep) -> String {
        let equals = sweep.equals.map(\.burnIn)
        guard !equals.isEmpty else {
            return sweep.points.count == 2
                ? "The other burn-in has larger errors." : "All other burn-ins have larger errors."
        }
        return """
            \(equals.count == 1 ? "A burn-in" : "Burn-ins") of \(NumberText.list(equals.map { NumberText.grouped($0) })) \
            \(equals == [1] ? "step" : "steps") cannot be told apart from it.
            """
    }

    /// The best burn-in relative to the memory of networks that were trained without one.
    private func ratio(of sweep: BurnInSweep) -> String {
        guard let plain = sweep.plain else {
            return "No network was trained without burn-in, so its memory cannot be compared."
        }
        guard let memory = sweep.plainMemory, let ratio = sweep.ratio, !plain.isNever else {
            return """
                The memory of networks trained without burn-in is \
                \(plain.memory.map { $0.isBound } ?? true ? "known only to exceed the horizon or its starts" : "0 steps"), \
                so the two have no ratio.
                """
        }
        let steps = "\(TrainingText.steps(memory)) \(memory == 1 ? "step" : "steps")"
        let start = """
            Networks trained without burn-in settle to \(sweep.tolerance.label) after a median of \(steps). The ratio of \
            best burn-in and memory is
            """
        guard sweep.best.burnIn > 0 else { return "\(start) 0." }
        let factor = TrainingText.ratio(ratio)
        guard !sweep.isBestAtEdge else {
            let sign = sweep.best == sweep.points.last ? "at least" : "at most"
            return "\(start) \(sign) \(factor)\(near(sweep))."
        }
        let isWithin = BurnInSweep.publishedRatios.contains(ratio)
        return "\(start) \(factor)\(range(of: sweep)), \(isWithin ? "within" : "outside") 0.75 to 1.5."
    }

    /// The ratios to the memories of single networks.
    private func range(of sweep: BurnInSweep) -> String {
        let memories = sweep.plain?.steps.filter { !$0.isBound && $0.steps > 0 } ?? []
        let ratios = memories.map { Double(sweep.best.burnIn) / $0.steps }
        guard let low = ratios.min(), let high = ratios.max(), low < high else { return "" }
        return " (\(TrainingText.ratio(low)) to \(TrainingText.ratio(high)) for single networks)"
    }

    /// The burn-in that is as good as a best one at the edge and about as long as the memory.
    private func near(_ sweep: BurnInSweep) -> String {
        let ratios = sweep.equals.compactMap { point in sweep.ratio(of: point).map { (point.burnIn, $0) } }
        guard let (burnIn, ratio) = ratios.first(where: { BurnInSweep.publishedRatios.contains($0.1) }) else {
            return ""
        }
        return "; that of \(burnIn.counted("step")), not told apart from it, is \(TrainingText.ratio(ratio))"
    }

    /// How burn-ins were told apart, and how often chance does so.
    private func certainty(_ sweep: BurnInSweep) -> String {
        let pairs = sweep.best.memories.count
        guard pairs < Self.leastPairs else {
            return "Errors count as larger if the 95\u{A0}% interval of the sign test over networks says so."
        }
        let networks = experiment.hiddenSizes.count == 1 ? "run" : "network"
        guard pairs > 1 else {
            return "One \(networks) cannot tell burn-ins apart: errors count as larger whenever they are."
        }
        return """
            Errors count as larger if they are in every \(networks). With only \(pairs.counted(networks)), at least one in \
            \(1 << pairs) equally good burn-ins has such errors by chance.
            """
    }

    /// What else is known of the tasks with several burn-ins, which are too many for a paragraph each.
    var burnInLearning: [String] {
        let tasks = experiment.tasks.filter { !otherTasks.contains($0) }
        let networks = final.filter { tasks.contains($0.network.task) }
        let count = networks.count { !$0.hasLearnt }
        guard hasBurnIns else { return [] }
        let all = NumberText.count(networks.count, "network", "networks")
        return [
            """
            In \(experiment.settings.updates.counted("update")), \(NumberText.grouped(networks.count - count)) of \(all) \
            with windows of a record reach an R² above 0.99.
            """
        ]
    }
}
