import CheckpointDecoding
import Support

/// A named text, or a list of texts, of a group; attributes of other types are ignored.
struct HDF5Attribute: Sendable, Hashable {
    /// The name.
    let name: String
    /// The texts, in row-major order.
    let texts: [String]

    /// The most texts of an attribute.
    private static let countLimit = 1 << 20

    /// Reads an attribute from its message; nil if it is not text.
    ///
    /// - Throws: `Failure` if it is damaged.
    init?(
        _ message: HDF5Cursor, heap: inout HDF5GlobalHeap, with reader: inout HDF5Reader
    ) throws(Failure) {
        var cursor = message
        let version = try cursor.integer(1)
        guard (1...3).contains(version) else { throw message.place.failure("has an attribute of an unknown version") }
        let flags = try cursor.integer(1)
        let sizes = [try cursor.integer(2), try cursor.integer(2), try cursor.integer(2)]
        if version == 3 { try cursor.skip(1) }
        // The first version fills each part up to eight bytes.
        let filled = sizes.map { version == 1 ? ($0 + 7) / 8 * 8 : $0 }
        name = String(decoding: try cursor.bytes(filled[0]).prefix(sizes[0]).prefix { $0 != 0 }, as: UTF8.self)
        let (type, space) = (try cursor.cursor(filled[1]), try cursor.cursor(filled[2]))
        guard version == 1 || flags & 3 == 0 else { return nil }
        let datatype = try HDF5Datatype(type)
        let dataspace = try HDF5Dataspace(space)
        switch datatype.kind {
        case .fixedText:
            guard dataspace.count <= cursor.remaining / datatype.size else {
                throw message.place.failure("has an attribute \(name.shortened) that is shorter than its shape")
            }
            var texts: [String] = []
            for _ in 0..<dataspace.count {
                texts.append(Self.text(try cursor.bytes(datatype.size)))
            }
            self.texts = texts
        case .variableText:
            let size = 8 + reader.widths.address
            guard dataspace.count <= min(Self.countLimit, cursor.remaining / size) else {
                throw message.place.failure("has an attribute \(name.shortened) that is shorter than its shape")
            }
            var texts: [String] = []
            for _ in 0..<dataspace.count {
                let count = try cursor.integer(4)
                let (address, index) = (try cursor.address(), try cursor.integer(4))
                let bytes = try Self.object(index, at: address, count: count, heap: &heap, with: &reader)
                texts.append(Self.text(bytes))
            }
            self.texts = texts
        case .number, .other: return nil
        }
    }

    private static func object(
        _ index: Int, at address: Int?, count: Int, heap: inout HDF5GlobalHeap, with reader: inout HDF5Reader
    ) throws(Failure) -> [UInt8] {
        guard count > 0, let address, address > 0 else { return [] }
        let place = HDF5Place(file: reader.source.name, structure: "global heap", address: address)
        guard let object = try heap.object(index, at: address, with: &reader), count <= object.count else {
            throw place.failure("has no text \(index) of \(count) bytes")
        }
        // Several attributes may refer to one object; the budget bounds how often it is copied.
        try reader.spend(count, at: place)
        return Array(object.prefix(count))
    }

    /// The text before the first zero byte, without the blanks that fill it up.
    private static func text(_ bytes: [UInt8]) -> String {
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
}
