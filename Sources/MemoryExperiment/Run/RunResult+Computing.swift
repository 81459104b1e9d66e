import Recurrent

extension RunResult {
    /// Computes one run of an experiment.
    ///
    /// - Parameters:
    ///   - key: The run; its variant must be one of the experiment's.
    ///   - experiment: The experiment that has the run's settings.
    ///   - backend: How to compute the network; the result does not depend on it.
    ///   - proceeds: Called while the weights are drawn and every few steps with the number of steps so far; returns
    ///     whether to continue.
    /// - Returns: The result, or nil if `proceeds` stopped the run.
    /// - Throws: `Failure` of kind `usage` if the experiment has no such variant or its sizes are not allowed.
    /// - Complexity: O(steps · layers · n · (m + n)).
    public static func compute(
        _ key: RunKey, of experiment: Experiment, backend: PairNetwork.Backend = .lanes,
        while proceeds: (_ steps: Int) -> Bool = { _ in true }
    ) throws -> RunResult? {
        var found: RunResult?
        let isDone = try compute(
            [key], of: experiment, backend: backend, width: 1, while: { _, _, steps in proceeds(steps) },
            finish: { found = $1 })
        return isDone ? found : nil
    }

    /// Computes runs of one table cell, side by side if that is faster.
    ///
    /// - Parameters:
    ///   - keys: The runs; they differ only in their numbers.
    ///   - experiment: The experiment that has the runs' settings.
    ///   - backend: How to compute the networks; the results do not depend on it.
    ///   - width: How many runs to step side by side, 1 or `PairBatch.widest`; nil to choose. The results do not depend
    ///     on it.
    ///   - proceeds: Called while weights are drawn and every few steps, with a seat, its run and the number of steps
    ///     it has taken; returns whether to continue.
    ///   - finish: Called with each result as soon as it is known, and the seat that computed it.
    /// - Returns: Whether all runs finished; false if `proceeds` stopped them.
    /// - Throws: `Failure` of kind `usage` if the experiment has no such variant or its sizes are not allowed; what
    ///   `finish` throws.
    /// - Complexity: O(runs · steps · layers · n · (m + n)).
    public static func compute(
        _ keys: [RunKey], of experiment: Experiment, backend: PairNetwork.Backend = .lanes, width: Int? = nil,
        while proceeds: (_ seat: Int, RunKey, _ steps: Int) -> Bool = { _, _, _ in true },
        finish: (_ seat: Int, RunResult) throws -> Void
    ) throws -> Bool {
        var crew = try RunCrew(keys, of: experiment, backend: backend, width: width)
        return try crew.run(while: proceeds, finish: finish)
    }
}
