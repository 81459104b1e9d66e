import Recurrent
import Support

extension LyapunovStudy {
    /// The cost of a network of the study.
    private var network: NetworkCost {
        NetworkCost(
            configuration.cell.kind, inputSize: configuration.inputSize, hiddenSize: configuration.hiddenSize,
            layers: configuration.layers, precision: .float64)
    }

    private var workOfRun: WorkTime {
        network.drawing(initialization) + network.exponents(tangents: plan.count, steps: plan.warmUp + plan.steps)
    }

    /// The memory of a network while it is measured, in bytes.
    private var bytesOfRun: Double { network.bytes(tangents: plan.count) }

    /// The pace of this machine as far as the study needs it.
    ///
    /// - Parameter threads: The number of networks stepped at once.
    public func measuredPace(threads: Int) -> SweepEstimate {
        .measured(for: workOfRun * Double(runs), threads: min(threads, runs))
    }

    /// The forecast for the study.
    ///
    /// - Parameters:
    ///   - pace: The pace of the machine.
    ///   - threads: The number of networks stepped at once.
    public func forecast(_ pace: SweepEstimate, threads: Int) -> SweepForecast {
        let workers = workers(threads: threads, memory: pace.memoryLimit)
        let work = workOfRun
        return SweepForecast(
            seconds: pace.seconds(work * Double(runs), longest: work, threads: workers),
            bytes: Footprint.process + bytesOfRun * Double(workers), threads: workers)
    }

    /// The number of networks measured at once: as many as threads and memory allow, at least one.
    func workers(threads: Int, memory: Int = MachineMemory.limit) -> Int {
        let room = (Double(memory) - Footprint.process) / bytesOfRun
        return min(max(threads, 1), runs, Int(max(1, min(room, 1e6))))
    }

    /// Refuses a study that exceeds the machine's memory or is expected to take more than ten years.
    ///
    /// - Throws: `Failure` of kind `usage`.
    public func requireFeasible(_ forecast: SweepForecast, _ pace: SweepEstimate) throws(Failure) {
        guard forecast.bytes <= Double(pace.memoryLimit) else {
            throw Failure(
                .usage,
                """
                The measurement needs about \(forecast.memoryText) of memory, but this machine provides \
                \(SweepForecast.text(ofBytes: Double(pace.memoryLimit))). Use fewer exponents or a smaller network.
                """)
        }
        guard forecast.seconds <= SweepEstimate.allowedSeconds else {
            let share = SweepEstimate.allowedSeconds / forecast.seconds
            let fitting = Int(Double(runs) * share)
            let advice =
                fitting > 0
                ? "Up to \(fitting.counted("network")) \(fitting == 1 ? "fits" : "fit")."
                : "Use fewer steps, exponents or units."
            throw Failure(
                .usage,
                """
                The measurement would take \(forecast.timeText); at most \(SweepEstimate.allowedYears) years are \
                allowed. \(advice)
                """)
        }
    }
}
