import CheckpointDecoding
import Support

/// The collections of text that attributes refer to, each read once.
struct HDF5GlobalHeap: Sendable {
    private var collections: [Int: [Int: [UInt8]]] = [:]

    /// The bytes of an object; nil if the collection has no such object.
    mutating func object(
        _ index: Int, at address: Int, with reader: inout HDF5Reader
    ) throws(Failure) -> [UInt8]? {
        if let collection = collections[address] { return collection[index] }
        let collection = try Self.collection(at: address, with: &reader)
        collections[address] = collection
        return collection[index]
    }

    private static func collection(
        at address: Int, with reader: inout HDF5Reader
    ) throws(Failure) -> [Int: [UInt8]] {
        let start = 8 + reader.widths.length
        var header = try reader.cursor("global heap", at: address, count: start)
        try header.expect("GCOL")
        try header.skip(4)
        let size = try header.length()
        guard size >= start else { throw header.place.failure("is shorter than its header") }
        var cursor = try reader.cursor("global heap", at: address + start, count: size - start)
        var objects: [Int: [UInt8]] = [:]
        while cursor.remaining >= start {
            let index = try cursor.integer(2)
            try cursor.skip(6)
            let count = try cursor.length()
            // The object of number 0 is the space that is free.
            guard index != 0 else { break }
            try reader.keep(96 + count)
            objects[index] = try cursor.bytes(count)
            try cursor.skip(min(cursor.remaining, (8 - count % 8) % 8))
        }
        return objects
    }
}
