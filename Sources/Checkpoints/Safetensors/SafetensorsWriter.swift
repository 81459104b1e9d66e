import CheckpointDecoding
import Recurrent
import Support

/// Writes files of the format safetensors: the length of the header in eight bytes, the header as JSON, the numbers.
///
/// The header is padded with spaces to a multiple of eight bytes, and float64 tensors come before float32 ones, so every
/// number is aligned. Tensors of one format are sorted by name; the same tensors always give the same bytes. Source:
/// github.com/huggingface/safetensors, section Format.
package enum SafetensorsWriter {
    /// A tensor with a name.
    package struct Tensor: Sendable, Hashable {
        /// The name, which no other tensor of the file has.
        package let name: String
        /// The size of each dimension.
        package let shape: [Int]
        /// The numbers in row-major order.
        package let numbers: [Double]
        /// The format in the file, to which the numbers are rounded.
        package let precision: Precision

        /// A tensor from its parts, which the writer checks.
        package init(name: String, shape: [Int], numbers: [Double], precision: Precision) {
            self.name = name
            self.shape = shape
            self.numbers = numbers
            self.precision = precision
        }
    }

    /// The most bytes of a header that readers accept.
    package static let longestHeader = 100_000_000
    /// The most bytes of numbers.
    package static let mostBytes = 1 << 32

    /// The bytes of a file.
    ///
    /// - Parameters:
    ///   - tensors: The tensors, in any order.
    ///   - metadata: Texts by name, which the header has as `__metadata__` unless there are none.
    /// - Throws: `Failure` if two tensors have one name, a shape does not fit its numbers, a number is not finite in its
    ///   format, or the file would be too large.
    /// - Complexity: O(n log n) in the number of tensors, O(n) in that of their numbers.
    package static func bytes(of tensors: [Tensor], metadata: [String: String] = [:]) throws(Failure) -> [UInt8] {
        let sorted = tensors.sorted { ($1.precision.size, $0.name) < ($0.precision.size, $1.name) }
        try checkNames(tensors.map(\.name))
        var (entries, size) = ([String](), 0)
        if !metadata.isEmpty { entries.append(member("__metadata__", object(metadata))) }
        for tensor in sorted {
            let end = size + (try checkedBytes(of: tensor))
            guard end <= mostBytes else {
                throw Failure(
                    .usage, "The tensors have more than \(mostBytes.grouped) bytes, too many for one file; write fewer."
                )
            }
            entries.append(member(tensor.name, description(of: tensor, size..<end)))
            size = end
        }
        let header = try padded("{" + entries.joined(separator: ",") + "}")
        var bytes: [UInt8] = []
        bytes.reserveCapacity(8 + header.count + size)
        bytes += NumberBytes.littleEndian(UInt64(header.count), size: 8)
        bytes += header
        for tensor in sorted {
            bytes += NumberBytes.littleEndian(tensor.numbers, isFloat32: tensor.precision == .float32)
        }
        return bytes
    }
}

// MARK: - Checks

extension SafetensorsWriter {
    private static func checkNames(_ names: [String]) throws(Failure) {
        var seen: Set<String> = ["__metadata__"]
        for name in names where !seen.insert(name).inserted {
            throw Failure(
                .usage, "A tensor cannot be called \(name.shortened) because that name is taken; choose another name.")
        }
    }

    /// The number of bytes of a tensor that can be written.
    private static func checkedBytes(of tensor: Tensor) throws(Failure) -> Int {
        guard let shape = Shape(tensor.shape), shape.count == tensor.numbers.count,
            let bytes = shape.bytes(of: tensor.precision.size), bytes <= mostBytes
        else {
            throw Failure(
                .usage,
                "The tensor \(tensor.name.shortened) has \(tensor.numbers.count.counted("number")), which do not fit the "
                    + "shape \(Shape.text(tensor.shape)) or a file of \(mostBytes.grouped) bytes.")
        }
        guard tensor.numbers.allSatisfy(tensor.precision.isFinite) else {
            throw Failure(
                .data,
                "The tensor \(tensor.name.shortened) has a number that is not finite in \(tensor.precision.rawValue); "
                    + "write a network whose training did not diverge.")
        }
        return bytes
    }
}

// MARK: - Header

extension SafetensorsWriter {
    /// A header with spaces at its end, so that the numbers begin at a multiple of eight bytes.
    private static func padded(_ text: String) throws(Failure) -> [UInt8] {
        var header = Array(text.utf8)
        header += Array(repeating: UInt8(ascii: " "), count: (8 - header.count % 8) % 8)
        guard header.count <= longestHeader else {
            throw Failure(
                .usage,
                "The header has \(header.count.grouped) bytes, but the format allows \(longestHeader.grouped); write fewer "
                    + "tensors or shorter names.")
        }
        return header
    }

    private static func description(of tensor: Tensor, _ range: Range<Int>) -> String {
        let shape = tensor.shape.map(String.init).joined(separator: ",")
        return #"{"dtype":"\#(tensor.precision.format)","shape":[\#(shape)],"#
            + #""data_offsets":[\#(range.lowerBound),\#(range.upperBound)]}"#
    }

    private static func object(_ texts: [String: String]) -> String {
        let members = texts.sorted { $0.key < $1.key }.map { member($0.key, JSONText.string($0.value)) }
        return "{" + members.joined(separator: ",") + "}"
    }

    private static func member(_ name: String, _ json: String) -> String { JSONText.string(name) + ":" + json }
}

extension Precision {
    /// The number of bytes of a number.
    fileprivate var size: Int {
        switch self {
        case .float32: 4
        case .float64: 8
        }
    }

    /// The name of the format in a header.
    fileprivate var format: String {
        switch self {
        case .float32: "F32"
        case .float64: "F64"
        }
    }

    /// Whether a number is finite once it is rounded to the format.
    fileprivate func isFinite(_ number: Double) -> Bool {
        switch self {
        case .float32: Float(number).isFinite
        case .float64: number.isFinite
        }
    }
}
