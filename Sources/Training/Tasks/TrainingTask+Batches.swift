import Recurrent

extension TrainingTask {
    /// The sequences of an update; `TaskSequences` keeps the records of a task that has them, and so is faster for more
    /// than one batch.
    package func batch(update: Int, sequences: Int, run: Int, seed: UInt64) -> LabelledSequences {
        TaskSequences(of: self, run: run, seed: seed).batch(update: update, sequences: sequences)
    }

    /// Sequences that no update has.
    package func testBatch(sequences: Int, run: Int, seed: UInt64) -> LabelledSequences {
        TaskSequences(of: self, run: run, seed: seed).testBatch(sequences: sequences)
    }

    /// Rows of inputs for measuring memory, which no update has: [step][feature].
    ///
    /// They are one endless sequence (delayed recall, flip-flop, circuit), one sequence after the other (adding, copying,
    /// sine), or the recording's rows to test on, which may be fewer than `steps`.
    ///
    /// - Precondition: `steps` is 0 to `streamSteps`, and its product with the features at most 2^26.
    package func stream(steps: Int, run: Int, seed: UInt64) -> [Double] {
        precondition(
            (0...TaskLimits.streamSteps).contains(steps) && steps <= TaskLimits.numbers / features,
            "the stream is too long")
        switch source {
        case .drawn(let task): return task.stream(steps: steps, from: TaskStreams.measuring(run: run, seed: seed))
        case .record(let task): return task.stream(steps: steps, run: run, seed: seed)
        }
    }
}
