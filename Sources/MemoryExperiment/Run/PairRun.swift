import Recurrent

/// One pair run: a network with drawn weights, two sequences that differ for a while and then are the same.
///
/// The run stops early only where every state of both sequences is the same bits: from there the two futures are one
/// computation, so nothing is lost.
struct PairRun {
    private let key: RunKey
    private let settings: RunSettings
    private let network: PairNetwork
    private var inputs: PairInputs
    private var record: CriterionRecord
    private var curve: [DivergencePoint] = []

    /// A run before its first step, or nil where drawing its weights was told not to go on.
    ///
    /// - Throws: `NetworkConfigurationError` where the sizes of `key` are not allowed.
    init?(
        _ key: RunKey, settings: RunSettings, backend: PairNetwork.Backend, while proceeds: () -> Bool
    ) throws(NetworkConfigurationError) {
        let configuration = try NetworkConfiguration(
            cell: key.cell.cell == .lstm ? .lstm : .gru(settings.resetAfter ? .afterProduct : .beforeProduct),
            gateActivation: settings.gateActivation, inputSize: key.cell.inputSize,
            hiddenSize: key.cell.hiddenSize, layers: key.cell.layers)
        let weights = NetworkWeights.draw(
            configuration, initialization: settings.initialization, recurrentScale: settings.recurrentScale,
            seed: settings.seed, run: key.run, while: proceeds)
        guard let weights else { return nil }
        self.key = key
        self.settings = settings
        network = PairNetwork(weights, precision: settings.precision, backend: backend)
        inputs = PairInputs(key, settings: settings)
        record = CriterionRecord(settings.criteria)
    }

    /// Takes every step.
    ///
    /// - Parameter proceeds: Asked after each block, with the number of steps taken so far, whether to go on.
    /// - Returns: What the run found, or nil where it was told not to go on.
    /// - Complexity: O(steps · layers · n · (m + n)).
    mutating func result(while proceeds: (_ steps: Int) -> Bool) -> RunResult? {
        var step = 0
        var last = 0
        while step < settings.divergentSteps {
            let steps = min(PairNetwork.blockSteps, settings.divergentSteps - step)
            inputs.drawDivergent(from: step, steps: steps)
            network.advance(inputs.block, steps: steps, areShared: false)
            step += steps
            last = steps - 1
            guard proceeds(step) else { return nil }
        }
        curve.append(DivergencePoint(of: network, afterStep: last))

        let curveSteps = DivergenceCurve.sharedSteps(upTo: settings.sharedSteps)
        var isOne = false
        step = 0
        while step < settings.sharedSteps, !isOne {
            let steps = min(PairNetwork.blockSteps, settings.sharedSteps - step)
            inputs.drawShared(from: step, steps: steps)
            network.advance(inputs.block, steps: steps, areShared: true)
            for (index, comparison) in network.comparisons.enumerated() where !isOne {
                last = index
                step += 1
                record.observe(comparison, atSharedStep: step)
                if step == curveSteps[curve.count] {
                    curve.append(DivergencePoint(of: network, afterStep: index))
                }
                isOne = comparison.statesAreSame
            }
            guard proceeds(settings.divergentSteps + step) else { return nil }
        }
        curve += Array(repeating: .zero, count: curveSteps.count - curve.count)

        return RunResult(
            key: key, outcomes: record.outcomes(sharedSteps: settings.sharedSteps), curve: curve,
            finalStateHash: String(SHA256.hexadecimal(of: network.stateBytes(afterStep: last)).prefix(16)))
    }
}
