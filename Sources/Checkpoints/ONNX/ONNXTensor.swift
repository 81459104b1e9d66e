import CheckpointDecoding
import Support

/// A tensor of an ONNX model, an initializer or the value of a constant.
struct ONNXTensor: Sendable {
    /// The name, the shape and the type.
    let description: TensorDescription
    /// The code of the type.
    let type: Int
    /// Where the numbers are.
    let content: Content

    /// The places where numbers may be.
    enum Content: Sendable {
        /// One after the other in a source, least significant byte first.
        case bytes(any ByteSource, Range<Int>)
        /// Whole numbers that were written one by one.
        case integers([UInt64])
        /// A place in another file that cannot be read, and why.
        case unreadable(Obstacle)
    }

    /// The most whole numbers that are read, such as the bounds of a slice.
    static let integerLimit = 1 << 16

    /// A tensor of a node.
    init(description: TensorDescription, type: Int, content: Content) {
        self.description = description
        self.type = type
        self.content = content
    }

    /// A tensor of whole numbers.
    init(_ shape: [Int], _ integers: [Int]) {
        self.init(
            description: TensorDescription(name: "", shape: shape, elementFormat: "INT64", elementType: nil), type: 7,
            content: .integers(integers.map { UInt64(bitPattern: Int64($0)) }))
    }

    /// The numbers as a tensor; nil if they are not floating-point numbers.
    ///
    /// - Throws: `Obstacle` if they are fewer or more than the shape says, or in a file that cannot be read.
    func stored() throws(Obstacle) -> StoredTensor? {
        guard let elementType = description.elementType else { return nil }
        let (source, range) = try place(elementSize: elementType.size)
        return StoredTensor(
            description: description, source: source, offset: range.lowerBound,
            strides: Shape(description.shape)?.rowMajorStrides ?? [], isBigEndian: false)
    }

    private func place(elementSize: Int) throws(Obstacle) -> (any ByteSource, Range<Int>) {
        let needed = Shape(description.shape)?.bytes(of: elementSize)
        switch content {
        case .unreadable(let obstacle): throw obstacle
        case .integers(let numbers) where numbers.count == description.count && elementSize == 2:
            let bytes = NumberBytes.lowestTwo(of: numbers)
            return (MemoryBytes(description.name, bytes), 0..<bytes.count)
        case .bytes(let source, let range) where range.count == needed: return (source, range)
        case .bytes, .integers:
            throw Obstacle(
                "\(description.name.shortened) does not have as many numbers as its shape "
                    + "\(Shape.text(description.shape)) says; export the model again.")
        }
    }

    /// The numbers in row-major order, whole ones included.
    ///
    /// - Throws: `Failure` if they cannot be read.
    func numbers() throws(Failure) -> [Double] {
        do throws(Obstacle) {
            if let stored = try stored() { return try Self.read(stored) }
            return try wholeNumbers().map(Double.init)
        } catch {
            throw Failure(.data, error.reason)
        }
    }

    private static func read(_ tensor: StoredTensor) throws(Obstacle) -> [Double] {
        do throws(Failure) {
            return try tensor.numbers()
        } catch {
            throw Obstacle(error.message)
        }
    }

    private func wholeNumbers() throws(Obstacle) -> [Int64] {
        let size = ONNXType.integerSize(type)
        guard size > 0, description.count <= Self.integerLimit else {
            throw Obstacle("\(description.name.shortened): \(description.unreadableReason).")
        }
        if case .integers(let numbers) = content, numbers.count == description.count {
            return numbers.map { Int64(bitPattern: $0) }
        }
        let (source, range) = try place(elementSize: size)
        do throws(Failure) {
            return WholeNumberBytes.signed(try source.bytes(range), size: size)
        } catch {
            throw Obstacle(error.message)
        }
    }
}

/// The types of elements by their codes.
enum ONNXType {
    private static let names = [
        "UNDEFINED", "FLOAT", "UINT8", "INT8", "UINT16", "INT16", "INT32", "INT64", "STRING", "BOOL", "FLOAT16",
        "DOUBLE", "UINT32", "UINT64", "COMPLEX64", "COMPLEX128", "BFLOAT16",
    ]

    /// The name of a type.
    static func name(_ code: Int) -> String { names.indices.contains(code) ? names[code] : "type \(code)" }

    /// The format of floating-point numbers; nil for other types.
    static func elementType(_ code: Int) -> ElementType? {
        switch code {
        case 1: .float32
        case 10: .float16
        case 11: .float64
        case 16: .bfloat16
        default: nil
        }
    }

    /// The number of bytes of a whole number that may bound a slice; 0 for other types.
    static func integerSize(_ code: Int) -> Int {
        switch code {
        case 6: 4
        case 7: 8
        default: 0
        }
    }
}
