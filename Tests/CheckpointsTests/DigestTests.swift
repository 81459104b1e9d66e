import Checkpoints
import Foundation
import Support
import TestSupport
import Testing

/// The digest of what was read.
@Suite struct DigestTests {
    /// A folder with a model whose weights are in files beside it.
    private struct Model {
        let folder: TemporaryFolder
        let bytes: [UInt8]

        init() throws {
            folder = try TemporaryFolder()
            let (w, r) = (ONNXText.external("b.data", length: "96"), ONNXText.external("a.data", length: "64"))
            bytes = ONNXText.model(
                ONNXText.tensor("W", [1, 8, 3], w) + ONNXText.tensor("R", [1, 8, 2], r)
                    + ONNXText.tensor("B", [1, 16]) + ONNXText.node("LSTM", ["x", "W", "R", "B"], ["y"]))
            try write(bytes, "model.onnx")
            try write(Model.weights(1), "a.data")
            try write(Model.weights(2), "b.data")
        }

        static func weights(_ byte: UInt8) -> [UInt8] { Array(repeating: byte, count: 100) }

        func write(_ bytes: [UInt8], _ name: String) throws {
            try Data(bytes).write(to: URL(filePath: folder.path(of: name)))
        }

        func checkpoint() throws -> Checkpoint { try Checkpoint(at: folder.path(of: "model.onnx")) }
    }

    @Test(arguments: ["lstm1.safetensors", "checkpoint.pt", "keras_lstm.h5", "lstm2.dynamo.onnx"])
    func isThatOfTheFile(_ name: String) throws {
        #expect(try Checkpoint(at: Fixture.path(name)).digest == SHA256.hexadecimal(of: Fixture.bytes(name)))
    }

    @Test func coversFilesBesideTheModelInTheOrderOfTheirNames() throws {
        let model = try Model()
        #expect(
            try model.checkpoint().digest
                == SHA256.hexadecimal(of: model.bytes + Model.weights(1) + Model.weights(2)))
    }

    @Test(arguments: ["a.data", "b.data"]) func changesWithEachFile(_ name: String) throws {
        let model = try Model()
        let before = try model.checkpoint()
        // The last byte belongs to no tensor, but the file is another.
        try model.write(Model.weights(name == "a.data" ? 1 : 2).dropLast() + [9], name)
        let after = try model.checkpoint()
        #expect(before.digest != after.digest)
        #expect(try before.weights(of: before.module()).network == after.weights(of: after.module()).network)
    }

    @Test func ofFilesLongerThanAPieceIsThatOfTheirBytes() throws {
        let model = try Model()
        let long = (0..<2_500_000).map { UInt8(truncatingIfNeeded: $0 &* 31 ^ $0 >> 8) & 0x3F }
        try model.write(long, "b.data")
        #expect(try model.checkpoint().digest == SHA256.hexadecimal(of: model.bytes + Model.weights(1) + long))
    }

    @Test func leavesOutWhatCannotBeOpened() throws {
        let model = try Model()
        try FileManager.default.removeItem(atPath: model.folder.path(of: "a.data"))
        let checkpoint = try model.checkpoint()
        #expect(try checkpoint.module().obstacle?.contains("a.data cannot be opened") == true)
        #expect(checkpoint.digest == SHA256.hexadecimal(of: model.bytes + Model.weights(2)))
    }

    @Test func aFileOfUnreferencedBytesBesideItDoesNotCount() throws {
        let model = try Model()
        let before = try model.checkpoint().digest
        try model.write([1, 2, 3], "model.onnx.data")
        #expect(try model.checkpoint().digest == before)
    }
}
