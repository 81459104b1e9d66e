import MemoryExperiment

/// A table of a whole experiment; the raw value is the name of its files.
package enum WholeTable: String, Sendable, Hashable, CaseIterable {
    /// What the post claims, and whether it holds.
    case verdicts
    /// How well every reading of the published experiment fits its numbers.
    case forensics
    /// Lyapunov exponents, measured and in closed form, with what they predict.
    case lyapunov
    /// How long rounding keeps two sequences apart.
    case lifetimes
    /// Exponents and steps of stacks.
    case depth

    /// Whether experiments of this kind have anything to do with the table, so that it is missed where it cannot be
    /// given.
    func isOfInterest(to experiment: Experiment) -> Bool {
        switch self {
        case .verdicts: experiment.variants.count == 1 && experiment.plan.layers.contains(1)
        case .forensics: WholeFigure.forensics.isOfInterest(to: experiment)
        case .lyapunov: WholeFigure.prediction.isOfInterest(to: experiment)
        case .lifetimes: WholeFigure.lifetime.isOfInterest(to: experiment)
        case .depth: WholeFigure.depth.isOfInterest(to: experiment)
        }
    }
}
