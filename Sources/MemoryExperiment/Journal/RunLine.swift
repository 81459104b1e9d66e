/// The line that a journal holds for one run: how it is written and read.
///
/// There is one line for a result and one result for a line, so that lines may be compared for results and a journal
/// written again is the same bytes.
struct RunLine: Sendable {
    /// The names of the experiment's variants.
    let variants: Set<String>
    /// What is observed, in the order of a result's outcomes.
    let criteria: [Criterion]
    /// The number T − D of shared steps, at which censored numbers are censored.
    let sharedSteps: Int
    /// The number of points of a whole curve.
    let curveCount: Int
    /// Whether a result has the exponent of each layer.
    let hasExponents: Bool

    /// The lines of an experiment's runs.
    init(for experiment: Experiment) {
        variants = Set(experiment.variants.map(\.name))
        criteria = experiment.settings.criteria
        sharedSteps = experiment.settings.sharedSteps
        curveCount = DivergenceCurve.sharedSteps(upTo: sharedSteps).count
        hasExponents = experiment.settings.lyapunov
    }
}
