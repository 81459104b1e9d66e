import Recurrent
import Support
import Testing
import Training

@Suite("Trainings that are not possible")
struct TrainingErrorTests {
    private static func message(_ body: () throws -> Void) -> String {
        do {
            try body()
            return ""
        } catch {
            return (error as? Failure)?.message ?? "\(error)"
        }
    }

    @Test(
        "are named by their task",
        arguments: [
            ("recall", "There is no task recall; the tasks are delayed-recall, adding, copy, flip-flop, sine, system"),
            ("adding:delay=3", "delay=3 is not a number of the task adding, which is written adding:steps=50."),
            ("adding:steps", "steps is not a number of the task adding"),
            ("adding:steps=5=6", "steps=5=6 is not a number"),
            ("adding:steps=5,steps=6", "has steps twice"),
            ("adding:steps=many", "The steps of the task adding:steps=many is many; it must be a whole number."),
            ("adding:steps=1", "must be 2 to"),
            ("flip-flop:probability=nan", "must be a number"),
            ("system:placement=anywhere", "must be random or consecutive"),
            ("system:window=20,burn-in=20", "The burn-in has 20 steps; it must have 0 to 19"),
            ("recording", "needs a recording to predict"),
        ])
    func tasks(text: String, words: String) {
        let message = Self.message { _ = try TaskText(text).task() }
        #expect(message.contains(words), "\(message)")
    }

    @Test("are named by a recording that the task does not read")
    func recordings() {
        let message = Self.message { _ = try TaskText("adding").task(recording: ([1, 2], 1)) }
        #expect(message.contains("reads no recording"))
    }

    @Test("have the same complete text whatever is left out and in which order")
    func complete() throws {
        let text = try TaskText("copy:delay=10,symbols=8").complete
        #expect(text == "copy:symbols=8,length=10,delay=10")
        #expect(try TaskText("copy").complete == text)
        #expect(try TaskText(text).task() == TaskText("copy").task())
    }

    @Test(
        "are named by the setting",
        arguments: [
            ("updates", "The number of updates is 0; it must be 1 to 1,000,000."),
            ("batch", "The number of sequences of an update is 5,000; it must be 1 to 4,096."),
            ("rate", "The learning rate is -1; it must be 0 to 1000."),
            ("clip", "The clipping norm is 0; it must be a number greater than 0."),
            ("run", "The run is 0; it must be 1 to 1,000,000."),
            ("size", "The hidden size is 0; it must be 1…4096."),
            ("memory", "states; at most 1,048,576 are kept"),
        ])
    func settings(name: String, words: String) {
        var settings = TrainingSettings()
        var (sizes, run, task) = ([4], 1, "adding")
        switch name {
        case "updates": settings.updates = 0
        case "batch": settings.batch = 5000
        case "rate": settings.learningRate = -1
        case "clip": settings.clippingNorm = 0
        case "run": run = 0
        case "size": sizes = [0]
        default: (sizes, task) = ([600], "adding:steps=2000")
        }
        let message = Self.message {
            _ = try TrainingPlan(
                cell: .lstm, hiddenSizes: sizes, initialization: .uniformRecurrent(forgetBias: 0),
                task: TaskText(task).task(), settings: settings, seed: 1, run: run)
        }
        #expect(message.contains(words), "\(message)")
    }

    @Test("are named by the checkpoints")
    func checkpoints() throws {
        let plan = try TrainingSample.plan("lstm-recall")
        #expect(
            Self.message { _ = try TrainingProgram(plan: plan, checkpoints: [13]) }
                .contains("There is no checkpoint after update 13 of 12."))
        #expect(Self.message { _ = try TrainingProgram(plan: plan, pointInterval: 0) }.contains("must be at least 1"))
    }

    @Test("differ in every digest from trainings with another number")
    func digests() throws {
        var digests: Set<String> = []
        for task in ["delayed-recall", "delayed-recall:delay=11", "adding", "sine", "sine:noise=0.2", "copy", "system"]
        {
            for (batch, run) in [(32, 1), (31, 1), (32, 2)] {
                var settings = TrainingSettings()
                settings.batch = batch
                let plan = try TrainingPlan(
                    cell: .lstm, hiddenSizes: [4], initialization: .uniformRecurrent(forgetBias: 0),
                    task: TaskText(task).task(), settings: settings, seed: 1, run: run)
                digests.insert(plan.digest)
            }
        }
        #expect(digests.count == 21)
    }
}
