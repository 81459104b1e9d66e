/// Writes ONNX models field by field, honest or not.
enum ONNXText {
    /// A field with a number of variable length.
    static func integer(_ field: Int, _ value: Int) -> [UInt8] { varint(field << 3) + varint(value) }

    /// A field with bytes; `count` replaces their number.
    static func bytes(_ field: Int, _ bytes: [UInt8], count: Int? = nil) -> [UInt8] {
        varint(field << 3 | 2) + varint(count ?? bytes.count) + bytes
    }

    /// A field with text.
    static func text(_ field: Int, _ text: String) -> [UInt8] { bytes(field, Array(text.utf8)) }

    /// A model with a graph.
    static func model(_ graph: [UInt8], producer: String = "test") -> [UInt8] {
        integer(1, 8) + text(2, producer) + bytes(7, graph)
    }

    /// A node as a field of a graph.
    static func node(
        _ operation: String, _ inputs: [String], _ outputs: [String], _ attributes: [UInt8] = []
    ) -> [UInt8] {
        bytes(1, inputs.flatMap { text(1, $0) } + outputs.flatMap { text(2, $0) } + text(4, operation) + attributes)
    }

    /// An attribute of a node with a whole number.
    static func attribute(_ name: String, _ value: Int) -> [UInt8] { bytes(5, text(1, name) + integer(3, value)) }

    /// An attribute of a node with a graph.
    static func attribute(_ name: String, graph: [UInt8]) -> [UInt8] { bytes(5, text(1, name) + bytes(6, graph)) }

    /// A tensor of float32 as a field of a graph, all numbers alike.
    static func tensor(_ name: String, _ shape: [Int], _ value: Float = 0.25) -> [UInt8] {
        let number = ZipText.little(Int(value.bitPattern), 4)
        let numbers = (0..<shape.reduce(1, *)).flatMap { _ in number }
        return tensor(name, shape, bytes(9, numbers))
    }

    /// A tensor of whole numbers as a field of a graph.
    static func tensor(_ name: String, integers: [Int]) -> [UInt8] {
        tensor(name, [integers.count], bytes(9, integers.flatMap { ZipText.little($0, 8) }), type: 7)
    }

    /// A tensor with any contents as a field of a graph.
    static func tensor(_ name: String, _ shape: [Int], _ contents: [UInt8], type: Int = 1) -> [UInt8] {
        bytes(5, shape.flatMap { integer(1, $0) } + integer(2, type) + text(8, name) + contents)
    }

    /// The contents of a tensor that are in another file.
    static func external(_ location: String, offset: String = "0", length: String = "16") -> [UInt8] {
        [("location", location), ("offset", offset), ("length", length)].flatMap { key, value in
            bytes(13, text(1, key) + text(2, value))
        } + integer(14, 1)
    }

    private static func varint(_ value: Int) -> [UInt8] {
        var rest = UInt64(bitPattern: Int64(value))
        var bytes: [UInt8] = []
        while rest >= 0x80 {
            bytes.append(UInt8(rest & 0x7F) | 0x80)
            rest >>= 7
        }
        return bytes + [UInt8(rest)]
    }
}
