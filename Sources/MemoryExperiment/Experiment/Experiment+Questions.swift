import Recurrent
import Support

extension Experiment {
    /// How well exponents predict the steps: three initialisations, for most sizes of which there is a closed form.
    public static let theory: Experiment = {
        let settings = post.settings.changed {
            $0.steps = 3_000
            $0.criteria.removeAll { $0.decline == nil }
        }
        return Experiment(
            name: "theory", settings: settings,
            plan: Plan(cells: [.lstm, .gru], inputSizes: [1, 16, 128], hiddenSizes: [16, 64, 128], runs: 30),
            variants: [
                Variant("orthogonal", of: settings) { _ in },
                Variant("glorot-uniform", of: settings) {
                    $0.initialization = .glorotUniform(recurrent: .glorotUniform, forgetBias: 1)
                },
                Variant("uniform-recurrent", of: settings) { $0.initialization = .uniformRecurrent(forgetBias: 0) },
            ])
    }()

    /// Whether deeper networks remember longer: stacks of one to four layers.
    public static let depth = Experiment(
        name: "depth", settings: post.settings.changed { $0.steps = 3_000 },
        plan: Plan(
            cells: [.lstm, .gru], inputSizes: [16], hiddenSizes: [16, 32, 64, 128], layers: [1, 2, 3, 4], runs: 30))

    /// How much of an LSTM's memory is due to its forget bias.
    public static let forgetBias = question(
        "forget-bias", cells: [.lstm], steps: 10_000, values: [1, -2, -1, 0, 2, 3, 4]
    ) { settings, value in
        settings.initialization = .glorotUniform(recurrent: .orthogonal, forgetBias: value)
    }

    /// The scale of the recurrent kernels above which networks no longer forget.
    public static let gain = question(
        "gain", cells: [.lstm, .gru], steps: 10_000, values: [1, 0.5, 0.75, 1.25, 1.5, 1.75, 2, 2.5, 3, 4, 6]
    ) { settings, value in
        settings.recurrentScale = value
    }

    /// Whether louder inputs make a network forget sooner.
    public static let inputScale = question(
        "input-scale", cells: [.lstm, .gru], steps: 10_000, values: [1, 0, 0.125, 0.25, 0.5, 2, 4, 8]
    ) { settings, value in
        settings.inputScale = value
    }

    /// The effect of the floating-point format.
    public static let precision: Experiment = {
        let settings = post.settings.changed { $0.steps = 21_000 }
        return Experiment(
            name: "precision", settings: settings,
            plan: Plan(cells: [.lstm, .gru], inputSizes: [16], hiddenSizes: [1, 2, 4, 8, 16, 32], runs: 30),
            variants: Variant.precisions(of: settings))
    }()

    /// How long rounding keeps two trajectories apart: closely spaced sizes, many networks, and several input streams
    /// for each.
    public static let coalescence: Experiment = {
        let settings = post.settings.changed {
            $0.criteria = [.maximum(exponent: 6), .bitwiseOutput, .bitwiseState]
            $0.lyapunov = false
        }
        return Experiment(
            name: "coalescence", settings: settings,
            plan: Plan(
                cells: [.lstm, .gru], inputSizes: [16],
                hiddenSizes: [4, 8, 12, 16, 20, 24, 28, 32, 36, 40, 44, 48, 56, 64], runs: 100, streams: 4),
            variants: Variant.precisions(of: settings))
    }()

    /// What the post may have measured: every plausible reading of its text.
    public static let readings: Experiment = {
        let settings = post.settings.changed {
            $0.steps = 4_000
            $0.lyapunov = false
        }
        let variants = GateActivation.allCases.flatMap { gates in
            [RecurrentInitializer.orthogonal, .glorotUniform].flatMap { recurrent in
                [true, false].map { resetAfter in
                    let name = [
                        gates == .sigmoid ? "sigmoid" : "hard-sigmoid",
                        recurrent == .orthogonal ? "orthogonal" : "glorot-uniform",
                        resetAfter ? "reset-after" : "reset-before",
                    ]
                    return Variant(name.joined(separator: "-"), of: settings) {
                        $0.gateActivation = gates
                        $0.initialization = .glorotUniform(recurrent: recurrent, forgetBias: 1)
                        $0.resetAfter = resetAfter
                    }
                }
            }
        }
        return Experiment(
            name: "readings", settings: settings,
            plan: Plan(
                cells: [.lstm, .gru], inputSizes: post.plan.inputSizes, hiddenSizes: post.plan.hiddenSizes, runs: 20),
            variants: variants)
    }()

    /// Whether gates lengthen memory: the post's sizes for a network without gates, and for the LSTM.
    public static let elman = Experiment(
        name: "elman", settings: post.settings,
        plan: Plan(
            cells: [.elman, .lstm], inputSizes: post.plan.inputSizes, hiddenSizes: post.plan.hiddenSizes, runs: 10))

    /// An experiment that varies one number, starting from that of `post`, for several hidden sizes.
    private static func question(
        _ name: String, cells: [CellKind], steps: Int, values: [Double],
        change: (inout RunSettings, Double) -> Void
    ) -> Experiment {
        let settings = post.settings.changed { $0.steps = steps }
        let variants = values.map { value in
            let digits = value.magnitude.shortestDecimal.map { $0 == "." ? "-" : String($0) }.joined()
            return Variant("\(name)-\(value < 0 ? "minus-" : "")\(digits)", of: settings) { change(&$0, value) }
        }
        return Experiment(
            name: name, settings: settings,
            plan: Plan(cells: cells, inputSizes: [16], hiddenSizes: [16, 32, 64, 128], runs: 10), variants: variants)
    }
}

extension Variant {
    /// Settings with a change, as a named variant.
    fileprivate init(_ name: String, of settings: RunSettings, change: (inout RunSettings) -> Void) {
        self.init(name: name, settings: settings.changed(change))
    }

    /// Both floating-point formats.
    fileprivate static func precisions(of settings: RunSettings) -> [Variant] {
        Precision.allCases.map { precision in
            Variant(precision.rawValue, of: settings) { $0.precision = precision }
        }
    }
}

extension RunSettings {
    /// The settings with a change.
    fileprivate func changed(_ change: (inout RunSettings) -> Void) -> RunSettings {
        var settings = self
        change(&settings)
        return settings
    }
}
