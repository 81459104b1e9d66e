import MemoryExperiment
import Statistics

/// How much of the difference between two trajectories is left, step by step, for every setting.
struct Remainder: Sendable {
    /// The slice.
    let slice: Slice
    /// The input sizes, ascending: the rows.
    let inputSizes: [Int]
    /// The hidden sizes, ascending: the columns.
    let hiddenSizes: [Int]
    /// The shared steps, ascending.
    let sharedSteps: [Int]
    /// The largest number of runs of a setting.
    let runs: Int
    /// The median of the largest difference of outputs: for each step, the settings row by row.
    private let medians: [[Double]]

    /// The differences of a slice.
    ///
    /// - Throws: `Unavailable` if a setting has no runs, or there is only one hidden size or one input size.
    init(of slice: Slice, in data: ReportData) throws(Unavailable) {
        let plan = data.experiment.plan
        let (inputSizes, hiddenSizes) = (plan.inputSizes.sorted(), plan.hiddenSizes.sorted())
        guard inputSizes.count > 1, hiddenSizes.count > 1 else {
            throw Unavailable("A map of what is left of the difference needs two input sizes and two hidden sizes.")
        }
        guard let settings = data.experiment.settings(ofVariant: slice.variant) else {
            throw Unavailable("The experiment has no runs of \(slice.title).")
        }
        let summaries = inputSizes.flatMap { inputSize in
            hiddenSizes.compactMap { hiddenSize in
                DivergenceSummary(
                    of: Array(data.results(of: slice.key(inputSize: inputSize, hiddenSize: hiddenSize))),
                    sharedSteps: settings.sharedSteps)
            }
        }
        guard let first = summaries.first, summaries.count == inputSizes.count * hiddenSizes.count else {
            throw Unavailable("The experiment has no runs of \(slice.title).")
        }
        self.slice = slice
        self.inputSizes = inputSizes
        self.hiddenSizes = hiddenSizes
        sharedSteps = first.sharedSteps
        runs = summaries.map(\.runs).max() ?? 0
        let columns = summaries.map { $0[.maximumDifference].map(\.median) }
        medians = first.sharedSteps.indices.map { step in columns.map { $0[step] } }
    }

    /// The median differences at a step, row by row.
    func differences(at step: Int) -> [Double] { medians[step] }

    /// The index of the first recorded step at which the difference is below 10⁻³ for half of the settings, or of the last
    /// step if there is none.
    var halfway: Int { medians.firstIndex(where: Self.isHalfway) ?? sharedSteps.count - 1 }

    /// Whether the difference is below 10⁻³ for half of the settings at that step.
    var reachesHalfway: Bool { Self.isHalfway(medians[halfway]) }

    private static func isHalfway(_ differences: [Double]) -> Bool {
        2 * differences.count { $0 < small } >= differences.count
    }

    /// The number of settings.
    var settings: Int { inputSizes.count * hiddenSizes.count }

    /// How many settings have no difference left at a step.
    func emptied(at step: Int) -> Int { medians[step].count { $0 == 0 } }

    private static let small = 1e-3
}
