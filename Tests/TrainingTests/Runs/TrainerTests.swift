import Recurrent
import Support
import Testing
import Training

@Suite("Trainings")
struct TrainerTests {
    @Test("do not depend on the number of threads", arguments: TrainingSample.names)
    func threads(name: String) async throws {
        let plan = try TrainingSample.plan(name)
        let alone = try await TrainingSample.trained(plan)
        for threads in [2, 3, 8] {
            let shared = try await TrainingSample.trained(plan, threads: threads)
            #expect(shared.state == alone.state, "\(threads) threads")
        }
    }

    @Test("go on from a state as if they had not stopped", arguments: TrainingSample.names)
    func resumption(name: String) async throws {
        let plan = try TrainingSample.plan(name)
        let whole = try await TrainingSample.trained(plan)
        let first = Trainer(plan)
        for _ in 0..<5 { try await first.update() }
        let second = Trainer(plan, state: first.resumableState)
        for _ in 5..<12 { try await second.update() }
        #expect(second.resumableState == whole.resumableState)
    }

    @Test("have the bits of every other machine", arguments: [Precision.float32, .float64])
    func bits(precision: Precision) async throws {
        let expected =
            switch precision {
            case .float32: "b210918c8019ea2463cfe4f2cda2eabf8e33beb563d88925b57cfb073e236520"
            case .float64: "067dc137a2f97d2d016e6e8725df58482b4e39ca57f287c87bcb72dae6ff1d1c"
            }
        var text = ""
        for name in TrainingSample.names {
            let trainer = try await TrainingSample.trained(TrainingSample.plan(name, precision: precision))
            text += trainer.state.parameters.map { String($0.bitPattern, radix: 16) }.joined(separator: " ") + "\n"
        }
        #expect(SHA256.hexadecimal(of: text) == expected)
    }

    @Test("learn to recall, and score what they have learnt on other sequences")
    func learning() async throws {
        let plan = try TrainingPlan(
            cell: .gru(.afterProduct), hiddenSizes: [16], initialization: .uniformRecurrent(forgetBias: 0),
            task: TaskText("delayed-recall:delay=2").task(), settings: Self.settings(updates: 400), seed: 1, run: 1)
        let trainer = Trainer(plan)
        let before = trainer.score
        #expect(before.value < 0.1)
        while trainer.state.updates < 400 { try await trainer.update() }
        let after = trainer.score
        #expect(after.value > 0.99)
        #expect(after.loss < before.loss / 50)
    }

    @Test("score an ideal answer with 1 and the mean of the targets with 0")
    func scores() throws {
        // A read-out without weights answers with its bias: of targets ±1 in turn, the mean is 0 and the variance 1.
        let network = try NetworkConfiguration(cell: .elman, inputSize: 1, hiddenSize: 1)
        let configuration = try TrainableConfiguration(network: network, outputs: 1)
        let group = GradientGroup(configuration, steps: 4, precision: .float64)
        group.place(Array(repeating: 0, count: configuration.parameters.count))
        let batch = LabelledSequences(
            sequences: 1, steps: 4, features: 1, outputs: 1, lossSteps: 0..<4, inputs: [0, 0, 0, 0],
            targets: .values([1, -1, 1, -1]))
        let sum = group.evaluate(batch, group: 0, carriesState: false, wantsGradient: false)
        #expect(sum.value == 4)
        #expect(TaskScore(sum, of: batch) == TaskScore(loss: 1, value: 0, kind: .determination))
    }

    @Test("that diverge say so")
    func divergence() async throws {
        var settings = Self.settings(updates: 50)
        settings.learningRate = 1000
        settings.finalLearningRate = 1000
        settings.weightDecay = 1000
        let plan = try TrainingPlan(
            cell: .elman, hiddenSizes: [4], initialization: .uniformRecurrent(forgetBias: 0),
            task: TaskText("delayed-recall:delay=2").task(), settings: settings, seed: 1, run: 1)
        let trainer = Trainer(plan)
        await #expect {
            while trainer.state.updates < 50 { try await trainer.update() }
        } throws: { error in
            (error as? Failure)?.message.contains("has diverged") == true
        }
    }

    @Test("are those of the page about the module")
    func sample() async throws {
        let task = TrainingTask.delayedRecall(try DelayedRecall(delay: 10))
        let plan = try TrainingPlan(
            cell: .lstm, hiddenSizes: [32], initialization: .uniformRecurrent(forgetBias: 0), task: task,
            settings: TrainingSettings(), seed: 7, run: 1)
        let trainer = Trainer(plan)
        while trainer.state.updates < 50 { try await trainer.update() }
        print(trainer.score.loss)
        #expect(trainer.score.loss < 1)
    }

    private static func settings(updates: Int) -> TrainingSettings {
        var settings = TrainingSettings()
        settings.updates = updates
        return settings
    }
}
