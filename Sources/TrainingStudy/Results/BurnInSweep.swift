import Analysis
import Statistics
import Training

/// The networks of one recurrent cell that were trained on windows of one length with several burn-ins.
///
/// Networks of a run and hidden size begin with the same weights and are tested on the same windows, so burn-ins are
/// compared pair by pair.
package struct BurnInSweep: Sendable, Hashable {
    /// The recurrent cell.
    package let cell: TrainedCell
    /// N: the number of steps of a window.
    package let window: Int
    /// The place of windows.
    package let placement: RecordWindows.Placement
    /// The tolerance of the memory.
    package let tolerance: Tolerance
    /// The burn-ins, the shortest first.
    package let points: [Point]

    /// The networks of a burn-in at the end of training.
    package struct Point: Sendable, Hashable {
        /// m: the number of first steps of a window without loss.
        package let burnIn: Int
        /// The networks, in the same order for each burn-in.
        package let memories: [TrainedMemory]
        /// The tolerance of the memory.
        let tolerance: Tolerance

        /// The test errors of the networks.
        package var errors: [Double] { memories.map(\.loss) }
        /// Their median.
        package var error: Double { Quartiles(of: errors)?.median ?? .infinity }
        /// The median settled steps of each network.
        package var steps: [StepQuantile] { memories.compactMap { $0.count(to: tolerance)?.median } }
        /// The median over networks of their memory.
        package var memory: StepQuantile? { StepQuantile.median(of: steps) }
        /// Whether half of the networks never agree.
        package var isNever: Bool {
            2 * memories.count { $0.count(to: tolerance)?.isNever ?? false } >= memories.count
        }
    }

    /// A sweep over points; nil if there are fewer than two with networks.
    init?(
        cell: TrainedCell, window: Int, placement: RecordWindows.Placement, tolerance: Tolerance, points: [Point]
    ) {
        let points = points.filter { !$0.memories.isEmpty }.sorted { $0.burnIn < $1.burnIn }
        guard points.count > 1 else { return nil }
        self.cell = cell
        self.window = window
        self.placement = placement
        self.tolerance = tolerance
        self.points = points
    }
}

// MARK: - The best burn-in

extension BurnInSweep {
    /// The burn-in with the smallest median error, the shortest of several.
    package var best: Point { points.min { $0.error < $1.error } ?? points[0] }

    /// Whether the best burn-in is the shortest or the longest tried.
    package var isBestAtEdge: Bool { best == points.first || best == points.last }

    /// The burn-ins other than the best one whose errors cannot be told apart from its errors.
    package var equals: [Point] { points.filter { $0 != best && !isWorse($0) } }

    /// Whether a burn-in has larger errors than the best one: in the 95 % interval of the sign test if there are enough
    /// pairs for one, otherwise in every pair.
    private func isWorse(_ point: Point) -> Bool {
        let differences = zip(point.errors, best.errors).map { $0 - $1 }
        guard let median = PairedMedian(lower: differences, upper: differences), median.high != nil else {
            return differences.allSatisfy { $0 > 0 }
        }
        return (median.low ?? 0) > 0
    }

    /// The networks that were trained without burn-in; nil if there are none.
    package var plain: Point? { points.first { $0.burnIn == 0 } }

    /// The memory of a network that was trained without burn-in; nil if it is not known.
    package var plainMemory: Double? {
        guard let memory = plain?.memory, !memory.isBound, memory.steps > 0 else { return nil }
        return memory.steps
    }

    /// A burn-in, relative to the memory of a network that was trained without burn-in.
    package func ratio(of point: Point) -> Double? { plainMemory.map { Double(point.burnIn) / $0 } }

    /// The ratio of the best burn-in.
    package var ratio: Double? { ratio(of: best) }

    /// The best burn-ins relative to memory that Schiller and others found (ICLR 2026, arXiv 2602.10911).
    package static let publishedRatios = 0.75...1.5

    /// Whether the best burn-in lies between others and within the published range.
    package var agrees: Bool { !isBestAtEdge && ratio.map(Self.publishedRatios.contains) ?? false }
}

// MARK: - The sweeps of an experiment

extension TrainingOutcome {
    /// The tolerance to which burn-ins are compared with memory: 10 % of each output's standard deviation if it is one of
    /// the experiment's, otherwise the coarsest.
    package var burnInTolerance: Tolerance {
        experiment.tolerances.first { $0.measure == .standardDeviations && $0.limit == 0.1 } ?? coarse
    }

    /// A sweep for each window length with at least two burn-ins and each recurrent cell.
    package var burnInSweeps: [BurnInSweep] {
        let groups = experiment.tasks.compactMap(\.windowGroup).reduce(into: [WindowGroup]()) { groups, group in
            if !groups.contains(group) { groups.append(group) }
        }
        return groups.flatMap { group in
            experiment.cells.compactMap { cell in
                BurnInSweep(
                    cell: cell, window: group.window, placement: group.placement, tolerance: burnInTolerance,
                    points: experiment.tasks.filter { $0.windowGroup == group }.map { task in
                        BurnInSweep.Point(
                            burnIn: task.task.windows?.burnIn ?? 0,
                            memories: memories(of: task, cell: cell, update: experiment.settings.updates),
                            tolerance: burnInTolerance)
                    })
            }
        }
    }

    /// The tasks that belong to no sweep of burn-ins.
    package var otherTasks: [ExperimentTask] {
        experiment.tasks.filter { task in
            guard let group = task.windowGroup else { return true }
            return experiment.tasks.count { $0.windowGroup == group } < 2
        }
    }
}

/// What tasks have in common that differ only in their burn-in.
private struct WindowGroup: Hashable {
    let window: Int
    let placement: RecordWindows.Placement
}

extension ExperimentTask {
    /// The windows of a record without their burn-in; nil for tasks whose sequences are drawn.
    fileprivate var windowGroup: WindowGroup? {
        task.windows.map { WindowGroup(window: $0.steps, placement: $0.placement) }
    }
}
