import MemoryExperiment

/// A figure of a whole experiment; the raw value is the name of its files.
package enum WholeFigure: String, Sendable, Hashable, CaseIterable {
    /// Steps as exponents predict them against those that were measured.
    case prediction
    /// How many runs are not the same bits yet, step by step.
    case coalescence
    /// How long rounding keeps two sequences apart, by hidden size.
    case lifetime
    /// The fraction of units that rounding keeps apart.
    case plateau
    /// How well every reading of the published experiment fits its numbers.
    case forensics
    /// Exponents and steps against the forget bias.
    case forgetBias = "forget-bias"
    /// Exponents and steps against the scale of the recurrent kernel.
    case gain
    /// Exponents and steps against the scale of the inputs.
    case inputScale = "input-scale"
    /// The two floating-point formats side by side.
    case precision
    /// Exponents and steps against the number of layers.
    case depth

    /// Whether experiments of this kind have anything to do with the figure, so that it is missed where it cannot be
    /// given.
    func isOfInterest(to experiment: Experiment) -> Bool {
        let varied = experiment.variedSettings
        let hasOneDepth = experiment.plan.layers.count == 1
        return switch self {
        case .prediction: experiment.settings.lyapunov
        case .coalescence, .lifetime, .plateau: hasOneDepth && varied.isSubset(of: [.precision])
        case .forensics:
            experiment.plan.layers.contains(1) && varied.isSubset(of: [.initializers, .gateActivation, .resetAfter])
        case .forgetBias: experiment.variedNumber == .forgetBias
        case .gain: experiment.variedNumber == .recurrentScale
        case .inputScale: experiment.variedNumber == .inputScale
        case .precision: varied == [.precision]
        case .depth: !hasOneDepth
        }
    }
}
