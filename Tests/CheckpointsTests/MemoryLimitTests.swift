import Checkpoints
import Support
import Testing

/// Files made to take memory, while it is counted.
///
/// Damaged copies of small files are far below 16 MB; these are of a megabyte and repeat themselves as often as they may.
@Suite(.enabled(if: Allocations() != nil, "Tests/Allocations/allocations.c is not preloaded"))
struct MemoryLimitTests {
    private func read(_ bytes: [UInt8], _ title: String) {
        var copies = DamagedCopies(of: title, bytes)
        copies.read(bytes, copy: 0)
        copies.report()
    }

    /// A group whose tree has many leaves of 32,767 members each in the same megabyte.
    @Test func leavesThatOverlap() throws {
        var bytes = try Fixture.bytes("keras2_weights.h5")
        // The superblock repeats where the tree and the heap of the root group are.
        let root = Array(bytes[80..<96])
        let start = (bytes.count + 7) / 8 * 8
        for index in 0...bytes.count - 16 where Array(bytes[index..<index + 16]) == root {
            bytes.replaceSubrange(index..<index + 8, with: ZipText.little(start, 8))
        }
        func node(level: UInt8, count: Int) -> [UInt8] {
            Array("TREE".utf8) + [0, level] + ZipText.little(count, 2) + Array(repeating: 0, count: 16)
        }
        bytes += Array(repeating: 0, count: start - bytes.count) + node(level: 1, count: 64)
        let first = bytes.count + 64 * 16
        for leaf in 0..<64 { bytes += ZipText.little(0, 8) + ZipText.little(first + 32 * leaf, 8) }
        let leaf = node(level: 0, count: 0x7FFF) + Array(repeating: 0, count: 8)
        for _ in 0..<34_000 { bytes += leaf }
        read(bytes, "leaves that overlap")
    }

    /// A matrix of which one part stands in the file, and a node repeats it.
    @Test(arguments: [4, 8, 11, 16, 50, 99]) func partsThatAreRepeated(_ count: Int) throws {
        let (units, inputs) = (100, 655)
        let names = Array(repeating: "part", count: count)
        let graph =
            ONNXText.tensor("part", [1, 4 * units, inputs]) + ONNXText.tensor("R", [1, 4 * units, units])
            + ONNXText.node("Concat", names, ["W"], ONNXText.attribute("axis", 2))
            + ONNXText.node("LSTM", ["x", "W", "R"], ["y"])
        read(ONNXText.model(graph), "part repeated \(count) times")
    }

    /// A model of float16 that reads a long chain of arrays for every weight.
    @Test(arguments: ["Concat", "Transpose", "Slice", "Gather"], [4, 14, 60])
    func longChains(_ operation: String, _ length: Int) throws {
        func weights(_ name: String, _ shape: [Int]) -> [UInt8] {
            ONNXText.tensor(
                name, shape, ONNXText.bytes(9, Array(repeating: 0, count: 2 * shape.reduce(1, *))), type: 10)
        }
        let order = ONNXText.bytes(5, ONNXText.text(1, "perm") + [0, 1, 2].flatMap { ONNXText.integer(8, $0) })
        var graph = weights("w0", [1, 2_000, 4_000]) + weights("R", [1, 2_000, 500])
        graph += ONNXText.tensor("zero", integers: [0]) + ONNXText.tensor("one", integers: [1])
        for step in 0..<length {
            let (input, output) = ("w\(step)", "w\(step + 1)")
            switch operation {
            case "Concat": graph += ONNXText.node("Concat", [input], [output], ONNXText.attribute("axis", 0))
            case "Transpose": graph += ONNXText.node("Transpose", [input], [output], order)
            case "Slice": graph += ONNXText.node("Slice", [input, "zero", "one", "zero"], [output])
            default: graph += ONNXText.node("Gather", [input, "zero"], [output])
            }
        }
        let lstm = ONNXText.node("LSTM", ["x", "w\(length)", "R"], ["y"])
        read(ONNXText.model(graph + lstm), "\(length) times \(operation)")
    }
}
