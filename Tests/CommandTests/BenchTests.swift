import Foundation
import TestSupport
import Testing

/// The output and errors of `bench`, but never its speed.
@Suite struct BenchTests {
    private static let tiny = ["bench", "--seconds", "0.001"]

    @Test func shapesAreTimed() async throws {
        let outcome = try await Program().run(Self.tiny + ["--format", "csv"])
        #expect(outcome.code == 0)
        let lines = outcome.output.split(separator: "\n")
        #expect(
            lines.first
                == """
                cell,reset_after,input_size,hidden_size,precision,side_by_side,ns_per_pair_step,gflops,bound_gflops,\
                fraction
                """)
        let alone = lines.dropFirst().map { $0.split(separator: ",", omittingEmptySubsequences: false) }
            .filter { $0[5] == "1" }
        let sizes = ["1,1", "8,8", "32,32", "64,64", "1,128", "128,128"]
        let expected = ["lstm", "gru"].flatMap { cell in sizes.map { "\(cell),\($0)" } }
        #expect(alone.map { "\($0[0]),\($0[2]),\($0[3])" } == expected)
        #expect(outcome.diagnostics.hasPrefix("rnn-memory: Measuring this machine and "))
    }

    @Test func machineIsDescribedBesideTheShapes() async throws {
        let outcome = try await Program().run(
            Self.tiny + ["--shape", "gru:2x16", "--precision", "float64", "--format", "json", "--quiet"])
        #expect(outcome.code == 0)
        #expect(outcome.diagnostics.isEmpty)
        let object = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
        let shapes = try #require(object?["shapes"] as? [[String: Any]])
        #expect(!shapes.isEmpty)
        #expect(shapes.allSatisfy { $0["cell"] as? String == "gru" && $0["precision"] as? String == "float64" })
        let machine = try #require(object?["machine"] as? [String: Any])
        #expect(machine["threads"] as? Int == 1)
        #expect((machine["caches"] as? [Any])?.isEmpty == false)
    }

    @Test func figureIsWrittenInAdditionToTheResults() async throws {
        let folder = try TemporaryFolder()
        let outcome = try await Program().run(
            Self.tiny + ["--shape", "lstm:1x8", "--shape", "gru:8x8", "--figure", "roofs.svg", "--width", "82mm"],
            in: folder)
        #expect(outcome.code == 0)
        #expect(outcome.output.contains("ns_per_pair_step"))
        #expect(try folder.text(of: "roofs.svg").contains("<svg"))
    }

    @Test(arguments: [
        (["--shape", "lstm:128"], "‘lstm:128’ is not a shape"),
        (["--shape", "lstm:5000x1"], "The input size is 5000; it must be 1…4096."),
        (["--shape", "lstm:1x1", "--growth"], "--shape is not allowed with --growth"),
        (["--threads", "0"], "--threads 0 is not allowed: this machine runs"),
        (["--threads", "100000"], "--threads 100000 is not allowed: this machine runs"),
        (["--seconds", "0"], "--seconds 0.0 is not allowed: it must be 0.001…60."),
        (["--seconds", "nan"], "is not a number in decimal digits"),
        (["--figure", "roofs.gif"], "does not end in .svg, .pdf or .png"),
        (["--width", "1in"], "from 2in to 20in"),
        (["--format", "tex"], "'tex'"),
        (["--precision", "float16"], "'float16'"),
    ])
    func invalidOptionsAreRefusedBeforeMeasuring(arguments: [String], sentence: String) async throws {
        let folder = try TemporaryFolder()
        let outcome = try await Program().run(["bench"] + arguments, in: folder)
        #expect(outcome.code == 64)
        #expect(outcome.output.isEmpty)
        #expect(outcome.diagnostics.contains(sentence))
        #expect(!outcome.diagnostics.contains("Measuring"))
        #expect(try folder.tree().isEmpty)
    }
}
