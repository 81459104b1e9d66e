import Recurrent

/// The sequences of a task for one run.
///
/// Every sequence is a function of task, run, seed, update and its number, so batches can be asked for in any order and
/// on any thread. Of consecutive windows, the number of sequences matters as well.
package struct TaskSequences: Sendable {
    /// The task.
    package let task: TrainingTask
    private let run: Int
    private let seed: UInt64
    private let source: Source

    private enum Source: Sendable {
        case drawn(any DrawnTask)
        case record(any RecordTask, Windows)
    }

    /// A record in two parts, with the places of windows in each.
    private struct Windows: Sendable {
        let training: TaskRecord
        let trainingPlaces: RecordPlaces
        let test: TaskRecord
        let testPlaces: RecordPlaces
    }

    /// The sequences of a run.
    ///
    /// - Precondition: `run` is in `DrawAddress.runs`.
    /// - Complexity: That of the simulation for a circuit, of a copy for a recording; otherwise O(1).
    package init(of task: TrainingTask, run: Int, seed: UInt64) {
        self.task = task
        self.run = run
        self.seed = seed
        switch task.source {
        case .drawn(let task): source = .drawn(task)
        case .record(let task):
            let (training, test) = task.records(run: run, seed: seed)
            source = .record(
                task,
                Windows(
                    training: training,
                    trainingPlaces: RecordPlaces(
                        rows: training.rows, windows: task.windows,
                        stream: TaskStreams.trainingPlaces(run: run, seed: seed)),
                    test: test,
                    testPlaces: RecordPlaces(
                        rows: test.rows, windows: task.testWindows,
                        stream: TaskStreams.testPlaces(run: run, seed: seed))))
        }
    }

    /// The sequences of an update.
    ///
    /// - Precondition: `update` is in `TrainingTask.updates`, `sequences` at least 1 and at most the task's
    ///   `mostSequences`.
    package func batch(update: Int, sequences: Int) -> LabelledSequences {
        check(update: update, sequences: sequences)
        switch source {
        case .drawn(let task):
            return Self.batch(
                of: task, TaskStreams.training(run: run, seed: seed), first: update * TaskLimits.sequences,
                count: sequences)
        case .record(let task, let windows):
            return Self.batch(
                of: task, windows.training, task.windows,
                at: windows.trainingPlaces.firstRows(update: update, sequences: sequences))
        }
    }

    /// Whether the batch of an update continues that of the update before, whose last states it begins with; otherwise
    /// it begins with the state zero.
    ///
    /// - Precondition: As for `batch(update:sequences:)`.
    package func continues(update: Int, sequences: Int) -> Bool {
        check(update: update, sequences: sequences)
        switch source {
        case .drawn: return false
        case .record(_, let windows):
            return windows.trainingPlaces.continues(update: update, sequences: sequences)
        }
    }

    /// Sequences that no update has, each beginning with the state zero; windows of records are at random places of the
    /// record to test on, have up to 1,000 steps, and a loss on their second half.
    ///
    /// - Precondition: `sequences` is at least 1 and at most `mostTestSequences`.
    package func testBatch(sequences: Int) -> LabelledSequences {
        check(update: 0, sequences: sequences, most: task.mostTestSequences)
        switch source {
        case .drawn(let task):
            return Self.batch(of: task, TaskStreams.test(run: run, seed: seed), first: 0, count: sequences)
        case .record(let task, let windows):
            return Self.batch(
                of: task, windows.test, task.testWindows,
                at: windows.testPlaces.randomRows(update: 0, sequences: sequences))
        }
    }

    /// The stream of the task.
    ///
    /// - Precondition: That of the task's `stream`.
    package func stream(steps: Int) -> [Double] { task.stream(steps: steps, run: run, seed: seed) }
}

extension TaskSequences {
    private func check(update: Int, sequences: Int, most: Int? = nil) {
        precondition(
            TrainingTask.updates.contains(update) && (1...(most ?? task.mostSequences)).contains(sequences),
            "the number of the update or of its sequences is out of range")
    }

    private static func batch(
        of task: some DrawnTask, _ stream: DrawStream, first: Int, count: Int
    ) -> LabelledSequences {
        TaskSequence.batch(
            of: task, steps: task.windowSteps, lossSteps: task.lossSteps,
            (first..<first + count).map { number in
                task.sequence(SequenceDraws(stream, number: number, draws: task.drawsPerSequence))
            })
    }

    private static func batch(
        of task: some RecordTask, _ record: TaskRecord, _ windows: RecordWindows, at firstRows: [Int]
    ) -> LabelledSequences {
        TaskSequence.batch(
            of: task, steps: windows.steps, lossSteps: windows.lossSteps,
            firstRows.map { record.window($0..<$0 + windows.steps) })
    }
}
