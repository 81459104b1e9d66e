import Recurrent

/// The keys of an experiment file that belong neither to its plan nor to its settings.
enum ExperimentKey: String, CaseIterable {
    case name, variants

    /// Every key of an experiment file, in the order in which it is written.
    static let every: [String] =
        [name.rawValue] + PlanKey.allCases.map(\.rawValue) + SettingKey.allCases.map(\.rawValue) + [variants.rawValue]
}

/// The keys that say which runs are asked for.
enum PlanKey: String, CaseIterable {
    case cells, inputSizes, hiddenSizes, layers, runs
}

/// The keys that change the result of a single run.
enum SettingKey: String, CaseIterable {
    case seed, steps, divergentSteps, initialization, recurrentScale, inputScale, gateActivation, resetAfter, precision
    case criteria, lyapunov

    /// The keys that a variant may override: those that keep the draws and what is observed.
    static let overridable: [SettingKey] = [
        .initialization, .recurrentScale, .inputScale, .gateActivation, .resetAfter, .precision,
    ]
}

/// The keys of one variant.
enum VariantKey: String, CaseIterable {
    case name, overrides
}

/// The keys of an initialisation.
enum InitializationKey: String, CaseIterable {
    case kernel, recurrent, forgetBias
}

/// The names of initialisers in an experiment file.
enum InitializerName: String, CaseIterable {
    case glorotUniform, orthogonal, uniformRecurrent

    /// The initialisers of a kernel.
    static let kernels: [InitializerName] = [.glorotUniform, .uniformRecurrent]
    /// The initialisers of a recurrent kernel.
    static let recurrentKernels: [InitializerName] = [.orthogonal, .glorotUniform, .uniformRecurrent]
}

extension RecurrentInitializer {
    /// The name in an experiment file.
    var name: InitializerName {
        switch self {
        case .orthogonal: .orthogonal
        case .glorotUniform: .glorotUniform
        }
    }
}

extension InitializerName {
    /// The initialiser of a recurrent kernel beside a glorot uniform kernel, or nil if there is none of that name.
    var recurrentInitializer: RecurrentInitializer? {
        switch self {
        case .orthogonal: .orthogonal
        case .glorotUniform: .glorotUniform
        case .uniformRecurrent: nil
        }
    }
}
