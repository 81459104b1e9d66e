import Recurrent

extension Experiment {
    /// The experiment of Eric Muccino, "An Investigation of RNN Memory Stability" (Mindboard, 2019).
    public static let post = Experiment(
        name: "post",
        settings: RunSettings(
            seed: 20_190_402, steps: 100_000, divergentSteps: 1_000,
            initialization: .glorotUniform(recurrent: .orthogonal, forgetBias: 1), recurrentScale: 1, inputScale: 1,
            gateActivation: .sigmoid, resetAfter: true, precision: .float32, criteria: Criterion.standard,
            lyapunov: true),
        plan: Plan(
            cells: [.lstm, .gru], inputSizes: [1, 2, 4, 8, 16, 32, 64, 128],
            hiddenSizes: [1, 2, 4, 8, 16, 32, 64, 128], runs: 10))

    /// Many more runs of the published measure alone: each stops once its outputs share a direction.
    ///
    /// The first runs of each setting have the networks and inputs of those of `post`.
    public static let postFirst: Experiment = {
        var experiment = post
        experiment.settings.criteria = [.cosine]
        experiment.settings.lyapunov = false
        experiment.settings.stopAtFirst = true
        experiment.plan.runs = 100
        return Experiment(name: "post-first", settings: experiment.settings, plan: experiment.plan)
    }()

    /// A small grid of the same protocol that finishes in seconds.
    public static let quick: Experiment = {
        var settings = post.settings
        settings.steps = 3_000
        return Experiment(
            name: "quick", settings: settings,
            plan: Plan(cells: [.lstm, .gru], inputSizes: [1, 4, 16], hiddenSizes: [1, 4, 16], runs: 3))
    }()

    /// The built-in experiments, in listing order.
    public static let presets: [Experiment] = [
        post, quick, postFirst, theory, depth, forgetBias, gain, inputScale, precision, coalescence, readings, elman,
    ]
}
