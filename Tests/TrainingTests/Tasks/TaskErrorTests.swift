import Recurrent
import Support
import Testing
import Training

@Suite("Sizes of tasks")
struct TaskErrorTests {
    /// What is tried, and a part of the sentence that it fails with.
    struct Attempt: Sendable, CustomTestStringConvertible {
        let words: String
        let make: @Sendable () throws(Failure) -> Void
        var testDescription: String { words }

        init(_ words: String, _ make: @escaping @Sendable () throws(Failure) -> Void) {
            self.words = words
            self.make = make
        }
    }

    private static func recording(_ rows: [Double], features: Int, steps: Int) throws(Failure) {
        _ = try RecordingPrediction(
            rows: rows, features: features, windows: try RecordWindows(steps: steps, burnIn: 0))
    }

    static let attempts = [
        Attempt("The delay is 0; it must be 1 to 1,000.") { () throws(Failure) in _ = try DelayedRecall(delay: 0) },
        Attempt("The delay is 1,001; it must be 1 to 1,000.") { () throws(Failure) in
            _ = try DelayedRecall(delay: 1001)
        },
        Attempt("must be 2 to 10,000.") { () throws(Failure) in _ = try Adding(steps: 1) },
        Attempt("The number of different symbols is 65; it must be 2 to 64.") { () throws(Failure) in
            _ = try CopyMemory(symbols: 65, length: 1, delay: 1)
        },
        Attempt("The number of symbols to repeat is 0") { () throws(Failure) in
            _ = try CopyMemory(symbols: 8, length: 0, delay: 1)
        },
        Attempt("The delay of the copying task is 9,801; it must be 1 to 9,800.") { () throws(Failure) in
            _ = try CopyMemory(symbols: 8, length: 1, delay: 9801)
        },
        Attempt("The number of flip-flops is 0") { () throws(Failure) in
            _ = try FlipFlop(bits: 0, probability: 0.1, steps: 10)
        },
        Attempt("greater than 0 and at most 1") { () throws(Failure) in
            _ = try FlipFlop(bits: 1, probability: .nan, steps: 10)
        },
        Attempt("greater than 0 and at most 1") { () throws(Failure) in
            _ = try FlipFlop(bits: 1, probability: 0, steps: 10)
        },
        Attempt("The standard deviation of the sine's noise is nan; it must be 0 to 1.") { () throws(Failure) in
            _ = try SinePrediction(steps: 10, noise: .nan)
        },
        Attempt("The window has 0 steps; it must have 1 to 10,000.") { () throws(Failure) in
            _ = try RecordWindows(steps: 0, burnIn: 0)
        },
        Attempt("The burn-in has 10 steps; it must have 0 to 9") { () throws(Failure) in
            _ = try RecordWindows(steps: 10, burnIn: 10)
        },
        Attempt("The number of features of the recording is 0") { () throws(Failure) in
            try recording([1], features: 0, steps: 1)
        },
        Attempt("A batch of delayed recall, 3 steps has 0 sequences; it must have 1 to 65,536.") { () throws(Failure) in
            try TrainingTask.delayedRecall(try DelayedRecall(delay: 3)).check(sequences: 0)
        },
        Attempt("has 11 sequences; it must have 1 to 10.") { () throws(Failure) in
            let windows = try RecordWindows(steps: 1000, burnIn: 0, placement: .consecutive)
            let task = TrainingTask.system(CircuitIdentification(windows: windows))
            try task.check(sequences: 10)
            try task.check(sequences: 11)
        },
        Attempt("no whole rows of 2 features") { () throws(Failure) in try recording([1, 2, 3], features: 2, steps: 1)
        },
        Attempt("Row 1 of the recording has a number that is not finite") { () throws(Failure) in
            try recording([1, 2, 3, .infinity], features: 2, steps: 1)
        },
        Attempt("The recording has 59 rows, too few for windows of 12 steps") { () throws(Failure) in
            try recording(Array(repeating: 1, count: 59), features: 1, steps: 12)
        },
        Attempt("too few for windows of 1 step:") { () throws(Failure) in try recording([1], features: 1, steps: 1) },
    ]

    @Test("that are not allowed are named with what is", arguments: attempts)
    func rejected(attempt: Attempt) {
        do throws(Failure) {
            try attempt.make()
            Issue.record("nothing was rejected")
        } catch {
            #expect(error.message.contains(attempt.words), "\(error.message)")
            #expect(error.message.count < 250)
        }
    }

    @Test("at their limits are allowed")
    func accepted() throws {
        let tasks: [TrainingTask] = [
            .delayedRecall(try DelayedRecall(delay: 1000)), .adding(try Adding(steps: 10_000)),
            .copying(try CopyMemory(symbols: 64, length: 100, delay: 9800)),
            .flipFlop(try FlipFlop(bits: 64, probability: 1, steps: 10_000)),
            .sine(try SinePrediction(steps: 10_000, noise: 1)),
        ]
        for task in tasks {
            #expect(task.mostSequences * task.windowSteps * max(task.features, task.outputs) <= 1 << 26)
            #expect(task.mostSequences >= 100)
            #expect(task.batch(update: 0, sequences: 1, run: 1, seed: 1).steps == task.windowSteps)
        }
        // 61 rows are 48 to train on and 13 to test on: just enough for a window of 12 steps.
        let rows = Array(repeating: 1.0, count: 61)
        let windows = try RecordWindows(steps: 12, burnIn: 11)
        let recording = TrainingTask.recording(try RecordingPrediction(rows: rows, features: 1, windows: windows))
        #expect(recording.testBatch(sequences: 3, run: 1, seed: 1).inputs.count == 36)
    }
}
