import Foundation
import MemoryExperiment
import Recurrent
import TestSupport
import Testing

@Suite struct ExperimentFileTests {
    @Test func nameAloneIsThePostExperiment() throws {
        var expected = Experiment.post
        expected.name = "mine"
        #expect(try ExperimentFile.read("name: mine\n", from: "mine.yaml") == expected)
    }

    @Test func postExperimentInFull() throws {
        let text = """
            name: post
            cells: [lstm, gru]
            inputSizes: [1, 2, 4, 8, 16, 32, 64, 128]
            hiddenSizes: [1, 2, 4, 8, 16, 32, 64, 128]
            layers: [1]
            runs: 10
            seed: 20190402
            steps: 100000
            divergentSteps: 1000
            initialization: { kernel: glorotUniform, recurrent: orthogonal, forgetBias: 1 }
            recurrentScale: 1
            inputScale: 1
            gateActivation: sigmoid
            resetAfter: true
            precision: float32
            criteria: [cosine, max-1e-1, max-1e-2, max-1e-3, max-1e-4, max-1e-5, max-1e-6, bitwise-output, bitwise-state]
            lyapunov: true
            variants: []

            """
        #expect(Experiment.post.yaml == text)
        #expect(try ExperimentFile.read(text, from: "post.yaml") == .post)
        #expect(Experiment.post.runCount == 1_280)
    }

    @Test(arguments: ["-", "---", "-a", "1", "null", "true", "1e5"])
    func nameWithAnotherMeaningInYAML(_ name: String) throws {
        var experiment = Experiment.quick
        experiment.name = name
        #expect(try ExperimentFile.read(experiment.yaml, from: "text") == experiment)
    }

    @Test(arguments: Experiment.presets + [full])
    func roundTrip(_ experiment: Experiment) throws {
        let read = try ExperimentFile.read(experiment.yaml, from: "text")
        #expect(read == experiment)
        #expect(read.yaml == experiment.yaml)
    }

    private static let full: Experiment = {
        var settings = RunSettings(
            seed: .max, steps: 12, divergentSteps: 11, initialization: .uniformRecurrent(forgetBias: -0.1),
            recurrentScale: 1.0 / 3, inputScale: 0, gateActivation: .hardSigmoid, resetAfter: false,
            precision: .float64, criteria: [.bitwiseState, .maximum(exponent: 6)],
            lyapunov: false)
        let base = settings
        settings.initialization = .glorotUniform(recurrent: .glorotUniform, forgetBias: 1e-7)
        let other = settings
        settings = base
        settings.precision = .float32
        settings.gateActivation = .sigmoid
        return Experiment(
            name: "a-1", settings: base,
            plan: Plan(cells: [.gru], inputSizes: [4_096, 1], hiddenSizes: [7], layers: [64, 1], runs: 5, streams: 8),
            variants: [
                Variant(name: "base", settings: base), Variant(name: "other", settings: other),
                Variant(name: "third", settings: settings),
            ])
    }()

    @Test func commentsQuotesAndBlocksAreRead() throws {
        let text = """
            # A grid & its * comment!
            name: "mine"   # quoted
            inputSizes:
              - 3
              - 1
            variants:
              - name: forget-bias-2
                overrides: { initialization: { forgetBias: 2 } }
            """
        let experiment = try ExperimentFile.read(text, from: "mine.yaml")
        #expect(experiment.name == "mine")
        #expect(experiment.plan.inputSizes == [3, 1])
        #expect(experiment.variants.map(\.name) == ["forget-bias-2"])
        #expect(
            experiment.variants[0].settings.initialization == .glorotUniform(recurrent: .orthogonal, forgetBias: 2))
    }

    @Test(arguments: [
        ("{ kernel: uniformRecurrent }", Initialization.uniformRecurrent(forgetBias: 0)),
        ("{ kernel: uniformRecurrent, recurrent: uniformRecurrent, forgetBias: 1 }", .uniformRecurrent(forgetBias: 1)),
        ("{ recurrent: glorotUniform }", .glorotUniform(recurrent: .glorotUniform, forgetBias: 1)),
        ("{ forgetBias: -2.5e-1 }", .glorotUniform(recurrent: .orthogonal, forgetBias: -0.25)),
        ("{}", .glorotUniform(recurrent: .orthogonal, forgetBias: 1)),
    ])
    func initializations(_ text: String, _ expected: Initialization) throws {
        let experiment = try ExperimentFile.read("name: a\ninitialization: \(text)\n", from: "a.yaml")
        #expect(experiment.settings.initialization == expected)
    }

    @Test func variantsCanOverrideTheKernel() throws {
        let text = """
            name: a
            initialization: { kernel: uniformRecurrent, forgetBias: 3 }
            variants: [{ name: keras, overrides: { initialization: { kernel: glorotUniform } } }, { name: base }]
            """
        let experiment = try ExperimentFile.read(text, from: "a.yaml")
        #expect(
            experiment.variants.map(\.settings.initialization)
                == [.glorotUniform(recurrent: .orthogonal, forgetBias: 1), .uniformRecurrent(forgetBias: 3)])
    }

    @Test func inputStreamsAreWrittenOnlyAboveOne() throws {
        let one = try ExperimentFile.read("name: post\nstreams: 1\n", from: "a.yaml")
        #expect(one == .post && !one.yaml.contains("streams"))
        let four = try ExperimentFile.read("name: post\nstreams: 4\n", from: "a.yaml")
        #expect(four.yaml.contains("\nruns: 10\nstreams: 4\nseed: "))
        #expect(four.runCount == 4 * 1_280)
        #expect(four.digest == one.digest)
        #expect(four.summary.contains("; 4 input streams per network") && !one.summary.contains("stream"))
    }

    @Test func presetsAndFilesAreFoundByName() throws {
        let folder = try TemporaryFolder()
        try folder.write("name: from-file\nruns: 2\n", to: "mine.yaml")
        #expect(try Experiment.named("post") == .post)
        #expect(try Experiment.named("quick").runCount == 54)
        #expect(try Experiment.named(folder.path(of: "mine.yaml")).plan.runs == 2)
    }
}
