import Recurrent

extension RunResult {
    /// Computes one run of an experiment.
    ///
    /// - Parameters:
    ///   - key: The run; its variant must be one of the experiment's.
    ///   - experiment: The experiment whose settings the run has.
    ///   - backend: How the network is computed; the result is the same.
    ///   - proceeds: Asked while the weights are drawn and every few steps, with the number taken so far, whether to go
    ///     on.
    /// - Returns: The result, or nil if the run was told not to go on.
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

    /// Computes runs of one cell of a table, side by side where that is faster.
    ///
    /// - Parameters:
    ///   - keys: The runs; they differ in their numbers alone.
    ///   - experiment: The experiment whose settings the runs have.
    ///   - backend: How the networks are computed; the results are the same.
    ///   - width: How many runs are stepped side by side, 1 or `PairBatch.widest`; nil for what suits them. The results
    ///     are the same.
    ///   - proceeds: Asked while weights are drawn and every few steps, with a seat, its run and the number of steps it
    ///     has taken, whether to go on.
    ///   - finish: Given each result as soon as it is there, with the seat that computed it.
    /// - Returns: Whether all runs are done; false if they were told not to go on.
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
