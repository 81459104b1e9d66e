import Checkpoints
import Recurrent
import Support
import Testing

/// Weights that nodes make of constants: each model must be read as the one whose weights stand in the file.
@Suite struct ONNXConstantTests {
    /// A tensor of float32 that counts from a number.
    private static func counting(_ name: String, _ shape: [Int], from first: Int = 0) -> [UInt8] {
        let count = shape.reduce(1, *)
        let bytes = (first..<first + count).flatMap { ZipText.little(Int(Float($0).bitPattern), 4) }
        return ONNXText.tensor(name, shape, ONNXText.bytes(9, bytes))
    }

    /// An LSTM of two units with one input, whose W, R and B are to be given.
    private static let lstm = ONNXText.node("LSTM", ["x", "W", "R", "B"], ["y"])

    private static func weights(_ graph: [UInt8]) throws -> LayerWeights {
        let checkpoint = try Checkpoint(of: MemoryBytes("test.onnx", ONNXText.model(graph + lstm)))
        return try checkpoint.weights(of: checkpoint.module()).network.layers[0]
    }

    private static func plain() throws -> LayerWeights {
        try weights(counting("W", [1, 8, 1]) + counting("R", [1, 8, 2], from: 8) + counting("B", [1, 16], from: 24))
    }

    /// All weights in one row, which is divided and reshaped.
    private static let all = counting("all", [1, 40])

    private static func shape(_ name: String, _ shape: [Int]) -> [UInt8] {
        ONNXText.tensor("\(name) shape", integers: shape)
            + ONNXText.node("Reshape", ["\(name) row", "\(name) shape"], [name])
    }

    private static let shapes = shape("W", [1, 8, 1]) + shape("R", [1, -1, 2]) + shape("B", [0, 16])

    private static func split(_ inputs: [String], _ attributes: [UInt8] = []) -> [UInt8] {
        ONNXText.node(
            "Split", inputs, ["W row", "R row", "B row"], ONNXText.attribute("axis", -1) + attributes)
    }

    @Test func partsOfGivenSizesAreRead() throws {
        let sizes = ONNXText.tensor("sizes", integers: [8, 16, 16])
        #expect(try Self.weights(Self.all + sizes + Self.split(["all", "sizes"]) + Self.shapes) == Self.plain())
    }

    @Test func partsOfSizesInAnAttributeAreRead() throws {
        let sizes = ONNXText.bytes(
            5, ONNXText.text(1, "split") + [8, 16, 16].flatMap { ONNXText.integer(8, $0) })
        #expect(try Self.weights(Self.all + Self.split(["all"], sizes) + Self.shapes) == Self.plain())
    }

    @Test(arguments: [16, 15]) func equalPartsAreRead(_ last: Int) throws {
        // Three parts of 16, of which the last may be shorter: R, B, and what W is cut from.
        let graph =
            Self.counting("all", [1, 32 + last], from: 8)
            + ONNXText.node("Split", ["all"], ["R row", "B row", "rest"], ONNXText.attribute("axis", 1))
            + Self.shape("R", [1, 8, 2]) + Self.shape("B", [1, 16]) + Self.counting("W", [1, 8, 1])
        #expect(try Self.weights(graph) == Self.plain())
    }

    @Test func partsThatDoNotFitAreRefused() {
        for sizes in [[8, 16, 15], [8, 32], [8, 16, 17], [-8, 32, 16], [Int.max, Int.max, 42]] {
            let graph =
                Self.all + ONNXText.tensor("sizes", integers: sizes) + Self.split(["all", "sizes"]) + Self.shapes
            #expect(Complaint.about(ONNXText.model(graph + Self.lstm)).contains("cannot be followed"), "\(sizes)")
        }
        let computed = Self.all + Self.split(["all", "elsewhere"]) + Self.shapes
        #expect(Complaint.about(ONNXText.model(computed + Self.lstm)).contains("cannot be followed"))
    }

    /// The gates of W in another order, put right by their indices; R is chosen from two, as for one direction.
    @Test func chosenPartsAreRead() throws {
        let order = [6, 7, 4, 5, 2, 3, 0, 1]
        let rows = order.indices.flatMap { ZipText.little(Int(Float(order.firstIndex(of: $0) ?? 0).bitPattern), 4) }
        let graph =
            ONNXText.tensor("mixed", [1, 8, 1], ONNXText.bytes(9, rows))
            + ONNXText.tensor("order", integers: order.map { $0 - 8 })
            + ONNXText.node("Gather", ["mixed", "order"], ["W"], ONNXText.attribute("axis", 1))
            + Self.counting("two", [2, 8, 2], from: -8) + ONNXText.tensor("second", integers: [1])
            + ONNXText.node("Gather", ["two", "second"], ["R"]) + Self.counting("B", [1, 16], from: 24)
        #expect(try Self.weights(graph) == Self.plain())
    }

    /// A single index takes its dimension away.
    @Test func onePartLosesADimension() throws {
        let index = ONNXText.tensor("index", [], ONNXText.bytes(9, ZipText.little(1, 8)), type: 7)
        let graph =
            Self.counting("two", [1, 2, 8, 2], from: -8) + index
            + ONNXText.node("Gather", ["two", "index"], ["R"], ONNXText.attribute("axis", 1))
            + Self.counting("W", [1, 8, 1]) + Self.counting("B", [1, 16], from: 24)
        #expect(try Self.weights(graph) == Self.plain())
    }

    @Test func partsThatDoNotExistAreRefused() {
        for index in [2, -3, Int.max, Int.min] {
            let graph =
                Self.counting("two", [2, 8, 2]) + ONNXText.tensor("index", integers: [index])
                + ONNXText.node("Gather", ["two", "index"], ["R"]) + Self.counting("W", [1, 8, 1])
                + Self.counting("B", [1, 16])
            let complaint = Complaint.about(ONNXText.model(graph + Self.lstm))
            #expect(complaint.contains("A Gather node selects part"), "\(complaint)")
        }
    }

    /// Every index repeats the whole array, again and again.
    @Test func repeatingAgainAndAgainIsNotFollowed() {
        var graph =
            Self.counting("w0", [1, 8, 1])
            + ONNXText.tensor("all", [8, 8], ONNXText.bytes(9, Array(repeating: 0, count: 512)), type: 7)
        for step in 0..<20 { graph += ONNXText.node("Gather", ["w\(step)", "all"], ["w\(step + 1)"]) }
        graph +=
            ONNXText.node("Identity", ["w20"], ["W"]) + Self.counting("R", [1, 8, 2]) + Self.counting("B", [1, 16])
        #expect(Complaint.about(ONNXText.model(graph + Self.lstm)).contains("cannot be followed"))
    }
}
