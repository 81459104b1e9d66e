import Recurrent

/// The expected work of a run, for ordering a sweep and for its forecast and remaining time.
///
/// It affects no results.
struct RunCost: Sendable {
    /// The expected number of steps before the run can stop.
    let steps: Double
    /// The work of all these steps.
    let stepping: WorkTime
    /// The work before the first step: weights and exponents.
    let preparing: WorkTime
    /// The work of the whole run, including its journal line.
    let work: WorkTime
    /// The part that only one thread at a time can do: reading and writing the journal, in seconds.
    let alone: Double
    /// The memory that the run needs while it is computed, in bytes.
    let bytes: Double
    /// The memory that its result needs from then on, in bytes.
    let resultBytes: Double

    /// The whole run, in seconds.
    var total: Double { work.total }

    /// The work before the first step, in seconds.
    var before: Double { preparing.total }

    /// The mean time of one step, in seconds.
    var perStep: Double { stepping.total / max(steps, 1) }

    /// The cost of a run under `settings`.
    ///
    /// - Parameter runs: How many runs of its table cell are computed; small ones go side by side if there are enough.
    init(_ key: CellKey, settings: RunSettings, runs: Int = 1) {
        let width = Self.width(key, settings, runs: runs)
        let network = NetworkCost(
            key.cell, inputSize: key.inputSize, hiddenSize: key.hiddenSize, layers: key.layers,
            precision: settings.precision, sideBySide: width)
        let shared = ExpectedSteps(key, settings: settings).sharedSteps(of: settings)
        let divergent = Double(settings.divergentSteps)
        stepping = network.divergentStep * divergent + network.sharedStep * shared
        var preparing = network.drawing(settings.initialization)
        if settings.lyapunov {
            let plan = LyapunovExponents.Plan()
            preparing += network.exponents(tangents: 1, steps: plan.warmUp + plan.steps)
        }
        let points = settings.stopAtFirst ? 0 : Self.curvePoints(afterSharedSteps: shared)
        let units = Double(key.hiddenSize)
        alone = 5e-6 + 1.5e-6 * points
        let line = WorkTime(computing: 10e-6 + (3.5e-6 + 30e-9 * units) * points + alone)
        steps = divergent + shared
        self.preparing = preparing
        work = preparing + stepping + line
        bytes = network.bytes(tangents: settings.lyapunov ? 1 : 0)
        resultBytes =
            700 + 40 * Double(settings.criteria.count) + 13 * points
            + (settings.lyapunov ? 16 * Double(key.layers) + 32 : 0)
    }

    private static func width(_ key: CellKey, _ settings: RunSettings, runs: Int) -> Int {
        guard let configuration = try? NetworkConfiguration(key, settings: settings) else { return 1 }
        return PairBatch.preferredWidth(of: configuration, precision: settings.precision, runs: runs)
    }

    /// The number of points of the divergence curve before the states are identical; the remaining points are zeros.
    private static func curvePoints(afterSharedSteps steps: Double) -> Double {
        guard steps > 100 else { return steps + 1 }
        return 101 + 20 * ElementaryFunctions.log(steps / 100) / 2.302585092994046
    }
}
