import Foundation
import TestSupport
import Testing

/// `train` as a process.
@Suite struct TrainCommandTests {
    private static let small = [
        "train", "delayed-recall:delay=3", "--cell", "gru", "--hidden-size", "8", "--updates", "60", "--quiet",
    ]

    @Test func aTrainingKilledThreeTimesEndsWithTheSameFiles() async throws {
        let folder = try TemporaryFolder()
        let arguments = ["train", "adding:steps=20", "--hidden-size", "12", "--updates", "2000", "--quiet"]
        let program = try Program()
        #expect(try await program.run(arguments + ["-o", "whole", "--threads", "1"], in: folder).code == 0)
        for update in ["000025", "000200", "000800"] {
            let process = try program.start(arguments + ["-o", "killed", "--threads", "2"], in: folder)
            let checkpoint = folder.path(of: "killed/checkpoints/update-\(update).safetensors")
            #expect(await process.send(SIGKILL) { FileManager.default.fileExists(atPath: checkpoint) })
            #expect(try await process.outcome().hasExited == false)
        }
        #expect(try await program.run(arguments + ["-o", "killed", "--threads", "2"], in: folder).code == 0)
        #expect(try folder.tree("killed") == folder.tree("whole"))
    }

    @Test func anInterruptedTrainingSaysHowToGoOn() async throws {
        let folder = try TemporaryFolder()
        let process = try Program().start(["train", "adding", "--updates", "100000", "-o", "mine"], in: folder)
        let checkpoint = folder.path(of: "mine/checkpoints/update-000025.safetensors")
        #expect(await process.send(SIGINT) { FileManager.default.fileExists(atPath: checkpoint) })
        let outcome = try await process.outcome()
        #expect(outcome.code == 130)
        #expect(outcome.diagnostics.contains("kept in mine. Run the same command to continue."))
        #expect(folder.has("mine/state"))
    }

    @Test func whatIsTrainedIsMeasured() async throws {
        let folder = try TemporaryFolder()
        let program = try Program()
        #expect(try await program.run(Self.small + ["-o", "mine", "--checkpoints", "0,20"], in: folder).code == 0)
        let analysis = try await program.run(
            [
                "analyze", "mine/checkpoints", "--input", "mine/input.npy", "--starts", "12", "--horizon", "400",
                "--json", "--quiet",
            ], in: folder)
        #expect(analysis.code == 0, "\(analysis.diagnostics)")
        let object = try JSONSerialization.jsonObject(with: Data(analysis.output.utf8)) as? [String: Any]
        let networks = try #require(object?["networks"] as? [[String: Any]])
        #expect(networks.count == 3)
        for network in networks { #expect(network["input_size"] as? Int ?? 1 == 1) }
    }

    @Test func aRecordingIsPredicted() async throws {
        let folder = try TemporaryFolder()
        try folder.write((0..<400).map { "\($0 % 7),\($0 % 3)\n" }.joined(), to: "x.csv")
        let outcome = try await Program().run(
            [
                "train", "recording:window=20,burn-in=5", "--input", "x.csv", "--hidden-size", "4", "--updates", "30",
                "-o", "mine",
            ], in: folder)
        #expect(outcome.code == 0, "\(outcome.diagnostics)")
        #expect(outcome.diagnostics.contains("After 30 updates: test loss "))
        #expect(try folder.lines(of: "mine/losses.csv").first == "update,training_loss,test_loss,determination")
    }

    @Test(
        arguments: [
            (["train", "recall", "-o", "x"], 64, "There is no task recall"),
            (["train", "adding", "--updates", "0", "-o", "x"], 64, "The number of updates is 0"),
            (["train", "adding", "--cell", "gru-reset-before", "-o", "x"], 64, "PyTorch has no GRU"),
            (["train", "recording", "-o", "x"], 64, "give it with --input"),
            (["train", "adding", "--checkpoints", "1,x", "-o", "x"], 64, "whole numbers separated by commas"),
            (["train", "adding", "--checkpoints", "3000", "-o", "x"], 64, "no checkpoint after update 3,000"),
            (["train", "recording", "--input", "none.npy", "-o", "x"], 66, "none.npy"),
            (["train", "adding", "-o", "/dev/null/x"], 73, "/dev/null/x cannot be made"),
        ])
    func mistakesAreExplained(_ arguments: [String], code: Int32, words: String) async throws {
        let folder = try TemporaryFolder()
        let outcome = try await Program().run(arguments, in: folder)
        #expect(outcome.code == code, "\(outcome.diagnostics)")
        #expect(outcome.diagnostics.contains(words), "\(outcome.diagnostics)")
        #expect(!folder.has("x"), "a mistake leaves no folder")
    }
}
