import Recurrent
import Support

extension YAMLValue {
    /// The experiment described by a whole file.
    func experiment() throws(Failure) -> Experiment {
        let fields = try fields(allowed: ExperimentKey.every)
        guard let name = fields[ExperimentKey.name.rawValue] else {
            throw failure("the key `name` is missing; it is the only required key")
        }
        let settings = try settings(fields)
        let variants = try fields[ExperimentKey.variants.rawValue]?.variants(of: settings) ?? []
        let experiment = Experiment(
            name: try name.name(), settings: settings, plan: try plan(fields), variants: variants)
        try require(fields, bound: experiment)
        try requireBoundedNetworks(fields, of: experiment.plan)
        return experiment
    }

    private func plan(_ fields: [String: YAMLValue]) throws(Failure) -> Plan {
        var plan = Experiment.post.plan
        func sizes(_ key: PlanKey, in range: ClosedRange<Int>) throws(Failure) -> [Int]? {
            let expected = "a list of whole numbers in \(range.lowerBound)…\(range.upperBound)"
            return try fields[key.rawValue]?.list(expecting: expected) { element throws(Failure) in
                try element.integer(in: range)
            }
        }
        if let cells = fields[PlanKey.cells.rawValue] {
            let names = CellKind.allCases.map(\.rawValue)
            plan.cells = try cells.list(expecting: "a list of one or more of \(names.joined(separator: ", "))") {
                element throws(Failure) in try element.choice(of: names, CellKind.init)
            }
        }
        if let inputSizes = try sizes(.inputSizes, in: NetworkConfiguration.sizes) { plan.inputSizes = inputSizes }
        if let hiddenSizes = try sizes(.hiddenSizes, in: NetworkConfiguration.sizes) { plan.hiddenSizes = hiddenSizes }
        if let layers = try sizes(.layers, in: NetworkConfiguration.depths) { plan.layers = layers }
        if let runs = fields[PlanKey.runs.rawValue] { plan.runs = try runs.integer(in: Plan.runCounts) }
        if let streams = fields[PlanKey.streams.rawValue] { plan.streams = try streams.integer(in: Plan.streamCounts) }
        return plan
    }

    private func settings(_ fields: [String: YAMLValue]) throws(Failure) -> RunSettings {
        var settings = Experiment.post.settings
        if let seed = fields[SettingKey.seed.rawValue] { settings.seed = try seed.integer(in: UInt64.min...UInt64.max) }
        if let steps = fields[SettingKey.steps.rawValue] {
            settings.steps = try steps.integer(in: RunSettings.lengths)
        }
        if let divergent = fields[SettingKey.divergentSteps.rawValue] {
            settings.divergentSteps = try divergent.integer(in: 1...(RunSettings.lengths.upperBound - 1))
        }
        guard settings.divergentSteps < settings.steps else {
            let place = fields[SettingKey.divergentSteps.rawValue] ?? fields[SettingKey.steps.rawValue] ?? self
            throw place.failure(
                """
                the sequences differ for \(settings.divergentSteps) of \(settings.steps) steps; divergentSteps must be \
                less than steps
                """)
        }
        if let criteria = fields[SettingKey.criteria.rawValue] {
            let names = Criterion.all.map(\.name)
            let expected = "a list of one or more of \(names.joined(separator: ", "))"
            settings.criteria = try criteria.list(expecting: expected) {
                element throws(Failure) in try element.choice(of: names, Criterion.init)
            }
        }
        if let lyapunov = fields[SettingKey.lyapunov.rawValue] { settings.lyapunov = try lyapunov.flag() }
        if let stopAtFirst = fields[SettingKey.stopAtFirst.rawValue] {
            settings.stopAtFirst = try stopAtFirst.flag()
            try stopAtFirst.requireEarlyStop(of: settings)
        }
        try override(&settings, with: fields)
        return settings
    }

    /// Refuses to stop runs at a criterion that ends every run anyway.
    private func requireEarlyStop(of settings: RunSettings) throws(Failure) {
        guard settings.stopAtFirst, let last = settings.criteria.first(where: \.endsRuns) else { return }
        throw failure(
            """
            stopAtFirst cannot be combined with the criterion \(last.name), which ends every run anyway; list other \
            criteria, such as criteria: [cosine], or leave out stopAtFirst
            """)
    }

    /// Changes the settings that a variant may also override.
    private func override(_ settings: inout RunSettings, with fields: [String: YAMLValue]) throws(Failure) {
        if let initialization = fields[SettingKey.initialization.rawValue] {
            settings.initialization = try initialization.initialization(over: settings.initialization)
        }
        if let scale = fields[SettingKey.recurrentScale.rawValue] {
            settings.recurrentScale = try scale.number(in: RunSettings.scales)
        }
        if let scale = fields[SettingKey.inputScale.rawValue] {
            settings.inputScale = try scale.number(in: RunSettings.scales)
        }
        if let activation = fields[SettingKey.gateActivation.rawValue] {
            settings.gateActivation = try activation.choice(
                of: GateActivation.allCases.map(\.rawValue), GateActivation.init)
        }
        if let resetAfter = fields[SettingKey.resetAfter.rawValue] { settings.resetAfter = try resetAfter.flag() }
        if let precision = fields[SettingKey.precision.rawValue] {
            settings.precision = try precision.choice(of: Precision.allCases.map(\.rawValue), Precision.init)
        }
    }

    /// An initialisation; missing keys default to those of `base`, or to the kernel's defaults if the kernel differs.
    private func initialization(over base: Initialization) throws(Failure) -> Initialization {
        let fields = try fields(allowed: InitializationKey.allCases.map(\.rawValue))
        let kernel = try fields[InitializationKey.kernel.rawValue]?.choice(
            of: InitializerName.kernels.map(\.rawValue), InitializerName.init)
        let recurrent = try fields[InitializationKey.recurrent.rawValue]?.choice(
            of: InitializerName.recurrentKernels.map(\.rawValue), InitializerName.init)
        let forgetBias = try fields[InitializationKey.forgetBias.rawValue]?.number(in: RunSettings.forgetBiases)

        let start: Initialization =
            switch (kernel, base) {
            case (nil, _), (.glorotUniform, .glorotUniform), (.uniformRecurrent, .uniformRecurrent): base
            case (.uniformRecurrent, _): .uniformRecurrent(forgetBias: 0)
            default: .glorotUniform(recurrent: .orthogonal, forgetBias: 1)
            }
        switch (start, recurrent) {
        case (.glorotUniform(let kept, let bias), let recurrent) where recurrent != .uniformRecurrent:
            return .glorotUniform(recurrent: recurrent?.recurrentInitializer ?? kept, forgetBias: forgetBias ?? bias)
        case (.uniformRecurrent(let bias), nil), (.uniformRecurrent(let bias), .uniformRecurrent):
            return .uniformRecurrent(forgetBias: forgetBias ?? bias)
        default:
            throw (fields[InitializationKey.recurrent.rawValue] ?? self).failure(
                """
                kernel and recurrent cannot be combined: kernel uniformRecurrent needs recurrent uniformRecurrent, kernel \
                glorotUniform needs recurrent orthogonal or glorotUniform
                """)
        }
    }
}

// MARK: - Variants

extension YAMLValue {
    private func variants(of base: RunSettings) throws(Failure) -> [Variant] {
        var variants: [Variant] = []
        var names: Set<String> = []
        for element in try elements(expecting: "a list of variants, each with the keys name and overrides") {
            let fields = try element.fields(allowed: VariantKey.allCases.map(\.rawValue))
            guard let nameNode = fields[VariantKey.name.rawValue] else {
                throw element.failure("the key `name` is missing; every variant needs one")
            }
            let name = try nameNode.name()
            guard names.insert(name).inserted else {
                throw nameNode.failure("`\(name)` is the name of two variants; names must be unique")
            }
            var settings = base
            if let overrides = fields[VariantKey.overrides.rawValue] {
                try overrides.override(
                    &settings, with: try overrides.fields(allowed: SettingKey.overridable.map(\.rawValue)))
            }
            guard name != Variant.baseName || settings == base else {
                throw nameNode.failure("`\(name)` is the name of the settings without overrides; choose another one")
            }
            variants.append(Variant(name: name, settings: settings))
        }
        return variants
    }

    /// Refuses a plan with more runs than a journal may have.
    private func require(_ fields: [String: YAMLValue], bound experiment: Experiment) throws(Failure) {
        let plan = experiment.plan
        let factors = [
            experiment.variants.count, plan.cells.count, plan.layers.count, plan.inputSizes.count,
            plan.hiddenSizes.count, plan.runs, plan.streams,
        ]
        var total = 1
        for factor in factors {
            let (product, overflows) = total.multipliedReportingOverflow(by: factor)
            guard !overflows, product <= Plan.totalRunLimit else {
                let factors = plan.streams > 1 ? "sizes, runs and streams" : "sizes and runs"
                throw (fields[PlanKey.runs.rawValue] ?? self).failure(
                    """
                    variants, cells, layers, \(factors) multiply to more than \(Plan.totalRunLimit) runs, the most \
                    an experiment may have; reduce any of them
                    """)
            }
            total = product
        }
    }

    /// Refuses a plan whose largest network would not fit in memory.
    private func requireBoundedNetworks(_ fields: [String: YAMLValue], of plan: Plan) throws(Failure) {
        guard let inputSize = plan.inputSizes.max(), let hiddenSize = plan.hiddenSizes.max(),
            let layers = plan.layers.max()
        else { return }
        for cell in plan.cells {
            do throws(NetworkConfigurationError) {
                _ = try NetworkConfiguration(
                    cell: Cell(cell), inputSize: inputSize, hiddenSize: hiddenSize,
                    layers: layers)
            } catch {
                let place = fields[PlanKey.layers.rawValue] ?? fields[PlanKey.hiddenSizes.rawValue] ?? self
                throw place.failure(
                    """
                    the largest network, \(layers.counted("layer")) of \(hiddenSize.counted("unit")), is too large. \
                    \(error)
                    """)
            }
        }
    }
}
