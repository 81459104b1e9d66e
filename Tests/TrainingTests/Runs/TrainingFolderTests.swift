import Checkpoints
import Foundation
import Recurrent
import Support
import Testing
import Training

@Suite("Folders of trainings")
struct TrainingFolderTests {
    /// A folder that is removed at the end.
    private final class Place {
        let path = NSTemporaryDirectory() + "rnn-memory-training-" + UUID().uuidString

        deinit { try? FileManager.default.removeItem(atPath: path) }

        /// Every file with its bytes.
        func files() throws -> [String: Data] {
            var files: [String: Data] = [:]
            for name in try FileManager.default.subpathsOfDirectory(atPath: path) {
                var isFolder: ObjCBool = false
                let full = path + "/" + name
                guard FileManager.default.fileExists(atPath: full, isDirectory: &isFolder), !isFolder.boolValue else {
                    continue
                }
                files[name] = try Data(contentsOf: URL(fileURLWithPath: full))
            }
            return files
        }
    }

    private static func program(_ name: String = "lstm-recording", updates: Int = 12) throws -> TrainingProgram {
        try TrainingProgram(
            plan: TrainingSample.plan(name, updates: updates), checkpoints: [0, 5], pointInterval: 4)
    }

    private static func train(_ program: TrainingProgram, into place: Place) async throws {
        try await program.run(into: place.path, threads: 1, isStateDue: { false }, report: { _ in })
    }

    @Test("have the weights at checkpoints and at the end, the losses and the input", arguments: TrainingSample.names)
    func contents(name: String) async throws {
        let place = Place()
        let program = try Self.program(name)
        try await Self.train(program, into: place)
        let files = try place.files()
        #expect(
            Set(files.keys) == [
                "checkpoints/update-000000.safetensors", "checkpoints/update-000005.safetensors",
                "checkpoints/update-000012.safetensors", "losses.csv", "input.npy", "state",
            ])
        let lines = String(decoding: files["losses.csv"] ?? Data(), as: UTF8.self).split(separator: "\n")
        #expect(lines.map { $0.prefix { $0 != "," } } == ["update", "0", "4", "5", "8", "12"])
    }

    @Test("have weights that are read as those that were trained")
    func weights() async throws {
        let place = Place()
        let program = try Self.program("gru-copy")
        try await Self.train(program, into: place)
        let trained = try await TrainingSample.trained(program.plan)
        let checkpoint = try Checkpoint(at: place.path + "/checkpoints/update-000012.safetensors")
        let module = try checkpoint.module(named: "rnn.0,rnn.1")
        let read = try checkpoint.weights(of: module)
        let rounded = trained.weights.network.layers.map { layer in
            [layer.kernel, layer.recurrentKernel, layer.bias, layer.recurrentBias].map { $0.map { Double(Float($0)) } }
        }
        #expect(
            read.network.layers.map { [$0.kernel, $0.recurrentKernel, $0.bias, $0.recurrentBias] } == rounded)
        #expect(checkpoint.heads.map(\.name) == ["readout"])
    }

    @Test("end with the same bytes wherever the training is killed", arguments: TrainingSample.names)
    func resumption(name: String) async throws {
        let program = try Self.program(name)
        let whole = Place()
        var left: [Place] = []
        var calls = 0
        // A copy of the folder is what a process that is killed at that moment leaves.
        func copy() {
            let place = Place()
            try? FileManager.default.copyItem(atPath: whole.path, toPath: place.path)
            left.append(place)
        }
        try await program.run(into: whole.path, threads: 1) {
            copy()
            calls += 1
            return calls.isMultiple(of: 3)
        } report: { _ in
            copy()
        }
        let expected = try whole.files()
        #expect(left.count > 12)
        for place in left {
            try await Self.train(program, into: place)
            #expect(try place.files() == expected)
        }
        // A file that a killed training left aside is removed, and nothing is left to do.
        try Data([1]).write(to: URL(fileURLWithPath: whole.path + "/checkpoints/.0a.rnn-memory.partial"))
        try await Self.train(program, into: whole)
        #expect(try whole.files() == expected)
    }

    @Test("of a cancelled training go on with the same command")
    func cancellation() async throws {
        let program = try Self.program()
        let (whole, stopped) = (Place(), Place())
        try await Self.train(program, into: whole)
        let path = stopped.path
        let task = Task {
            try await program.run(into: path, threads: 1) {
                false
            } report: { point in
                if point.update == 4 { withUnsafeCurrentTask { $0?.cancel() } }
            }
        }
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(try stopped.files()["checkpoints/update-000005.safetensors"] == nil)
        try await Self.train(program, into: stopped)
        #expect(try stopped.files() == whole.files())
    }

    @Test("refuse what does not belong to the training")
    func refusals() async throws {
        let place = Place()
        try await Self.train(try Self.program(), into: place)
        func refusal(_ program: TrainingProgram) async -> String {
            do {
                try await Self.train(program, into: place)
                return ""
            } catch {
                return (error as? Failure)?.message ?? "\(error)"
            }
        }
        #expect(await refusal(try Self.program(updates: 13)).contains("belongs to a training with other settings"))
        #expect(await refusal(try Self.program("lstm-recall")).contains("belongs to a training with other settings"))
        let denser = try TrainingProgram(plan: TrainingSample.plan("lstm-recording"), checkpoints: [3])
        #expect(await refusal(denser).contains("update-000003.safetensors are missing"))

        let state = URL(fileURLWithPath: place.path + "/state")
        let bytes = try Data(contentsOf: state)
        for damage in [bytes.dropLast(1), bytes.dropLast(9), Data(), Data("{}\n".utf8), bytes + [0]] {
            try damage.write(to: state)
            #expect(await refusal(try Self.program()).contains("is damaged"))
        }
        for place in stride(from: 0, to: bytes.count, by: 97) {
            var flipped = bytes
            flipped[place] ^= 0x10
            try flipped.write(to: state)
            #expect(await refusal(try Self.program()) != "", "byte \(place)")
        }
    }

    @Test("are used by one training at a time")
    func lock() async throws {
        let place = Place()
        let program = try Self.program()
        let held = try TrainingFolder(place.path, plan: program.plan)
        await #expect {
            try await Self.train(program, into: place)
        } throws: { error in
            (error as? Failure)?.message.contains("Another training writes to") == true
        }
        withExtendedLifetime(held) {}
    }
}
