import Checkpoints
import Foundation
import Recurrent
import Support
import TestSupport
import Testing

/// Models that lie, and models that nobody would write.
@Suite struct ONNXHostileTests {
    /// The weights of an LSTM of two units that reads three numbers.
    private static let weights = ONNXText.tensor("W", [1, 8, 3]) + others

    private static let others = ONNXText.tensor("R", [1, 8, 2]) + ONNXText.tensor("B", [1, 16])

    private static let lstm = ONNXText.node("LSTM", ["x", "W", "R", "B"], ["y"])

    private func complaint(_ graph: [UInt8]) -> String { Complaint.about(ONNXText.model(graph)) }

    @Test func theHonestModelIsRead() {
        #expect(complaint(Self.weights + Self.lstm) == "accepted")
    }

    @Test func lengthsThatLeaveTheFileAreRefused() {
        for count in [10_000, 1 << 40, Int.max, -1] {
            let graph = ONNXText.bytes(1, [1, 2, 3], count: count)
            #expect(complaint(graph).contains("the protobuf ends inside a field"), "\(count)")
        }
        let endless = [UInt8](repeating: 0xFF, count: 20)
        #expect(complaint(endless).contains("a number of more than ten bytes"))
        #expect(complaint([0x0B, 0x0C]).contains("the unknown kind 3"))
    }

    @Test func graphsWithinGraphsEnd() {
        var graph = Self.weights + Self.lstm
        for _ in 0..<40 { graph = ONNXText.node("If", ["c"], ["y"], ONNXText.attribute("then_branch", graph: graph)) }
        #expect(complaint(graph).contains("more than 16 graphs within each other"))
    }

    @Test(arguments: [[Int.max, 8, 3], [1 << 40, 1 << 40, 3], [1, -8, 3]])
    func impossibleShapesAreRefused(_ shape: [Int]) {
        let tensor = ONNXText.tensor("W", shape, ONNXText.bytes(9, [0, 0, 0, 0]))
        let complaint = complaint(tensor + Self.others + Self.lstm)
        #expect(complaint.contains("which no tensor has") || complaint.contains("does not have as many numbers"))
    }

    @Test func numbersMustBeAsManyAsTheShapeSays() {
        let short = ONNXText.tensor("W", [1, 8, 3], ONNXText.bytes(9, [UInt8](repeating: 0, count: 92)))
        #expect(
            complaint(short + Self.others + Self.lstm).contains(
                "W does not have as many numbers as its shape [1, 8, 3] says"))
    }

    @Test(arguments: ["../secret", "/etc/passwd", "a/b", "a\\b", "..", ".", "", "x\u{0}y"])
    func onlyPlainNamesLeadToOtherFiles(_ location: String) {
        let tensor = ONNXText.tensor("W", [1, 8, 3], ONNXText.external(location))
        #expect(
            complaint(tensor + Self.others + Self.lstm).contains("only a plain file name beside the model is allowed"))
    }

    @Test func filesThatAreMissingOrTooShortAreNamed() throws {
        let folder = try TemporaryFolder()
        let path = folder.path(of: "model.onnx")
        func complaint(_ location: String, offset: String = "0") throws -> String {
            let tensor = ONNXText.tensor("W", [1, 8, 3], ONNXText.external(location, offset: offset, length: "96"))
            try Data(ONNXText.model(tensor + Self.others + Self.lstm)).write(to: URL(filePath: path))
            do {
                let checkpoint = try Checkpoint(at: path)
                _ = try checkpoint.weights(of: checkpoint.module())
                return "accepted"
            } catch {
                return "\(error)"
            }
        }
        try Data(count: 100).write(to: URL(filePath: folder.path(of: "weights.data")))
        #expect(try complaint("weights.data") == "accepted")
        #expect(try complaint("weights.data", offset: "5").contains("weights.data, which is too short for it"))
        #expect(try complaint("weights.data", offset: "-1").contains("weights.data, which is too short for it"))
        #expect(try complaint("no such file.data").contains("no such file.data cannot be opened"))
    }

    @Test func aModelInMemoryHasNoFilesBesideIt() {
        let tensor = ONNXText.tensor("W", [1, 8, 3], ONNXText.external("weights.data"))
        #expect(complaint(tensor + Self.others + Self.lstm).contains("beside the model, which is part of another file"))
    }

    @Test func nodesThatReadThemselvesAreNotFollowed() {
        let circle = ONNXText.node("Identity", ["a"], ["W"]) + ONNXText.node("Identity", ["W"], ["a"])
        let rest = ONNXText.tensor("R", [1, 8, 2]) + Self.lstm
        #expect(complaint(circle + rest).contains("by operations that cannot be followed"))
    }

    @Test func doublingAgainAndAgainIsNotFollowed() {
        var graph = ONNXText.tensor("w0", [1, 8, 3])
        for step in 0..<60 {
            graph += ONNXText.node(
                "Concat", ["w\(step)", "w\(step)"], ["w\(step + 1)"], ONNXText.attribute("axis", 0))
        }
        graph += ONNXText.node("Identity", ["w60"], ["W"]) + ONNXText.tensor("R", [1, 8, 2]) + Self.lstm
        #expect(complaint(graph).contains("by operations that cannot be followed"))
    }

    @Test func sizesThatDisagreeAreRefused() {
        let weights =
            ONNXText.tensor("W", [1, 8, 3]) + ONNXText.tensor("R", [1, 12, 3]) + ONNXText.tensor("B", [1, 16])
        #expect(
            complaint(weights + Self.lstm).contains("an input W of the shape [1, 8, 3]; the others need [1, 12, 3]"))
        let lstm = ONNXText.node("LSTM", ["x", "W", "R", "B"], ["y"], ONNXText.attribute("hidden_size", 5))
        #expect(complaint(Self.weights + lstm).contains("hidden_size=5, but weights for 2 units"))
    }

    @Test func weightsMustBeFinite() {
        for value in [Float.nan, .infinity] {
            let weights = ONNXText.tensor("W", [1, 8, 3], value) + ONNXText.tensor("R", [1, 8, 2])
            let lstm = ONNXText.node("LSTM", ["x", "W", "R"], ["y"])
            #expect(complaint(weights + lstm).contains("W in "))
        }
    }

    @Test func layersThatAreTooLargeAreRefused() {
        let units = 4097
        let huge = ONNXText.tensor("W", [1, units, 1]) + ONNXText.tensor("R", [1, units, units], [], type: 1)
        let complaint = complaint(huge + ONNXText.node("RNN", ["x", "W", "R"], ["y"]))
        #expect(complaint.contains("a hidden size of 4,097"), "\(complaint)")
    }
}
