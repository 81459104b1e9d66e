import CheckpointDecoding
import Support

/// Reads the fields of a Protocol Buffers message one after the other, without its schema.
///
/// Format: Protocol Buffers encoding. Groups, which ONNX never uses, are refused.
struct ProtobufReader: Sendable {
    /// A field of a message.
    struct Field: Sendable {
        /// Its number in the schema.
        let number: Int
        /// Its value.
        let value: Value
    }

    /// The encodings of values.
    enum Value: Sendable, Hashable {
        /// A number of variable length.
        case integer(UInt64)
        /// Four bytes.
        case word(UInt32)
        /// Eight bytes.
        case longWord(UInt64)
        /// The place of text, a message or a list of numbers.
        case bytes(Range<Int>)
    }

    private let source: any ByteSource
    private let end: Int
    private var position: Int
    /// The bytes around the position, so that fields need no read each.
    private var window: [UInt8] = []
    private var windowStart = 0

    private static let windowSize = 1024

    /// A reader of the message at a place of a source.
    init(_ source: any ByteSource, _ range: Range<Int>) {
        self.source = source
        end = range.upperBound
        position = range.lowerBound
    }

    /// The next field; nil at the end of the message.
    ///
    /// - Throws: `Failure` if the message ends inside a field.
    mutating func next() throws(Failure) -> Field? {
        guard position < end else { return nil }
        let key = try integer()
        guard let number = Int(exactly: key >> 3), number > 0 else { throw damaged("has a field without a number") }
        let value: Value
        switch key & 7 {
        case 0: value = .integer(try integer())
        case 1: value = .longWord(try fixed(8))
        case 2:
            guard let count = Int(exactly: try integer()), count <= end - position else { throw cut }
            value = .bytes(position..<position + count)
            position += count
        case 5: value = .word(UInt32(truncatingIfNeeded: try fixed(4)))
        case let kind: throw damaged("has a field of the unknown kind \(kind)")
        }
        return Field(number: number, value: value)
    }

    /// Numbers of variable length until the end, as in a packed list.
    ///
    /// - Throws: `Failure` if there are more than `limit`.
    mutating func integers(limit: Int) throws(Failure) -> [UInt64] {
        var numbers: [UInt64] = []
        while position < end {
            guard numbers.count < limit else { throw damaged("has a list of more than \(limit.grouped) numbers") }
            // The first number moves the window; those that follow in it are read at once.
            numbers.append(try integer())
            var index = position - windowStart
            WholeNumberBytes.readVariable(window, at: &index, limit: limit - numbers.count, into: &numbers)
            position = windowStart + index
        }
        return numbers
    }

    private mutating func integer() throws(Failure) -> UInt64 {
        var value: UInt64 = 0
        for shift in stride(from: UInt64(0), to: 70, by: 7) {
            let byte = UInt64(try byte())
            value |= (byte & 0x7F) << shift
            if byte < 0x80 { return value }
        }
        throw damaged("has a number of more than ten bytes")
    }

    private mutating func fixed(_ size: Int) throws(Failure) -> UInt64 {
        var value: UInt64 = 0
        for index in 0..<size { value |= UInt64(try byte()) << UInt64(8 * index) }
        return value
    }

    private mutating func byte() throws(Failure) -> UInt8 {
        guard position < end else { throw cut }
        if position < windowStart || position >= windowStart + window.count {
            windowStart = position
            window = try source.bytes(position..<min(end, position + Self.windowSize))
        }
        defer { position += 1 }
        return window[position - windowStart]
    }

    private var cut: Failure {
        Failure(
            .data, "\(source.name) is cut off or damaged: the protobuf ends inside a field. Copy or export it again.")
    }

    private func damaged(_ problem: String) -> Failure {
        Failure(
            .data,
            "\(source.name) is not a valid ONNX model: the protobuf \(problem) before byte \(position.grouped). Copy "
                + "or export it again.")
    }
}
