import Foundation
import TestSupport
import Testing

/// The output and errors of `lyapunov`.
@Suite struct LyapunovCommandTests {
    private static let small = ["lyapunov", "--input-size", "2", "--hidden-size", "16", "--steps", "200"]

    private func objects(_ arguments: [String]) async throws -> [[String: Any]] {
        let outcome = try await Program().run(
            Self.small + arguments + ["--format", "json", "--quiet"])
        #expect(outcome.code == 0)
        #expect(outcome.diagnostics.isEmpty)
        return try #require(
            try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [[String: Any]])
    }

    @Test(arguments: ["lstm", "gru", "gru-reset-before"])
    func jsonHasAnObjectForEachNetwork(cell: String) async throws {
        let objects = try await objects(["--cell", cell, "--runs", "3", "--exponents", "2", "--layers", "2"])
        #expect(objects.compactMap { $0["run"] as? Int } == [1, 2, 3])
        for object in objects {
            #expect(object["cell"] as? String == (cell == "lstm" ? "lstm" : "gru"))
            #expect(object["layers"] as? Int == 2)
            #expect(object["input_size"] as? Int == 2)
            #expect(object["hidden_size"] as? Int == 16)
            let exponents = try #require(object["exponents"] as? [Double])
            #expect(exponents.count == 2 && exponents[0] < 0)
            #expect((object["standard_errors"] as? [Double])?.count == 2)
            #expect((object["closed_form"] as? Double).map { $0 < 0 } == true)
            #expect((object["trace"] as? [Double])?.count == 20)
        }
    }

    @Test func spectrumHasAnExponentForEachStateComponent() async throws {
        let arguments = ["--cell", "lstm", "--runs", "1", "--spectrum", "--recurrent-scale", "6", "--forget-bias", "3"]
        let object = try #require(try await objects(arguments).first)
        let exponents = try #require(object["exponents"] as? [Double])
        #expect(exponents.count == 32)
        // A strong recurrent kernel makes the network chaotic.
        #expect(exponents[0] > 0)
        #expect(try #require(object["entropy_rate"] as? Double) > 0)
        let dimension = try #require(object["kaplan_yorke_dimension"] as? Double)
        #expect(dimension > 1 && dimension < 32)
    }

    @Test func smallNetworksHaveNoClosedForm() async throws {
        let outcome = try await Program().run(
            ["lyapunov", "--input-size", "1", "--hidden-size", "8", "--runs", "2", "--steps", "100"])
        #expect(outcome.code == 0)
        #expect(outcome.output.hasPrefix("LSTM 1×8: 2 networks, 100 steps each after 200;"))
        #expect(outcome.output.contains("mean of the largest: −"))
        #expect(outcome.output.hasSuffix("\nno closed form: it is not valid below 16 units\n"))
        let lines = outcome.diagnostics.split(separator: "\n")
        #expect(lines.count == 2)
        #expect(lines.first?.hasPrefix("rnn-memory: The measurement will take ") == true)
        #expect(lines.last == "rnn-memory: Measuring 2 networks over 100 steps each.")
    }

    @Test func invalidClosedFormIsReplacedByTheReason() async throws {
        let arguments = ["--cell", "gru", "--recurrent-scale", "10", "--runs", "1"]
        let object = try #require(try await objects(arguments).first)
        #expect(object["closed_form"] is NSNull)
        #expect(object["closed_form_limit"] as? String == "it is not valid outside recurrent scales of 0.5…3")
        let usual = try #require(try await objects(["--runs", "1"]).first)
        #expect(usual["closed_form"] is Double && usual["closed_form_limit"] is NSNull)
        let text = try await Program().run(Self.small + arguments).output
        #expect(text.contains("no closed form: it is not valid outside recurrent scales of 0.5…3\n"))
        #expect(!text.contains("\nclosed form"))
    }

    @Test func vanishingDirectionsAreMinusInfinity() async throws {
        let arguments = ["lyapunov", "--input-size", "1", "--hidden-size", "1", "--spectrum", "--recurrent-scale", "0"]
        let text = try await Program().run(arguments + ["--runs", "1"]).output
        #expect(text.contains("−∞               –\n"))
        #expect(text.contains("\n−∞: in some step the direction vanishes"))
        let json = try await Program().run(arguments + ["--runs", "1", "-f", "json", "-q"]).output
        #expect(json.contains("null], \"standard_errors\": ["))
        // Saturated gates that are closed in some step.
        let closed = ["lyapunov", "--input-size", "1", "--hidden-size", "1", "--gate-activation", "hardSigmoid"]
        let largest = try await Program().run(closed + ["--input-scale", "30", "--runs", "2"]).output
        #expect(largest.contains("mean of the largest: −∞\n"))
        #expect(!largest.contains(" ∞"))
    }

    @Test func resultsDoNotDependOnThreads() async throws {
        let folder = try TemporaryFolder()
        let outcomes = try await [1, 2].asyncMap { threads in
            try await Program().run(Self.small + ["--runs", "5", "--threads", "\(threads)"], in: folder)
        }
        for outcome in outcomes { #expect(outcome.code == 0 && !outcome.output.isEmpty) }
        #expect(outcomes[0].output == outcomes[1].output)
        #expect(try folder.tree().isEmpty)
    }

    @Test(arguments: [
        (["--input-size", "0", "--hidden-size", "4"], "The input size is 0; it must be 1…4096."),
        (["--input-size", "1", "--hidden-size", "5000"], "The hidden size is 5000; it must be 1…4096."),
        (["--input-size", "1", "--hidden-size", "4", "--layers", "65"], "The number of layers is 65"),
        (["--input-size", "1", "--hidden-size", "4", "--runs", "0"], "0 runs are not allowed: the number must be 1…"),
        (
            ["--input-size", "1", "--hidden-size", "4", "--steps", "19"],
            "19 steps are not allowed: the number must be 20…"
        ),
        (["--input-size", "1", "--hidden-size", "4", "--exponents", "9"], "the number must be 1…8."),
        (["--input-size", "1", "--hidden-size", "4", "--exponents", "2", "--spectrum"], "not allowed with --spectrum"),
        (["--input-size", "1", "--hidden-size", "4096", "--spectrum"], "need too much memory; at most 8191"),
        (["--input-size", "1", "--hidden-size", "4", "--recurrent-scale", "inf"], "is not a number in decimal digits"),
        (
            ["--input-size", "1", "--hidden-size", "4", "--input-scale", "-1"],
            "The input scale -1 is not allowed: it must be 0…1000000."
        ),
        (["--input-size", "1", "--hidden-size", "4", "--recurrent-scale", "1e300"], "The recurrent scale 1e+300"),
        (["--input-size", "1", "--hidden-size", "4", "--forget-bias", "-1001"], "it must be -1000…1000."),
        (["--input-size", "1", "--hidden-size", "4", "--recurrent", "henaff"], "'henaff'"),
        (["--hidden-size", "4"], "--input-size"),
    ])
    func invalidOptionsAreRefused(arguments: [String], sentence: String) async throws {
        let outcome = try await Program().run(["lyapunov"] + arguments)
        #expect(outcome.code == 64)
        #expect(outcome.output.isEmpty)
        #expect(outcome.diagnostics.contains(sentence))
    }
}

extension Sequence {
    fileprivate func asyncMap<T>(_ transform: (Element) async throws -> T) async rethrows -> [T] {
        var values: [T] = []
        for element in self { values.append(try await transform(element)) }
        return values
    }
}
