/// Encodes and decodes the journal lines of an experiment's runs.
///
/// Results and lines correspond one to one, so lines can be compared instead of results, and rewriting a journal
/// reproduces its bytes.
public struct RunLine: JournalLine {
    /// The names of the experiment's variants.
    let variants: Set<String>
    /// The criteria, in the order of a result's outcomes.
    let criteria: [Criterion]
    /// The number T − D of shared steps: a count that would be this large is null.
    let sharedSteps: Int
    /// Whether runs stop once every criterion has held: their lines give the step at which they stopped, and neither
    /// `settled` nor a curve.
    let stopsAtFirst: Bool
    /// The number of points of a complete curve.
    let curveCount: Int
    /// Whether a result has one exponent per layer.
    let hasExponents: Bool

    /// The lines of an experiment's runs.
    init(for experiment: Experiment) {
        variants = Set(experiment.variants.map(\.name))
        criteria = experiment.settings.criteria
        sharedSteps = experiment.settings.sharedSteps
        stopsAtFirst = experiment.settings.stopAtFirst
        curveCount = experiment.settings.curveSteps.count
        hasExponents = experiment.settings.lyapunov
    }
}
