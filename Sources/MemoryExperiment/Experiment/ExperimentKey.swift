import Recurrent

/// The keys of an experiment file outside its plan and settings.
enum ExperimentKey: String, CaseIterable {
    case name, variants

    /// All keys of an experiment file, in file order.
    static let every: [String] =
        [name.rawValue] + PlanKey.allCases.map(\.rawValue) + SettingKey.allCases.map(\.rawValue) + [variants.rawValue]
}

/// The keys that determine which runs are requested.
enum PlanKey: String, CaseIterable {
    case cells, inputSizes, hiddenSizes, layers, runs, streams
}

/// The keys that change the result of a single run.
enum SettingKey: String, CaseIterable {
    case seed, steps, divergentSteps, initialization, recurrentScale, inputScale, gateActivation, resetAfter, precision
    case criteria, lyapunov, stopAtFirst

    /// The keys that a variant may override: those that leave the random draws and the criteria unchanged.
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

/// The names of initialisers in experiment files.
enum InitializerName: String, CaseIterable {
    case glorotUniform, orthogonal, uniformRecurrent

    /// The initialisers of a kernel.
    static let kernels: [InitializerName] = [.glorotUniform, .uniformRecurrent]
    /// The initialisers of a recurrent kernel.
    static let recurrentKernels: [InitializerName] = [.orthogonal, .glorotUniform, .uniformRecurrent]
}

extension RecurrentInitializer {
    /// The name in experiment files.
    var name: InitializerName {
        switch self {
        case .orthogonal: .orthogonal
        case .glorotUniform: .glorotUniform
        }
    }
}

extension InitializerName {
    /// The initialiser of a recurrent kernel next to a Glorot-uniform kernel, or nil if there is none with that name.
    var recurrentInitializer: RecurrentInitializer? {
        switch self {
        case .orthogonal: .orthogonal
        case .glorotUniform: .glorotUniform
        case .uniformRecurrent: nil
        }
    }
}
