import Recurrent

extension RunResult {
    /// Computes one run of an experiment.
    ///
    /// - Parameters:
    ///   - key: The run; its variant must be one of the experiment's.
    ///   - backend: How the network is computed; the result is the same.
    ///   - proceeds: Asked every few steps, with the number taken so far, whether to go on.
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
        do throws(NetworkConfigurationError) {
            var run = try PairRun(key, settings: settings, backend: backend)
            return run.result(while: proceeds)
        } catch {
            throw Failure(.usage, error.description)
        }
    }
}
