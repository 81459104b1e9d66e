import Support

/// The name, shape and element type of a tensor in a checkpoint.
public struct TensorDescription: Sendable, Hashable {
    /// The name in the file, with every prefix.
    public let name: String
    /// The size of each dimension; empty for a single number.
    public let shape: [Int]
    /// The file's own word for the format of its numbers, such as `F32`, `I64` or `>f4`.
    public let elementFormat: String
    /// The format as one that can be read; nil for integers, truth values, quantised numbers and others.
    public let elementType: ElementType?

    /// The number of elements.
    public var count: Int { shape.reduce(1, *) }
}

extension TensorDescription {
    /// Why its numbers cannot be read, as a clause.
    var unreadableReason: String {
        "tensors of \(elementFormat.shortened) are quantised or no weights, and the scales are not known; save the "
            + "network in float32"
    }
}
