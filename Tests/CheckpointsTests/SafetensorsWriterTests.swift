import Checkpoints
import Recurrent
import Support
import Testing

@Suite("Written files of the format safetensors")
struct SafetensorsWriterTests {
    private typealias Tensor = SafetensorsWriter.Tensor

    /// The bytes of numbers, the least significant one first.
    private static func little(_ pattern: UInt64, _ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(pattern >> (8 * UInt64($0)) & 0xFF) }
    }

    @Test("have the bytes that the format describes")
    func layout() throws {
        let bytes = try SafetensorsWriter.bytes(
            of: [
                Tensor(name: "b", shape: [2], numbers: [1, -0.1], precision: .float32),
                Tensor(name: "c", shape: [], numbers: [0.1], precision: .float64),
                Tensor(name: "a\"é", shape: [1, 1], numbers: [3], precision: .float32),
                Tensor(name: "e", shape: [0, 4], numbers: [], precision: .float32),
            ],
            metadata: ["z": "line\n", "k": "v"])
        let header =
            #"{"__metadata__":{"k":"v","z":"line\n"},"#
            + #""c":{"dtype":"F64","shape":[],"data_offsets":[0,8]},"#
            + #""a\"é":{"dtype":"F32","shape":[1,1],"data_offsets":[8,12]},"#
            + #""b":{"dtype":"F32","shape":[2],"data_offsets":[12,20]},"#
            + #""e":{"dtype":"F32","shape":[0,4],"data_offsets":[20,20]}}"#
        let length = (header.utf8.count + 7) / 8 * 8
        let padding = Array(repeating: UInt8(ascii: " "), count: length - header.utf8.count)
        let body =
            Self.little((0.1).bitPattern, 8)
            + [3, 1, -0.1].flatMap { Self.little(UInt64(Float($0).bitPattern), 4) }
        #expect(bytes == Self.little(UInt64(length), 8) + Array(header.utf8) + padding + body)
    }

    @Test("begin their numbers at a multiple of eight bytes", arguments: 1...9)
    func alignment(length: Int) throws {
        let name = String(repeating: "n", count: length)
        let bytes = try SafetensorsWriter.bytes(
            of: [Tensor(name: name, shape: [1], numbers: [2], precision: .float64)])
        #expect(bytes.count.isMultiple(of: 8))
        #expect(Array(bytes.suffix(8)) == Self.little((2.0).bitPattern, 8))
    }

    @Test("do not depend on the order of tensors")
    func order() throws {
        let tensors = ["x", "y", "z"].map { Tensor(name: $0, shape: [1], numbers: [1], precision: .float32) }
        #expect(try SafetensorsWriter.bytes(of: tensors) == SafetensorsWriter.bytes(of: tensors.reversed()))
        #expect(try SafetensorsWriter.bytes(of: []) == [8, 0, 0, 0, 0, 0, 0, 0] + Array("{}      ".utf8))
    }

    /// Tensors that cannot be written, with a part of the reason.
    private static let impossible: [(tensors: [Tensor], words: String)] = [
        (
            Array(repeating: Tensor(name: "a", shape: [1], numbers: [1], precision: .float32), count: 2),
            "cannot be called a because that name is taken"
        ),
        (
            [Tensor(name: "__metadata__", shape: [1], numbers: [1], precision: .float32)],
            "__metadata__ because that name is taken"
        ),
        ([Tensor(name: "a", shape: [2], numbers: [1], precision: .float32)], "do not fit the shape [2]"),
        ([Tensor(name: "a", shape: [-1], numbers: [], precision: .float32)], "do not fit the shape [-1]"),
        ([Tensor(name: "a", shape: [.max, 2, 0], numbers: [], precision: .float32)], "do not fit the shape"),
        ([Tensor(name: "a", shape: [1], numbers: [.nan], precision: .float64)], "not finite in float64"),
        ([Tensor(name: "a", shape: [1], numbers: [1e39], precision: .float32)], "not finite in float32"),
    ]

    @Test("are refused with the reason", arguments: impossible.indices)
    func refused(index: Int) {
        let (tensors, words) = Self.impossible[index]
        do throws(Failure) {
            _ = try SafetensorsWriter.bytes(of: tensors)
            Issue.record("The tensors were written.")
        } catch {
            #expect(error.message.contains(words), "\(error.message)")
        }
    }

    @Test("round to float32 only if asked")
    func rounding() throws {
        let number = 1.0 + 0x1p-30
        func written(_ precision: Precision) throws -> [UInt8] {
            try SafetensorsWriter.bytes(
                of: [Tensor(name: "a", shape: [1], numbers: [number], precision: precision)])
        }
        #expect(try Array(written(.float32).suffix(4)) == [0, 0, 0x80, 0x3F])
        #expect(try Array(written(.float64).suffix(8)) == Self.little(number.bitPattern, 8))
    }
}
