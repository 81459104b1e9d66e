import CheckpointDecoding
import Support

/// The type of the elements of a dataset or an attribute.
struct HDF5Datatype: Sendable, Hashable {
    /// The kinds of type that are told apart.
    enum Kind: Sendable, Hashable {
        case number(ElementType, isBigEndian: Bool)
        case fixedText
        case variableText
        case other
    }

    /// What the elements are.
    let kind: Kind
    /// The number of bytes of an element.
    let size: Int
    /// A short name of the type, as NumPy writes it.
    let name: String

    /// Reads a type from its message.
    init(_ message: HDF5Cursor) throws(Failure) {
        var cursor = message
        let code = try cursor.integer(1) & 0x0F
        let flags = try cursor.integer(3)
        size = try cursor.integer(4)
        guard size > 0, size <= 1 << 24 else { throw message.place.failure("has elements of \(size) bytes") }
        switch code {
        case 1:
            let isBigEndian = flags & 1 == 1
            if flags & 0x40 == 0, let type = try Self.elementType(size: size, sign: flags >> 8 & 0xFF, &cursor) {
                kind = .number(type, isBigEndian: isBigEndian)
                name = (isBigEndian ? ">" : "<") + (type == .bfloat16 ? "bf16" : "f\(size)")
            } else {
                (kind, name) = (.other, "float of \(size) bytes")
            }
        case 0:
            kind = .other
            name = (flags & 1 == 1 ? ">" : "<") + (flags & 8 == 0 ? "u" : "i") + String(size)
        case 3: (kind, name) = (.fixedText, "S\(size)")
        case 9: (kind, name) = flags & 0x0F == 1 ? (.variableText, "text") : (.other, "list")
        case 6: (kind, name) = (.other, "record")
        case 8: (kind, name) = (.other, "enumeration")
        default: (kind, name) = (.other, "type \(code)")
        }
    }

    /// The format of a floating-point type, from the places of its bits; nil if it is none of IEEE 754 or bfloat16.
    private static func elementType(
        size: Int, sign: Int, _ properties: inout HDF5Cursor
    ) throws(Failure) -> ElementType? {
        let (offset, precision) = (try properties.integer(2), try properties.integer(2))
        let exponent = [try properties.integer(1), try properties.integer(1)]
        let mantissa = [try properties.integer(1), try properties.integer(1)]
        let bias = try properties.integer(4)
        guard offset == 0, precision == 8 * size, sign == precision - 1, mantissa[0] == 0 else { return nil }
        return switch (size, exponent, mantissa[1], bias) {
        case (8, [52, 11], 52, 1023): .float64
        case (4, [23, 8], 23, 127): .float32
        case (2, [10, 5], 10, 15): .float16
        case (2, [7, 8], 7, 127): .bfloat16
        default: nil
        }
    }
}
