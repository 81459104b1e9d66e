import Recurrent
import Support

extension Experiment {
    /// The complete experiment as the text of an experiment file, equal for equal experiments.
    public var yaml: String { document.yaml }

    /// The SHA-256 of the protocol's canonical JSON in hexadecimal, which decides whether a journal fits.
    ///
    /// The protocol is everything that changes the result of a single run: settings and variants, but not the
    /// experiment's name or its plan. In canonical form, keys are sorted, numbers have their shortest digits, and an
    /// override that repeats a setting is left out.
    public var digest: String { SHA256.hexadecimal(of: protocolDocument.sorted.json) }

    /// The keys of an experiment file in file order, without those that are written only if they are set.
    package var document: Document { record { settings.writes($0) } }

    /// All keys of an experiment file in file order.
    package var completeDocument: Document { record { _ in true } }

    private func record(writing isWritten: (SettingKey) -> Bool) -> Document {
        .record(
            [Document.Field(ExperimentKey.name.rawValue, .text(name))]
                + PlanKey.allCases.compactMap { key in
                    plan.document(of: key).map { Document.Field(key.rawValue, $0) }
                }
                + protocolFields(writing: isWritten))
    }

    /// The keys of an experiment file that change the result of a single run.
    package var protocolDocument: Document { .record(protocolFields { settings.writes($0) }) }

    private func protocolFields(writing isWritten: (SettingKey) -> Bool) -> [Document.Field] {
        SettingKey.allCases.filter(isWritten).map { Document.Field($0.rawValue, settings.document(of: $0)) }
            + [variantsField]
    }

    private var variantsField: Document.Field {
        let isBaseAlone = variants == [Variant(name: Variant.baseName, settings: settings)]
        return Document.Field(
            ExperimentKey.variants.rawValue,
            .list(isBaseAlone ? [] : variants.map { $0.document(over: settings) }))
    }
}

extension Variant {
    /// The variant in the form of an experiment file, with the settings that differ from `base`.
    fileprivate func document(over base: RunSettings) -> Document {
        let overrides = SettingKey.overridable.compactMap { key -> Document.Field? in
            let value = settings.document(of: key)
            return value == base.document(of: key) ? nil : Document.Field(key.rawValue, value)
        }
        return .record([
            Document.Field(ExperimentKey.name.rawValue, .text(name)),
            Document.Field(VariantKey.overrides.rawValue, .record(overrides)),
        ])
    }
}

extension Plan {
    /// The value of one key in the form of an experiment file; nil for a key that is written only if it differs from its
    /// default, so that older programs read the journals of plans without it.
    fileprivate func document(of key: PlanKey) -> Document? {
        switch key {
        case .cells: .list(cells.map { .text($0.rawValue) })
        case .inputSizes: .list(inputSizes.map { .integer($0) })
        case .hiddenSizes: .list(hiddenSizes.map { .integer($0) })
        case .layers: .list(layers.map { .integer($0) })
        case .runs: .integer(runs)
        case .streams: streams == Plan.streamCounts.lowerBound ? nil : .integer(streams)
        }
    }
}

extension RunSettings {
    /// Whether an experiment file contains a key: one added later does only if it is set.
    ///
    /// Digests are made of what is written, so those of older journals stay valid.
    fileprivate func writes(_ key: SettingKey) -> Bool { key != .stopAtFirst || stopAtFirst }

    /// The value of one key in the form of an experiment file.
    fileprivate func document(of key: SettingKey) -> Document {
        switch key {
        case .seed: .natural(seed)
        case .steps: .integer(steps)
        case .divergentSteps: .integer(divergentSteps)
        case .initialization: initialization.document
        case .recurrentScale: .number(recurrentScale)
        case .inputScale: .number(inputScale)
        case .gateActivation: .text(gateActivation.rawValue)
        case .resetAfter: .flag(resetAfter)
        case .precision: .text(precision.rawValue)
        case .criteria: .list(criteria.map { .text($0.name) })
        case .lyapunov: .flag(lyapunov)
        case .stopAtFirst: .flag(stopAtFirst)
        }
    }
}

extension Initialization {
    /// The initialisation in the form of an experiment file.
    fileprivate var document: Document {
        let (kernel, recurrent) =
            switch self {
            case .glorotUniform(let recurrent, _): (InitializerName.glorotUniform, recurrent.name)
            case .uniformRecurrent: (.uniformRecurrent, .uniformRecurrent)
            }
        return .record([
            Document.Field(InitializationKey.kernel.rawValue, .text(kernel.rawValue)),
            Document.Field(InitializationKey.recurrent.rawValue, .text(recurrent.rawValue)),
            Document.Field(InitializationKey.forgetBias.rawValue, .number(forgetBias)),
        ])
    }
}
