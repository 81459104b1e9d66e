import CheckpointDecoding
import Support

/// Reads the messages of an ONNX model, of about ten kinds, within a budget of memory.
struct ONNXParser {
    private let source: any ByteSource
    private var externalFiles: ONNXExternalFiles
    /// The memory that values may still take, estimated generously.
    private var budget: Int

    /// The most graphs within each other.
    private static let deepest = 16
    /// The longest text.
    private static let textLimit = 1 << 16

    /// A parser of a file.
    init(_ source: any ByteSource, externalFiles: ONNXExternalFiles) {
        self.source = source
        self.externalFiles = externalFiles
        budget = (16 << 20) + 4 * min(source.count, 1 << 40)
    }

    /// The files beside the model that were opened, in the order of their names.
    var openedFiles: [FileBytes] { externalFiles.opened }

    private mutating func spend(_ cost: Int) throws(Failure) {
        budget -= cost
        guard budget >= 0 else {
            throw Failure(
                .data, "\(source.name) has more nodes than a model of \(source.count.grouped) bytes may have.")
        }
    }

    private mutating func text(_ range: Range<Int>) throws(Failure) -> String {
        guard range.count <= Self.textLimit else {
            throw Failure(
                .data, "\(source.name) has a name of \(range.count.grouped) bytes; export the model again.")
        }
        try spend(32 + range.count)
        return String(decoding: try source.bytes(range), as: UTF8.self)
    }
}

// MARK: - Graphs

extension ONNXParser {
    /// The exporter and the graph of a model; nil if there is no graph.
    mutating func model() throws(Failure) -> (producer: String, graph: ONNXGraph)? {
        var reader = ProtobufReader(source, 0..<source.count)
        var producer = ""
        var graph: ONNXGraph?
        while let field = try reader.next() {
            switch (field.number, field.value) {
            case (2, .bytes(let range)): producer = try text(range)
            case (7, .bytes(let range)): graph = try self.graph(range, depth: 0)
            default: break
            }
        }
        return graph.map { (producer, $0) }
    }

    private mutating func graph(_ range: Range<Int>, depth: Int) throws(Failure) -> ONNXGraph {
        guard depth < Self.deepest else {
            throw Failure(
                .data,
                "\(source.name) has more than \(Self.deepest) graphs within each other; simplify it with onnxsim.")
        }
        var reader = ProtobufReader(source, range)
        var graph = ONNXGraph()
        while let field = try reader.next() {
            switch (field.number, field.value) {
            case (1, .bytes(let range)): graph.nodes.append(try node(range, depth: depth))
            case (5, .bytes(let range)): graph.initializers.append(try tensor(range))
            case (11, .bytes(let range)): graph.inputs.append(try valueName(range))
            default: break
            }
        }
        return graph
    }

    /// The name in the description of a value.
    private mutating func valueName(_ range: Range<Int>) throws(Failure) -> String {
        var reader = ProtobufReader(source, range)
        var name = ""
        while let field = try reader.next() {
            if case (1, .bytes(let range)) = (field.number, field.value) { name = try text(range) }
        }
        return name
    }

    private mutating func node(_ range: Range<Int>, depth: Int) throws(Failure) -> ONNXNode {
        try spend(160)
        var reader = ProtobufReader(source, range)
        var node = ONNXNode()
        while let field = try reader.next() {
            switch (field.number, field.value) {
            case (1, .bytes(let range)): node.inputs.append(try text(range))
            case (2, .bytes(let range)): node.outputs.append(try text(range))
            case (3, .bytes(let range)): node.name = try text(range)
            case (4, .bytes(let range)): node.operation = try text(range)
            case (5, .bytes(let range)):
                let (name, attribute) = try attribute(range, depth: depth)
                node.attributes[name] = attribute
            case (7, .bytes(let range)): node.domain = try text(range)
            default: break
            }
        }
        return node
    }

    private mutating func attribute(
        _ range: Range<Int>, depth: Int
    ) throws(Failure) -> (String, ONNXAttribute) {
        try spend(256)
        var reader = ProtobufReader(source, range)
        var name = ""
        var attribute = ONNXAttribute()
        while let field = try reader.next() {
            switch (field.number, field.value) {
            case (1, .bytes(let range)): name = try text(range)
            case (2, .word(let bits)): attribute.number = Float(bitPattern: bits)
            case (3, .integer(let bits)): attribute.integer = Int(bitPattern: UInt(bits))
            case (4, .bytes(let range)) where range.count <= Self.textLimit: attribute.text = try text(range)
            case (5, .bytes(let range)): attribute.tensor = try tensor(range)
            case (6, .bytes(let range)), (11, .bytes(let range)):
                attribute.graphs.append(try graph(range, depth: depth + 1))
            case (7, _): attribute.numbers += try words(field.value).map(Float.init(bitPattern:))
            case (8, _): attribute.integers += try integers(field.value).map { Int(bitPattern: UInt($0)) }
            case (9, .bytes(let range)): attribute.texts.append(try text(range))
            default: break
            }
        }
        return (name, attribute)
    }
}

// MARK: - Tensors

extension ONNXParser {
    /// What the fields of a tensor say.
    private struct TensorFields {
        var name = ""
        var shape: [Int] = []
        var type = 0
        /// The pieces of lists of numbers that are as they would be in memory.
        var pieces: [Range<Int>] = []
        var loose: [UInt8] = []
        var integers: [UInt64] = []
        var hasRawBytes = false
        var external: [String: String] = [:]
        var isExternal = false
    }

    private mutating func tensor(_ range: Range<Int>) throws(Failure) -> ONNXTensor {
        try spend(256)
        var reader = ProtobufReader(source, range)
        var fields = TensorFields()
        while let field = try reader.next() { try add(field, to: &fields) }
        guard Shape(fields.shape) != nil else {
            throw Failure(
                .data,
                "\(fields.name.shortened) in \(source.name) has the shape \(Shape.text(fields.shape)), which no tensor "
                    + "has. Export the model again.")
        }
        let description = TensorDescription(
            name: fields.name, shape: fields.shape, elementFormat: ONNXType.name(fields.type),
            elementType: ONNXType.elementType(fields.type))
        return ONNXTensor(description: description, type: fields.type, content: try content(fields))
    }

    private mutating func add(_ field: ProtobufReader.Field, to fields: inout TensorFields) throws(Failure) {
        switch (field.number, field.value) {
        case (1, _):
            for size in try integers(field.value) { fields.shape.append(Int(bitPattern: UInt(size))) }
        case (2, .integer(let type)): fields.type = Int(truncatingIfNeeded: type)
        case (4, .bytes(let range)), (10, .bytes(let range)): fields.pieces.append(range)
        case (4, .word(let bits)): fields.loose += Self.bytes(UInt64(bits), 4)
        case (10, .longWord(let bits)): fields.loose += Self.bytes(bits, 8)
        case (5, _), (7, _): fields.integers += try integers(field.value)
        case (8, .bytes(let range)): fields.name = try text(range)
        case (9, .bytes(let range)):
            fields.hasRawBytes = true
            fields.pieces.append(range)
        case (13, .bytes(let range)):
            let (key, value) = try entry(range)
            fields.external[key] = value
        case (14, .integer(let location)): fields.isExternal = location == 1
        default: break
        }
        try spend(fields.loose.isEmpty ? 16 : 24)
    }

    private mutating func content(_ fields: TensorFields) throws(Failure) -> ONNXTensor.Content {
        if fields.isExternal {
            do throws(Obstacle) {
                let (source, range) = try externalFiles.place(fields.external, of: fields.name)
                return .bytes(source, range)
            } catch {
                return .unreadable(error)
            }
        }
        if fields.pieces.count == 1, fields.loose.isEmpty, fields.integers.isEmpty {
            return .bytes(source, fields.pieces[0])
        }
        guard fields.pieces.isEmpty else {
            var bytes: [UInt8] = []
            for piece in fields.pieces { bytes += try source.bytes(piece) }
            bytes += fields.loose
            return .bytes(MemoryBytes("\(fields.name.shortened) in \(source.name)", bytes), 0..<bytes.count)
        }
        guard fields.loose.isEmpty else {
            return .bytes(
                MemoryBytes("\(fields.name.shortened) in \(source.name)", fields.loose), 0..<fields.loose.count)
        }
        return fields.integers.isEmpty ? .bytes(source, 0..<0) : .integers(fields.integers)
    }

    /// A pair of texts.
    private mutating func entry(_ range: Range<Int>) throws(Failure) -> (String, String) {
        var reader = ProtobufReader(source, range)
        var (key, value) = ("", "")
        while let field = try reader.next() {
            switch (field.number, field.value) {
            case (1, .bytes(let range)): key = try text(range)
            case (2, .bytes(let range)): value = try text(range)
            default: break
            }
        }
        return (key, value)
    }

    /// Whole numbers, one by one or packed.
    private mutating func integers(_ value: ProtobufReader.Value) throws(Failure) -> [UInt64] {
        switch value {
        case .integer(let bits): return [bits]
        case .bytes(let range):
            var reader = ProtobufReader(source, range)
            let numbers = try reader.integers(limit: max(0, budget) / 8)
            try spend(8 * numbers.count)
            return numbers
        case .word, .longWord: return []
        }
    }

    /// Numbers of four bytes, one by one or packed.
    private mutating func words(_ value: ProtobufReader.Value) throws(Failure) -> [UInt32] {
        switch value {
        case .word(let bits): return [bits]
        case .bytes(let range):
            try spend(2 * range.count)
            return WholeNumberBytes.words(try source.bytes(range))
        case .integer, .longWord: return []
        }
    }

    private static func bytes(_ bits: UInt64, _ size: Int) -> [UInt8] {
        (0..<size).map { UInt8(truncatingIfNeeded: bits >> UInt64(8 * $0)) }
    }
}
