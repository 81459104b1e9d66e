import Foundation
import TestSupport
import Testing

/// `inspect`, `infer` and `analyze` as processes.
@Suite struct CheckpointCommandTests {
    private static func fixture(_ name: String) -> String {
        "\(PackageFolder.path)/Tests/CheckpointsTests/Fixtures/\(name)"
    }

    private func object(_ text: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    // MARK: inspect

    @Test func inspectListsNetworksHeadsAndTensors() async throws {
        let outcome = try await Program().run(["inspect", Self.fixture("prefix.safetensors")])
        #expect(outcome.code == 0)
        #expect(outcome.output.contains("\n  encoder.rnn  GRU 5→6, names of PyTorch\n"))
        #expect(outcome.output.contains("\n  encoder.rnn.weight_ih_l0  F32 [18, 5]\n"))
        #expect(outcome.diagnostics.isEmpty)
    }

    @Test func inspectGivesTheSameAsJSON() async throws {
        let outcome = try await Program().run(["inspect", Self.fixture("keras_lstm2.keras"), "--json"])
        let object = try object(outcome.output)
        let network = try #require((object["networks"] as? [[String: Any]])?.first)
        #expect(network["cell"] as? String == "lstm")
        #expect(network["input_size"] as? Int == 4)
        #expect(network["hidden_sizes"] as? [Int] == [6, 5])
        #expect(network["supported"] as? Bool == true)
        #expect((object["sha256"] as? String)?.count == 64)
    }

    @Test(arguments: ["no_rnn.safetensors", "proj.safetensors", "lstm_peephole.onnx", "keras_relu.keras"])
    func inspectExitsWith65WithoutANetwork(_ name: String) async throws {
        #expect(try await Program().run(["inspect", Self.fixture(name)]).code == 65)
    }

    // MARK: infer

    @Test(arguments: ["lstm2.pt", "gru1.dynamo.onnx", "keras_gru_before.h5"])
    func outputsOfTheFrameworkProveTheReading(_ name: String) async throws {
        let outcome = try await Program().run([
            "infer", Self.fixture(name), "--input", Self.fixture("\(name).x.npy"), "--expect",
            Self.fixture("\(name).y32.npy"),
        ])
        #expect(outcome.code == 0, "\(outcome.diagnostics)")
        #expect(outcome.output.hasPrefix("The largest difference is ") && outcome.output.contains(": within "))
    }

    @Test func otherOutputsAreNotAProof() async throws {
        let outcome = try await Program().run([
            "infer", Self.fixture("lstm1.pt"), "--input", Self.fixture("lstm1.pt.x.npy"), "--expect",
            Self.fixture("lstm_nobias.onnx.y32.npy"),
        ])
        #expect(outcome.code == 65)
        #expect(outcome.output.contains(": more than "))
        #expect(outcome.diagnostics.isEmpty)
    }

    @Test func outputsAreWrittenForNumPy() async throws {
        let folder = try TemporaryFolder()
        let outcome = try await Program().run([
            "infer", Self.fixture("gru1.pt"), "--input", Self.fixture("gru1.pt.x.npy"), "--output",
            folder.path(of: "y.npy"),
        ])
        #expect(outcome.code == 0)
        // The program reads its own file as it reads NumPy's.
        let again = try await Program().run([
            "infer", Self.fixture("gru1.pt"), "--input", Self.fixture("gru1.pt.x.npy"), "--expect",
            folder.path(of: "y.npy"), "--within", "0",
        ])
        #expect(again.code == 0)
        #expect(again.output.contains("difference is 0"))
    }

    @Test func inputOfAnotherWidthIsRefused() async throws {
        let outcome = try await Program().run([
            "infer", Self.fixture("lstm2.pt"), "--input", Self.fixture("lstm1.pt.x.npy"), "--output", "/dev/null",
        ])
        #expect(outcome.code == 65)
        #expect(outcome.diagnostics.contains("has 3 features per step, but the network reads 4"))
    }

    // MARK: analyze

    @Test func analyzeGivesEveryKeyOfItsJSON() async throws {
        let outcome = try await Program().run([
            "analyze", Self.fixture("lstm1.pt"), "--starts", "4", "--horizon", "200", "--step", "32ms", "--json", "-q",
        ])
        #expect(outcome.code == 0, "\(outcome.diagnostics)")
        let network = try #require((try object(outcome.output)["networks"] as? [[String: Any]])?.first)
        let keys = [
            "file", "sha256", "module", "cell", "layers", "input_size", "hidden_sizes", "precision", "proved", "input",
            "horizon", "starts", "effective_starts", "step_seconds", "d0", "lambda", "closed_form", "protocols",
            "recommended_warm_up", "units", "drift", "untrained",
        ]
        for key in keys { #expect(network[key] != nil, "\(key)") }
        #expect(network["input"] as? String == "normal")
        #expect(network["step_seconds"] as? Double == 0.032)
        let protocols = try #require(network["protocols"] as? [String: [[String: Any]]])
        #expect(Set(protocols.keys) == ["warm_up", "two_pasts"])
        for rows in protocols.values {
            #expect(rows.compactMap { $0["tolerance"] as? String } == ["10%", "10%", "1%", "1%", "0.1%", "0.1%"])
            #expect(rows.compactMap { $0["measure"] as? String }.prefix(2) == ["first", "settled"])
            let quantiles = ["median", "q90", "q95"]
            for key in quantiles + ["known", "q99", "worst", "q95_low", "q95_high", "never"] {
                #expect(rows.allSatisfy { $0[key] != nil }, "\(key)")
            }
            // Either a quantile is known, or a lower bound of it.
            for key in quantiles {
                #expect(rows.allSatisfy { ($0[key] is NSNull) != ($0["\(key)_at_least"] is NSNull) }, "\(key)")
            }
        }
        #expect((network["units"] as? [[String: Any]])?.count == 7)
    }

    @Test func resultsDoNotDependOnThreads() async throws {
        let arguments = ["analyze", Self.fixture("gru2.pt"), "--starts", "7", "--horizon", "150", "--json", "-q"]
        let one = try await Program().run(arguments + ["--threads", "1"])
        let four = try await Program().run(arguments + ["--threads", "4"])
        #expect(one.code == 0 && one.output == four.output)
    }

    @Test func proofIsPartOfTheResult() async throws {
        let folder = try TemporaryFolder()
        var rows = (0..<300).map { "\(Double($0 * 37 % 101) / 50 - 1),\(Double($0 * 53 % 97) / 48 - 1),0.5" }
        rows.insert("x,y,z", at: 0)
        try folder.write(rows.joined(separator: "\n"), to: "x.csv")
        let infer = try await Program().run([
            "infer", Self.fixture("lstm1.pt"), "--input", folder.path(of: "x.csv"), "--output",
            folder.path(of: "y.npy"),
        ])
        #expect(infer.code == 0, "\(infer.diagnostics)")
        let outcome = try await Program().run([
            "analyze", Self.fixture("lstm1.pt"), "--input", folder.path(of: "x.csv"), "--expect",
            folder.path(of: "y.npy"), "--starts", "5", "--json", "-q",
        ])
        let network = try #require((try object(outcome.output)["networks"] as? [[String: Any]])?.first)
        #expect(network["proved"] as? Bool == true)
        #expect(network["horizon"] as? Int == 100)
        #expect((network["input"] as? [String: Any])?["sha256"] as? String != nil)
    }

    @Test func failedProofSaysByHowMuchEvenIfQuiet() async throws {
        let outcome = try await Program().run([
            "analyze", Self.fixture("lstm1.pt"), "--input", Self.fixture("lstm1.pt.x.npy"), "--expect",
            Self.fixture("lstm_nobias.onnx.y32.npy"), "--horizon", "10", "-q",
        ])
        #expect(outcome.code == 65 && outcome.output.isEmpty)
        #expect(outcome.diagnostics.hasPrefix("rnn-memory: The largest difference is "), "\(outcome.diagnostics)")
    }

    @Test func tolerancesThatBeginWithAMinusAreUnderstood() async throws {
        let outcome = try await Program().run([
            "analyze", Self.fixture("lstm1.pt"), "--starts", "3", "--horizon", "60", "--tolerance", "-60dB",
            "--tolerance", "decision", "--json", "-q",
        ])
        #expect(outcome.code == 0, "\(outcome.diagnostics)")
        #expect(outcome.output.contains("\"tolerance\":\"-60dB\"") && outcome.output.contains("\"decision\""))
    }

    @Test func shortRecordingsAreRefusedWithWhatIsNeeded() async throws {
        let outcome = try await Program().run([
            "analyze", Self.fixture("lstm1.pt"), "--input", Self.fixture("lstm1.pt.x.npy"), "--horizon", "40",
        ])
        #expect(outcome.code == 65)
        #expect(outcome.diagnostics.contains("a horizon of 40 steps needs 120"))
    }
}
