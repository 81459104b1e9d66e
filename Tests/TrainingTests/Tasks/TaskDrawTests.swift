import Recurrent
import Testing
import Training

/// Which sequences are the same and which never are.
@Suite("Sequences of tasks")
struct TaskDrawTests {
    static let tasks: [TrainingTask] = {
        do throws(any Error) {
            let windows = try RecordWindows(steps: 30, burnIn: 5)
            return [
                .delayedRecall(try DelayedRecall(delay: 3)),
                .adding(try Adding(steps: 11)),
                .copying(try CopyMemory(symbols: 40, length: 9, delay: 4)),
                .flipFlop(try FlipFlop(bits: 3, probability: 0.5, steps: 21)),
                .sine(try SinePrediction(steps: 20, noise: 0.1)),
                .system(CircuitIdentification(windows: windows)),
                .recording(
                    try RecordingPrediction(
                        rows: (0..<1000).map { Double($0) }, features: 2, windows: windows)),
            ]
        } catch {
            return []
        }
    }()

    @Test("exist for every kind of task")
    func kinds() { #expect(Self.tasks.count == 7) }

    /// The sequences of a batch, each as the numbers of its inputs.
    private static func sequences(_ batch: LabelledSequences) -> [[Double]] {
        (0..<batch.sequences).map { batch.part($0..<$0 + 1).inputs }
    }

    @Test("have the shapes that the task says", arguments: tasks)
    func shapes(task: TrainingTask) {
        let batch = task.batch(update: 2, sequences: 5, run: 1, seed: 1)
        #expect((batch.sequences, batch.steps) == (5, task.windowSteps))
        #expect((batch.features, batch.outputs) == (task.features, task.outputs))
        #expect(batch.inputs.count == 5 * task.windowSteps * task.features)
        switch (batch.targets, task.loss) {
        case (.values(let values), .squaredError): #expect(values.count == 5 * task.windowSteps * task.outputs)
        case (.classes(let classes), .crossEntropy): #expect(classes.count == 5 * task.windowSteps)
        case (.values, .crossEntropy), (.classes, .squaredError): Issue.record("targets do not fit the loss")
        }
        #expect(!task.lossSteps.isEmpty && task.lossSteps.upperBound <= task.windowSteps)
        #expect(task.stream(steps: 50, run: 1, seed: 1).count == 50 * task.features)
        #expect(!task.title.isEmpty && task.summary.hasSuffix("."))
    }

    @Test("are the same however a batch is split", arguments: tasks)
    func split(task: TrainingTask) {
        let sequences = TaskSequences(of: task, run: 4, seed: 9)
        let whole = sequences.batch(update: 7, sequences: 12)
        #expect(whole == sequences.batch(update: 7, sequences: 12))
        #expect(whole.part(0..<5) == sequences.batch(update: 7, sequences: 5))
        #expect(whole == task.batch(update: 7, sequences: 12, run: 4, seed: 9))
        #expect(whole.part(5..<12).inputs == Self.sequences(whole)[5...].flatMap(\.self))
        #expect(
            sequences.testBatch(sequences: 12).part(0..<5) == task.testBatch(sequences: 5, run: 4, seed: 9))
    }

    @Test("differ between sequences, updates, tests and the row for measuring", arguments: tasks)
    func disjoint(task: TrainingTask) {
        let sequences = TaskSequences(of: task, run: 1, seed: 1)
        let trained = (0..<20).flatMap { Self.sequences(sequences.batch(update: $0, sequences: 6)) }
        let tested = Self.sequences(sequences.testBatch(sequences: 20))
        switch task {
        case .delayedRecall, .adding, .copying, .flipFlop, .sine, .system:
            #expect(Set(trained).count > 110)
            #expect(Set(tested).count > 15)
        case .recording:
            #expect(Set(trained).count > 50)
        }
        #expect(Set(trained).isDisjoint(with: tested))
        let stream = sequences.stream(steps: task.windowSteps)
        #expect(!trained.contains(stream))
    }

    @Test("differ between runs and between seeds, unless they are recorded", arguments: tasks)
    func runs(task: TrainingTask) {
        let batch = task.batch(update: 1, sequences: 4, run: 1, seed: 1)
        #expect(batch != task.batch(update: 1, sequences: 4, run: 2, seed: 1))
        #expect(batch != task.batch(update: 1, sequences: 4, run: 1, seed: 2))
    }

    @Test("of different delays share their draws")
    func pairs() throws {
        let short = TrainingTask.delayedRecall(try DelayedRecall(delay: 2))
        let long = TrainingTask.delayedRecall(try DelayedRecall(delay: 9))
        let (a, b) = (
            short.batch(update: 0, sequences: 1, run: 3, seed: 1), long.batch(update: 0, sequences: 1, run: 3, seed: 1)
        )
        #expect(Array(b.inputs.prefix(a.inputs.count)) == a.inputs)
    }

    @Test("in a row are the beginning of a longer row", arguments: tasks)
    func stream(task: TrainingTask) {
        let sequences = TaskSequences(of: task, run: 1, seed: 1)
        let (short, long) = (sequences.stream(steps: 37), sequences.stream(steps: 90))
        #expect(Array(long.prefix(short.count)) == short)
        #expect(sequences.stream(steps: 0).isEmpty)
    }

    @Test("of the last update and the largest batch have draws", arguments: tasks)
    func bounds(task: TrainingTask) {
        let sequences = TaskSequences(of: task, run: 1_000_000, seed: .max)
        let batch = sequences.batch(update: TrainingTask.updates.upperBound - 1, sequences: 2)
        #expect(batch.inputs.allSatisfy { $0.isFinite })
        #expect(task.mostSequences >= 32)
    }

    @Test("are those of the page about the module")
    func sample() throws {
        let task = TrainingTask.delayedRecall(try DelayedRecall(delay: 10))
        let sequences = TaskSequences(of: task, run: 1, seed: 7)
        let batch = sequences.batch(update: 0, sequences: 32)
        print("\(task.title): \(batch.inputs.count) numbers, loss on steps \(task.lossSteps)")
        #expect(batch.inputs.count == 32 * 60)
    }
}
