import MemoryExperiment
import Recurrent
import Support
import Typesetting

/// A variant with what it changes.
struct VariantContext: TemplateContext {
    var name: String
    var changes: String

    init(_ variant: Variant, over base: RunSettings, hasForgetGate: Bool) {
        let settings = variant.settings
        var changes: [String] = []
        if settings.initialization != base.initialization {
            changes.append("weights are drawn as \(settings.initialization.words(hasForgetGate: hasForgetGate))")
        }
        if settings.recurrentScale != base.recurrentScale {
            changes.append("recurrent kernels are multiplied by \(settings.recurrentScale.shortestDecimal)")
        }
        if settings.inputScale != base.inputScale {
            changes.append("inputs are multiplied by \(settings.inputScale.shortestDecimal)")
        }
        if settings.gateActivation != base.gateActivation {
            changes.append("gates are \(settings.gateActivation.words)")
        }
        if settings.resetAfter != base.resetAfter {
            changes.append("the reset gate acts \(settings.resetAfter ? "after" : "before") the recurrent product")
        }
        if settings.precision != base.precision {
            changes.append("all arithmetic is \(settings.precision.rawValue)")
        }
        name = variant.name
        self.changes = changes.isEmpty ? "the settings above" : changes.joined(separator: "; ")
    }

    static let fields: [TemplateField<VariantContext>] = [
        .text("variant") { $0.name },
        .text("changes") { $0.changes },
    ]
}

extension Initialization {
    /// How weights are drawn, as a phrase; it mentions the forget gate only if a recurrent cell has one.
    func words(hasForgetGate: Bool) -> String {
        switch self {
        case .glorotUniform(let recurrent, let forgetBias):
            let kernel = recurrent == .orthogonal ? "orthogonal" : "Glorot uniform"
            let exception =
                hasForgetGate ? ", except for \(forgetBias.shortestDecimal) at the forget gate of the LSTM" : ""
            return """
                Glorot uniform for the input kernels, \(kernel) for the recurrent kernels and zero for the \
                biases\(exception)
                """
        case .uniformRecurrent(let forgetBias):
            let addition = ", with \(forgetBias.shortestDecimal) added to the forget gate of the LSTM"
            return "uniform between −1/√n and 1/√n for every tensor, n being the hidden size"
                + (hasForgetGate ? addition : "")
        }
    }
}

extension GateActivation {
    /// The name of the activation.
    var words: String { self == .sigmoid ? "logistic" : "hard sigmoid" }
}
