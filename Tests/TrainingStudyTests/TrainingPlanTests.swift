import Analysis
import Recurrent
import Support
import Testing
import Training
import TrainingStudy

@Suite("The plan of a training experiment")
struct TrainingPlanTests {
    private func experiment() throws -> TrainingExperiment {
        try #require(try TrainingExperiment.preset(named: "training"))
    }

    @Test("has every recurrent cell, hidden size, task and run once")
    func networks() throws {
        let networks = try experiment().networks
        #expect(networks.count == 4 * 2 * 2 * 3)
        #expect(Set(networks).count == networks.count && Set(networks.map(\.name)).count == networks.count)
        #expect(networks.first?.name == "lstm-16-delayed-recall-delay-10-run-1")
        #expect(networks.contains { $0.name == "lstm-forget-bias-1-32-adding-steps-50-run-3" })
        #expect(
            networks.first?.checkpoint(400)
                == "trainings/lstm-16-delayed-recall-delay-10-run-1/checkpoints/update-000400.safetensors")
    }

    @Test("measures all checkpoints of a task and run together")
    func groups() throws {
        let experiment = try experiment()
        let groups = experiment.groups
        #expect(
            groups.map(\.name)
                == ["delayed-recall-delay-10", "adding-steps-50"].flatMap { task in
                    (1...3).map { "\(task)-run-\($0)" }
                })
        #expect(groups.allSatisfy { $0.checkpoints.count == 4 * 2 * 6 })
        #expect(Set(groups.flatMap(\.checkpoints)).count == 48 * 6)
        for group in groups {
            #expect(Set(group.checkpoints.map(\.network.task)).count == 1)
            #expect(Set(group.checkpoints.map(\.network.run)).count == 1)
        }
        #expect(experiment.measuredUpdates == [0, 50, 200, 400, 800, 2_000])
    }

    @Test("trains networks of a run on the same sequences")
    func programs() throws {
        let experiment = try experiment()
        for network in experiment.networks {
            let program = try experiment.program(for: network)
            #expect(program.checkpoints == experiment.measuredUpdates)
            #expect(program.plan.run == network.run && program.plan.seed == experiment.seed)
            #expect(program.plan.initialization.forgetBias == network.cell.forgetBias)
            #expect(program.plan.configuration.network.hiddenSizes == [network.hiddenSize])
        }
    }

    @Test("has every burn-in of each window in the preset")
    func burnIns() throws {
        let preset = try #require(try TrainingExperiment.preset(named: "burn-in"))
        let windows = preset.tasks.compactMap(\.task.windows)
        #expect(preset.networks.count == 45 && windows.count == 15)
        #expect(windows.map(\.steps) == [100, 200, 500].flatMap { Array(repeating: $0, count: 5) })
        #expect(windows.map(\.burnIn) == [0, 10, 20, 40, 80, 0, 20, 40, 80, 160, 0, 50, 100, 200, 400])
        #expect(preset.measuredUpdates == [0, 2_000] && preset.tolerances.map(\.text) == ["10%", "0.1", "0.001"])
    }

    @Test("names forget biases that are no names of files")
    func slugs() {
        #expect(TrainedCell(.lstm, forgetBias: -0.5).slug == "lstm-forget-bias--0_5")
        #expect(TrainedCell(.gru).slug == "gru")
        #expect(TrainedCell(.lstm, forgetBias: 2).title == "LSTM, forget bias 2")
    }
}
