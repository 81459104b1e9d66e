import Recurrent

/// A setting in which the variants of an experiment may differ.
public enum VariedSetting: Sendable, Hashable, CaseIterable {
    /// How kernels are drawn.
    case initializers
    /// The forget bias.
    case forgetBias
    /// The factor on the recurrent kernels.
    case recurrentScale
    /// The factor on the inputs.
    case inputScale
    /// The activation of the gates.
    case gateActivation
    /// Where the reset gate acts.
    case resetAfter
    /// The floating-point format.
    case precision

    /// Whether two sets of settings differ in it.
    func differs(_ one: RunSettings, _ other: RunSettings) -> Bool {
        switch self {
        case .initializers:
            one.initialization.withoutForgetBias != other.initialization.withoutForgetBias
        case .forgetBias: one.initialization.forgetBias != other.initialization.forgetBias
        case .recurrentScale: one.recurrentScale != other.recurrentScale
        case .inputScale: one.inputScale != other.inputScale
        case .gateActivation: one.gateActivation != other.gateActivation
        case .resetAfter: one.resetAfter != other.resetAfter
        case .precision: one.precision != other.precision
        }
    }

    /// The setting's value as a number, or nil if it is not numeric.
    public func number(in settings: RunSettings) -> Double? {
        switch self {
        case .forgetBias: settings.initialization.forgetBias
        case .recurrentScale: settings.recurrentScale
        case .inputScale: settings.inputScale
        case .initializers, .gateActivation, .resetAfter, .precision: nil
        }
    }
}

extension Experiment {
    /// The settings in which the variants differ; empty for a single variant.
    ///
    /// - Complexity: O(number of variants).
    public var variedSettings: Set<VariedSetting> {
        guard let first = variants.first?.settings else { return [] }
        return Set(
            VariedSetting.allCases.filter { setting in variants.contains { setting.differs($0.settings, first) } })
    }

    /// The only setting that varies, if it is a number with a different value in each variant; nil for fewer than three
    /// values, which are shown side by side instead of along an axis.
    public var variedNumber: VariedSetting? {
        guard variants.count > 2, variedSettings.count == 1, let setting = variedSettings.first else { return nil }
        let values = Set(variants.compactMap { setting.number(in: $0.settings) })
        return values.count == variants.count ? setting : nil
    }
}

extension Initialization {
    /// The same initialisation without a forget bias.
    fileprivate var withoutForgetBias: Initialization {
        switch self {
        case .glorotUniform(let recurrent, _): .glorotUniform(recurrent: recurrent, forgetBias: 0)
        case .uniformRecurrent: .uniformRecurrent(forgetBias: 0)
        }
    }
}
