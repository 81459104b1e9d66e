import Recurrent
import Support

/// One run in a seat of a batch: two sequences that differ for a while and then are the same.
///
/// The run stops early when all states of both sequences are bit-identical: from there on both compute the same, so
/// nothing is lost. If its settings ask only for `first`, it stops as soon as every criterion has held.
struct PairRun {
    /// The key of the run.
    let key: RunKey
    /// How many steps have been taken.
    private(set) var steps = 0
    private let settings: RunSettings
    private let lyapunov: [LyapunovEstimate]
    private var inputs: PairInputs
    private var record: CriterionRecord
    private var curve: [DivergencePoint] = []
    private let curveSteps: [Int]

    /// A run before its first step.
    ///
    /// - Parameter lyapunov: The exponents of its network, if they are requested.
    init(_ key: RunKey, settings: RunSettings, lyapunov: [LyapunovEstimate]) {
        self.key = key
        self.lyapunov = lyapunov
        self.settings = settings
        inputs = PairInputs(key, settings: settings)
        record = CriterionRecord(settings.criteria)
        curveSteps = settings.curveSteps
    }

    /// Whether both sequences read the same inputs from the next step on.
    var isShared: Bool { steps >= settings.divergentSteps }

    /// The number of steps left if the run does not stop early.
    var stepsLeft: Int { settings.steps - steps }

    /// The inputs of the next `steps` steps, as `PairBatch.advance` reads them.
    mutating func nextInputs(steps: Int, areShared: Bool) -> [Double] {
        inputs.draw(from: self.steps, steps: steps, areShared: areShared)
        return inputs.block
    }

    /// Records the steps that the batch has just taken.
    ///
    /// - Returns: The result once the run is over; steps that the batch took beyond its end do not count.
    mutating func observe(_ batch: PairBatch, seat: Int, steps taken: Int) -> RunResult? {
        for step in 0..<min(taken, stepsLeft) {
            steps += 1
            let sharedStep = steps - settings.divergentSteps
            guard sharedStep >= 0 else { continue }
            if curve.count < curveSteps.count, sharedStep == curveSteps[curve.count] {
                curve.append(DivergencePoint(of: batch, seat: seat, afterStep: step))
            }
            guard sharedStep > 0 else { continue }
            let comparison = batch.comparison(ofSeat: seat, afterStep: step)
            record.observe(comparison, atSharedStep: sharedStep)
            let hasStopped = settings.stopAtFirst && record.haveAllHeld
            if hasStopped || comparison.statesAreSame || stepsLeft == 0 {
                return result(batch, seat: seat, afterStep: step)
            }
        }
        return nil
    }

    private func result(_ batch: PairBatch, seat: Int, afterStep step: Int) -> RunResult {
        let rest = Array(repeating: DivergencePoint.zero, count: curveSteps.count - curve.count)
        let states = SHA256.hexadecimal(of: batch.stateBytes(ofSeat: seat, afterStep: step))
        let outcomes = record.outcomes(sharedSteps: settings.sharedSteps)
        let result = RunResult(
            key: key, outcomes: settings.stopAtFirst ? outcomes.map { .init(stoppedWith: $0.first) } : outcomes,
            curve: curve + rest, lyapunov: lyapunov, finalStateHash: String(states.prefix(16)))
        return result.censoringUnsettled(of: settings.criteria, sharedSteps: settings.sharedSteps)
    }
}
