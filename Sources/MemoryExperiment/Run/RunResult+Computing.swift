import Recurrent

extension RunResult {
    /// Computes one run of an experiment.
    ///
    /// - Parameters:
    ///   - key: The run; its variant must be one of the experiment's.
    ///   - backend: How the network is computed; the result is the same.
    ///   - proceeds: Asked while the weights are drawn and every few steps, with the number taken so far, whether to
    ///     go on.
    /// - Returns: The result, or nil where the run was told not to go on.
    /// - Throws: `Failure` of kind `usage` where the experiment has no such variant or its sizes are not allowed.
    /// - Complexity: O(steps · layers · n · (m + n)).
    public static func compute(
        _ key: RunKey, of experiment: Experiment, backend: PairNetwork.Backend = .lanes,
        while proceeds: (_ steps: Int) -> Bool = { _ in true }
    ) throws(Failure) -> RunResult? {
        guard let settings = experiment.settings(ofVariant: key.cell.variant) else {
            throw Failure(.usage, "The experiment \(experiment.name) has no variant \(key.cell.variant).")
        }
        guard DrawAddress.runs.contains(key.run), settings.divergentSteps > 0, settings.sharedSteps > 0 else {
            throw Failure(
                .usage,
                """
                Run \(key.run) of \(settings.divergentSteps) divergent among \(settings.steps) steps cannot be computed: \
                runs are counted from 1 to \(DrawAddress.runs.upperBound), and both kinds of steps are needed.
                """)
        }
        do throws(NetworkConfigurationError) {
            var run = try PairRun(key, settings: settings, backend: backend, while: { proceeds(0) })
            return run?.result(while: proceeds)
        } catch {
            throw Failure(.usage, error.description)
        }
    }
}
