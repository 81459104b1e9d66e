import Recurrent
import Support

extension LyapunovStudy {
    /// What a network of the study costs.
    private var network: NetworkCost {
        NetworkCost(
            configuration.cell.kind, inputSize: configuration.inputSize, hiddenSize: configuration.hiddenSize,
            layers: configuration.layers, precision: .float64)
    }

    private var workOfRun: WorkTime {
        network.drawing(initialization) + network.exponents(tangents: plan.count, steps: plan.warmUp + plan.steps)
    }

    /// How many bytes a network needs while it is measured.
    private var bytesOfRun: Double { network.bytes(tangents: plan.count) }

    /// The pace of this machine as far as it matters for the study.
    ///
    /// - Parameter threads: How many networks are stepped at once.
    public func measuredPace(threads: Int) -> SweepEstimate {
        .measured(for: workOfRun * Double(runs), threads: min(threads, runs))
    }

    /// What the study is expected to need.
    ///
    /// - Parameters:
    ///   - pace: The pace of the machine.
    ///   - threads: How many networks are stepped at once.
    public func forecast(_ pace: SweepEstimate, threads: Int) -> SweepForecast {
        let workers = workers(threads: threads, memory: pace.memoryLimit)
        let work = workOfRun
        return SweepForecast(
            seconds: pace.seconds(work * Double(runs), longest: work, threads: workers),
            bytes: Footprint.process + bytesOfRun * Double(workers), threads: workers)
    }

    /// How many networks are measured at once: as many as threads and memory allow, one at least.
    func workers(threads: Int, memory: Int = MachineMemory.limit) -> Int {
        let room = (Double(memory) - Footprint.process) / bytesOfRun
        return min(max(threads, 1), runs, Int(max(1, min(room, 1e6))))
    }

    /// Refuses a study that does not fit the machine's memory or is not expected to end in ten years.
    ///
    /// - Throws: `Failure` of kind `usage`.
    public func requireFeasible(_ forecast: SweepForecast, _ pace: SweepEstimate) throws(Failure) {
        guard forecast.bytes <= Double(pace.memoryLimit) else {
            throw Failure(
                .usage,
                """
                The measurement needs about \(forecast.memoryText) of memory, and this machine gives \
                \(SweepForecast.text(ofBytes: Double(pace.memoryLimit))). Ask for fewer exponents or a smaller network.
                """)
        }
        guard forecast.seconds <= SweepEstimate.allowedSeconds else {
            let share = SweepEstimate.allowedSeconds / forecast.seconds
            let fitting = Int(Double(runs) * share)
            let advice =
                fitting > 0
                ? "Up to \(fitting.counted("network")) \(fitting == 1 ? "fits" : "fit")."
                : "Ask for fewer steps, exponents or units."
            throw Failure(
                .usage,
                """
                The measurement would take \(forecast.timeText); at most \(SweepEstimate.allowedYears) years are \
                allowed. \(advice)
                """)
        }
    }
}
