import Recurrent
import Support

/// Runs of one table cell, side by side in the seats of a batch.
///
/// A finished run leaves its seat to the next one. The result of a run does not depend on the runs beside it.
package struct RunCrew {
    private let settings: RunSettings
    private let configuration: NetworkConfiguration
    private let batch: PairBatch
    /// The number of steps per block, reduced for networks so large that a full block would take long.
    private let blockSteps: Int
    private var waiting: ArraySlice<RunKey>
    private var seats: [PairRun?]
    /// The inputs of an empty seat.
    private let nothing: [Double]

    /// A crew that has not started.
    ///
    /// - Parameters:
    ///   - keys: The runs, all of one table cell.
    ///   - width: The number of seats; nil to choose it from the runs.
    /// - Throws: `Failure` of kind `usage` if the experiment has no such variant or its sizes are not allowed.
    init(
        _ keys: [RunKey], of experiment: Experiment, backend: PairNetwork.Backend, width: Int?
    ) throws(Failure) {
        guard let cell = keys.first?.cell, keys.allSatisfy({ $0.cell == cell }) else {
            throw Failure(.usage, "Runs that are computed side by side must belong to one table cell.")
        }
        guard let settings = experiment.settings(ofVariant: cell.variant) else {
            throw Failure(.usage, "The experiment \(experiment.name) has no variant \(cell.variant).")
        }
        for key in keys where !DrawAddress.runs.contains(key.run) {
            throw Failure(.usage, "Run \(key.run) cannot be computed: runs are 1 to \(DrawAddress.runs.upperBound).")
        }
        for key in keys where !DrawAddress.streams.contains(key.stream) {
            throw Failure(
                .usage,
                "Input stream \(key.stream) cannot be computed: streams are 1 to \(DrawAddress.streams.upperBound).")
        }
        guard settings.divergentSteps > 0, settings.sharedSteps > 0 else {
            throw Failure(
                .usage,
                """
                \(settings.divergentSteps) divergent steps out of \(settings.steps) cannot be computed: at least one \
                step must differ and one be shared, so use 1 to \(settings.steps - 1) divergent steps, or more steps.
                """)
        }
        do throws(NetworkConfigurationError) {
            configuration = try NetworkConfiguration(cell, settings: settings)
        } catch {
            throw Failure(.usage, error.description)
        }
        self.settings = settings
        let width =
            width
            ?? PairBatch.preferredWidth(of: configuration, precision: settings.precision, runs: keys.count)
        batch = PairBatch(configuration, precision: settings.precision, width: width, backend: backend)
        blockSteps = Self.blockSteps(of: cell, precision: settings.precision, backend: backend)
        waiting = keys[...]
        seats = Array(repeating: nil, count: width)
        nothing = Array(repeating: 0, count: 2 * PairBatch.blockSteps * configuration.inputSize)
    }

    /// The number of steps of a network between two cancellation checks: a few tenths of a second at most.
    package static func blockSteps(of cell: CellKey, precision: Precision, backend: PairNetwork.Backend) -> Int {
        let bytesOfNumber =
            switch precision {
            case .float32: 4
            case .float64: 8
            }
        let bytesOfBlock =
            switch backend {
            case .lanes: 1 << 32
            case .reference: 1 << 28
            }
        return min(PairBatch.blockSteps, max(1, bytesOfBlock / max(cell.weightCount * bytesOfNumber, 1)))
    }

    /// Computes every run.
    ///
    /// - Parameters:
    ///   - proceeds: Called while weights are drawn and after each block, with a seat, its run and the number of steps
    ///     taken; returns whether to continue.
    ///   - finish: Called with each result as soon as it is known.
    /// - Returns: Whether all runs finished; false if `proceeds` stopped them.
    /// - Throws: What `finish` throws.
    /// - Complexity: O(runs · steps · layers · n · (m + n)).
    mutating func run(
        while proceeds: (_ seat: Int, RunKey, _ steps: Int) -> Bool,
        finish: (_ seat: Int, RunResult) throws -> Void
    ) throws -> Bool {
        while true {
            for seat in seats.indices where seats[seat] == nil {
                guard let key = waiting.popFirst() else { break }
                guard proceeds(seat, key, 0), place(key, at: seat, while: { proceeds(seat, key, 0) }) else {
                    return false
                }
            }
            guard seats.contains(where: { $0 != nil }) else { return true }
            let steps = advance()
            // Finished results are handed over before anything can stop the rest.
            for seat in seats.indices {
                guard let result = seats[seat]?.observe(batch, seat: seat, steps: steps) else { continue }
                seats[seat] = nil
                try finish(seat, result)
            }
            for (seat, run) in seats.enumerated() {
                if let run, !proceeds(seat, run.key, run.steps) { return false }
            }
        }
    }

    private mutating func place(_ key: RunKey, at seat: Int, while proceeds: () -> Bool) -> Bool {
        let weights = NetworkWeights.draw(
            configuration, initialization: settings.initialization, recurrentScale: settings.recurrentScale,
            seed: settings.seed, run: key.run, while: proceeds)
        guard let weights else { return false }
        guard let lyapunov = lyapunov(of: weights, key: key, while: proceeds) else { return false }
        guard batch.place(weights, at: seat, while: proceeds) else { return false }
        seats[seat] = PairRun(key, settings: settings, lyapunov: lyapunov)
        return true
    }

    /// The exponents of a network along the shared inputs of its run.
    ///
    /// - Returns: Empty if they are not requested; nil if `proceeds` stopped the measurement.
    private func lyapunov(
        of weights: NetworkWeights, key: RunKey, while proceeds: () -> Bool
    ) -> [LyapunovEstimate]? {
        guard settings.lyapunov else { return [] }
        return LyapunovExponents.measureLayers(
            weights,
            inputs: DrawStream(
                .sharedInput, of: configuration, run: key.run, stream: key.stream, seed: settings.seed),
            tangents: DrawStream(.tangent, of: configuration, run: key.run, seed: settings.seed),
            inputScale: settings.inputScale, while: proceeds)
    }

    /// Advances every seat by a block of steps.
    ///
    /// - Returns: The number of steps.
    private mutating func advance() -> Int {
        var areShared = true
        var longest = 0
        for run in seats {
            areShared = areShared && run?.isShared ?? true
            longest = max(longest, run?.stepsLeft ?? 0)
        }
        let steps = min(blockSteps, longest)
        let inputs = seats.indices.map { seats[$0]?.nextInputs(steps: steps, areShared: areShared) ?? nothing }
        batch.advance(inputs, steps: steps, areShared: areShared)
        return steps
    }
}

extension NetworkConfiguration {
    /// The networks of a table cell.
    init(_ cell: CellKey, settings: RunSettings) throws(NetworkConfigurationError) {
        try self.init(
            cell: Cell(cell.cell, resetPlacement: settings.resetAfter ? .afterProduct : .beforeProduct),
            gateActivation: settings.gateActivation, inputSize: cell.inputSize, hiddenSize: cell.hiddenSize,
            layers: cell.layers)
    }
}
