import MemoryExperiment
import Support
import Testing

@Suite struct DigestTests {
    /// The canonical JSON and its hash, written out so that neither changes unnoticed: otherwise every journal would be
    /// refused.
    @Test func knownAnswer() {
        let json =
            #"{"criteria":["cosine","max-1e-1","max-1e-2","max-1e-3","max-1e-4","max-1e-5","max-1e-6","#
            + #""bitwise-output","bitwise-state"],"divergentSteps":1000,"gateActivation":"sigmoid","#
            + #""initialization":{"forgetBias":1,"kernel":"glorotUniform","recurrent":"orthogonal"},"#
            + #""inputScale":1,"lyapunov":true,"precision":"float32","recurrentScale":1,"resetAfter":true,"#
            + #""seed":20190402,"steps":100000,"variants":[]}"#
        #expect(Experiment.post.digest == SHA256.hexadecimal(of: json))
        #expect(Experiment.post.digest == "2470170db4d2bd92cebef8a1bb1594318f2cde17f4a6ba3c204d2db82a99f43c")
    }

    /// The key that stops runs is part of the canonical JSON only if it is true.
    @Test func keyThatIsSet() throws {
        let line = "criteria: [cosine]\n"
        let whole = try ExperimentFile.read("name: a\n\(line)stopAtFirst: false\n", from: "a.yaml")
        let stopped = try ExperimentFile.read("name: a\n\(line)stopAtFirst: true\n", from: "a.yaml")
        #expect(whole.digest == (try ExperimentFile.read("name: a\n\(line)", from: "a.yaml").digest))
        #expect(!whole.yaml.contains("stopAtFirst"))
        #expect(stopped.yaml.contains("\nstopAtFirst: true\n"))
        #expect(stopped.digest != whole.digest)
        let json =
            #"{"criteria":["cosine"],"divergentSteps":1000,"gateActivation":"sigmoid","#
            + #""initialization":{"forgetBias":1,"kernel":"glorotUniform","recurrent":"orthogonal"},"#
            + #""inputScale":1,"lyapunov":true,"precision":"float32","recurrentScale":1,"resetAfter":true,"#
            + #""seed":20190402,"steps":100000,"stopAtFirst":true,"variants":[]}"#
        #expect(stopped.digest == SHA256.hexadecimal(of: json))
    }

    @Test func nameAndPlanDoNotChangeTheDigest() {
        var experiment = Experiment.post
        experiment.name = "other"
        experiment.plan = Experiment.quick.plan
        #expect(experiment.digest == Experiment.post.digest)
    }

    @Test(arguments: [
        "seed: 1", "steps: 100001", "divergentSteps: 999", "recurrentScale: 1.5", "inputScale: 2",
        "gateActivation: hardSigmoid", "resetAfter: false", "precision: float64", "criteria: [cosine]",
        "lyapunov: false", "criteria: [cosine]\nstopAtFirst: true",
        "initialization: { forgetBias: 0 }", "initialization: { recurrent: glorotUniform }",
        "initialization: { kernel: uniformRecurrent, forgetBias: 1 }",
        "variants: [{ name: b }]", "variants: [{ name: c }]", "variants: [{ name: b, overrides: { inputScale: 2 } }]",
    ])
    func everySettingChangesTheDigest(_ line: String) throws {
        let experiment = try ExperimentFile.read("name: post\n\(line)\n", from: "a.yaml")
        #expect(experiment.digest != Experiment.post.digest)
    }

    @Test(arguments: [
        "variants: [{ name: base }]", "variants: [{ name: base, overrides: { inputScale: 1 } }]",
        "recurrentScale: 1.0", "inputScale: 10e-1", "stopAtFirst: false",
    ])
    func equivalentFormsKeepTheDigest(_ line: String) throws {
        let experiment = try ExperimentFile.read("name: post\n\(line)\n", from: "a.yaml")
        #expect(experiment.digest == Experiment.post.digest)
    }
}
