import Recurrent

/// How much work a run is expected to be, for the order of a sweep and its remaining time.
///
/// It decides nothing about results. The expected number of steps is that of the default initialisation: a linear part,
/// then a lifetime that grows by e^0.19 with every unit.
struct RunCost {
    /// The steps the run is expected to take before it can stop.
    let steps: Double
    /// The time of one step, in units of a fused multiply-add.
    let perStep: Double

    /// The whole run.
    var total: Double { steps * perStep }

    /// The cost of a run under `settings`.
    init(_ key: CellKey, settings: RunSettings) {
        let (m, n) = (Double(key.inputSize), Double(key.hiddenSize))
        let (linear, threshold) = key.cell == .lstm ? (80.0, 4.0) : (30.0, 22.6)
        let exponent = max(0.19 * (n - threshold), 0)
        let lifetime = exponent > 30 ? Double.infinity : ElementaryFunctions.exp(exponent)
        steps = Double(settings.divergentSteps) + min(Double(settings.sharedSteps), linear + lifetime)
        let inputs = m + Double(key.layers - 1) * n
        let gates = Double(key.cell.gateCount)
        // The recurrent part waits for memory, the input part runs at the arithmetic's rate; 40 stands for activations.
        perStep = gates * n * (Double(key.layers) * (n + 40) + 0.5 * inputs) + 2_000 * Double(key.layers)
    }
}
