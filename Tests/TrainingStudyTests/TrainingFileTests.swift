import Analysis
import MemoryExperiment
import Recurrent
import Support
import Testing
import Training
import TrainingStudy

@Suite("The file of a training experiment")
struct TrainingFileTests {
    private func read(_ text: String) throws(Failure) -> TrainingExperiment {
        try TrainingFile.read(text, from: "mine.yaml")
    }

    @Test("needs a name and tasks only")
    func defaults() throws {
        let experiment = try read("training: { name: mine, tasks: [adding] }")
        #expect(experiment.name == "mine")
        #expect(experiment.cells == [TrainedCell(.lstm)])
        #expect(experiment.hiddenSizes == [32])
        #expect(experiment.tasks.map(\.text) == ["adding:steps=50"])
        #expect(experiment.runs == 3)
        #expect(experiment.settings == TrainingSettings())
        #expect(experiment.seed == Experiment.post.settings.seed)
        #expect(experiment.measuredUpdates == [0, 2_000])
        #expect(experiment.starts == 24)
        #expect(experiment.tolerances.map(\.text) == ["0.1", "0.001"])
        #expect(experiment.horizon == 4_000)
    }

    @Test("sets every value")
    func everyKey() throws {
        let experiment = try read(
            """
            training:
              name: full
              cells: [gru, { cell: lstm, forgetBias: 2.5 }, { cell: elman }]
              hiddenSizes: [4, 8]
              tasks: ["copy:symbols=3", flip-flop]
              runs: 2
              updates: 90
              batch: 7
              learningRate: 0.5
              finalLearningRate: 0.25
              clip: 3
              weightDecay: 0.125
              precision: float64
              seed: 18446744073709551615
              checkpoints: [45, 30]
              starts: 9
              tolerances: [5%, 0.01]
              horizon: 6666
            """)
        #expect(experiment.cells == [TrainedCell(.gru), TrainedCell(.lstm, forgetBias: 2.5), TrainedCell(.elman)])
        #expect(experiment.hiddenSizes == [4, 8])
        #expect(
            experiment.tasks.map(\.text) == [
                "copy:symbols=3,length=10,delay=10", "flip-flop:bits=3,probability=0.1,steps=100",
            ])
        var settings = TrainingSettings()
        (settings.updates, settings.batch) = (90, 7)
        (settings.learningRate, settings.finalLearningRate) = (0.5, 0.25)
        (settings.clippingNorm, settings.weightDecay, settings.precision) = (3, 0.125, .float64)
        #expect(experiment.settings == settings)
        #expect(experiment.runs == 2 && experiment.seed == .max && experiment.starts == 9)
        #expect(experiment.measuredUpdates == [0, 30, 45, 90])
        #expect(experiment.tolerances.map(\.text) == ["5%", "0.01"] && experiment.horizon == 6_666)
        #expect(try read(experiment.yaml).yaml == experiment.yaml)
    }

    @Test("has the coarsest tolerance first")
    func tolerances() throws {
        func texts(_ list: String) throws -> [String] {
            try read("training: { name: mine, tasks: [adding], tolerances: \(list) }").tolerances.map(\.text)
        }
        #expect(try texts("[0.01, 0.5, 0.001]") == ["0.5", "0.01", "0.001"])
        #expect(try texts("[0.01, 10%]") == ["0.01", "10%"])
    }

    @Test("of a preset gives the preset", arguments: TrainingExperiment.presetNames)
    func presets(name: String) throws {
        let preset = try #require(try TrainingExperiment.preset(named: name))
        let again = try read(preset.yaml)
        #expect(again.networks == preset.networks && again.yaml == preset.yaml)
        #expect(again.measuredUpdates == preset.measuredUpdates && again.settings == preset.settings)
        #expect(try TrainingExperiment.named(name) == preset)
        try preset.check()
    }

    @Test(
        "is refused with its place",
        arguments: [
            ("name: mine", "mine.yaml, line 1, name: the key is unknown"),
            ("training: { tasks: [adding] }", "the key `name` is missing"),
            ("training: { name: mine }", "the key `tasks` is missing"),
            ("training: { name: mine, tasks: [adding], cell: [lstm] }", "did you mean `cells`?"),
            ("training: { name: mine, tasks: [adding], cells: [lstn] }", "did you mean `lstm`?"),
            ("training: { name: mine, tasks: [adding], cells: [{ cell: gru, forgetBias: 1 }] }", "only an LSTM has"),
            ("training: { name: mine, tasks: [adding], cells: [lstm, lstm] }", "appears twice"),
            ("training: { name: mine, tasks: [subtracting] }", "training.tasks[1]: There is no task subtracting"),
            ("training: { name: mine, tasks: [\"adding:steps=1\"] }", "steps of the adding task"),
            ("training: { name: mine, tasks: [recording] }", "has no recording to predict"),
            ("training: { name: mine, tasks: [adding, \"adding:steps=50\"] }", "appears twice"),
            ("training: { name: mine, tasks: [flip-flop, \"flip-flop:probability=0.10\"] }", "is named twice"),
            ("training: { name: mine, tasks: [] }", "the list is empty"),
            ("training: { name: mine, tasks: [adding], runs: 0 }", "a whole number in 1…100"),
            ("training: { name: mine, tasks: [adding], updates: 10, checkpoints: [11] }", "a whole number in 0…10"),
            ("training: { name: mine, tasks: [adding], hiddenSizes: [2000] }", "a whole number in 1…1024"),
            ("training: { name: mine, tasks: [adding], horizon: 6667 }", "a whole number in 1…6666"),
            ("training: { name: mine, tasks: [adding], tolerances: [soon] }", "is not a tolerance"),
            ("training: { name: mine, tasks: [adding], precision: float16 }", "float32"),
            ("training: { name: mine, tasks: [adding], clip: 0 }", "a number in"),
            ("training: { name: mine, tasks: [\"adding:steps=5000\"], hiddenSizes: [1024] }", "states"),
            ("training: 3", "a mapping with the keys name"), ("- 1", "a mapping with the keys training"),
        ])
    func errors(text: String, sentence: String) {
        let error = #expect(throws: Failure.self) { try TrainingFile.read(text, from: "mine.yaml") }
        #expect(error?.kind == .usage)
        #expect(error?.message.hasPrefix("mine.yaml, line 1") == true, "\(error?.message ?? "")")
        #expect(error?.message.contains(sentence) == true, "\(error?.message ?? "")")
    }

    @Test("must not ask for more networks than are allowed")
    func tooMany() throws {
        let sizes = (1...50).map(String.init).joined(separator: ", ")
        let error = #expect(throws: Failure.self) {
            try TrainingFile.read(
                "training: { name: mine, tasks: [adding], hiddenSizes: [\(sizes)], runs: 100 }", from: "mine.yaml")
        }
        #expect(error?.message.contains("5,000 networks") == true, "\(error?.message ?? "")")
        let updates = (0...90).map(String.init).joined(separator: ", ")
        let second = #expect(throws: Failure.self) {
            try TrainingFile.read(
                "training: { name: mine, tasks: [adding], hiddenSizes: [\(sizes)], checkpoints: [\(updates)] }",
                from: "mine.yaml")
        }
        #expect(second?.message.contains("4,600 checkpoints") == true, "\(second?.message ?? "")")
    }

    @Test("is found by its path, a preset by its name")
    func names() throws {
        let error = #expect(throws: Failure.self) { try TrainingExperiment.named("trainings") }
        #expect(error?.kind == .usage)
        #expect(error?.message.contains("Did you mean `training`?") == true, "\(error?.message ?? "")")
        let missing = #expect(throws: Failure.self) { try TrainingExperiment.named("./missing.yaml") }
        #expect(missing?.kind == .missingInput)
    }
}
