import Support

/// The widths of addresses and lengths in an HDF5 file, in bytes.
package struct HDF5Widths: Sendable, Hashable {
    /// The width of an address.
    package let address: Int
    /// The width of a length.
    package let length: Int

    /// Widths of addresses and lengths.
    package init(address: Int, length: Int) {
        self.address = address
        self.length = length
    }
}

/// A structure of an HDF5 file, for messages.
package struct HDF5Place: Sendable {
    /// The file.
    package let file: String
    /// What the structure is, such as `object header`.
    package let structure: String
    /// Its first byte, counted from the superblock.
    package let address: Int

    /// A structure at an address.
    package init(file: String, structure: String, address: Int) {
        self.file = file
        self.structure = structure
        self.address = address
    }

    /// A failure that names the structure.
    ///
    /// - Parameter problem: What is wrong, as a clause.
    package func failure(_ problem: String) -> Failure {
        Failure(
            .data,
            "\(file) is not a valid HDF5 file: the \(structure) at byte \(address) \(problem). Save it again, or copy "
                + "it again from its source.")
    }
}

/// Consecutive fields of a structure of an HDF5 file, least significant byte first.
package struct HDF5Cursor: Sendable {
    /// Where the bytes come from.
    package let place: HDF5Place
    private let bytes: [UInt8]
    private let widths: HDF5Widths
    /// The next byte.
    package private(set) var position = 0

    /// A cursor before the first of some bytes.
    package init(_ bytes: [UInt8], widths: HDF5Widths, place: HDF5Place) {
        self.bytes = bytes
        self.widths = widths
        self.place = place
    }

    /// The number of bytes that follow.
    package var remaining: Int { bytes.count - position }

    /// Passes over bytes.
    package mutating func skip(_ count: Int) throws(Failure) {
        guard count >= 0, count <= remaining else { throw place.failure("ends inside a field") }
        position += count
    }

    /// The next bytes.
    package mutating func bytes(_ count: Int) throws(Failure) -> [UInt8] {
        let start = position
        try skip(count)
        return Array(bytes[start..<position])
    }

    /// A cursor over the next bytes, which it passes over.
    package mutating func cursor(_ count: Int) throws(Failure) -> HDF5Cursor {
        HDF5Cursor(try bytes(count), widths: widths, place: place)
    }

    /// An unsigned number of up to eight bytes.
    package mutating func unsigned(_ width: Int) throws(Failure) -> UInt64 {
        let start = position
        try skip(width)
        return WholeNumberBytes.littleEndian(bytes, at: start, size: width)
    }

    /// A number of up to eight bytes that counts something.
    package mutating func integer(_ width: Int) throws(Failure) -> Int {
        guard let value = Int(exactly: try unsigned(width)) else {
            throw place.failure("has a number of more than 63 bits")
        }
        return value
    }

    /// A length or an offset.
    package mutating func length() throws(Failure) -> Int { try integer(widths.length) }

    /// An address; nil if it is undefined.
    package mutating func address() throws(Failure) -> Int? {
        let value = try unsigned(widths.address)
        let undefined = widths.address == 8 ? UInt64.max : 1 << UInt64(8 * widths.address) - 1
        guard value != undefined else { return nil }
        guard let address = Int(exactly: value) else { throw place.failure("has an address of more than 63 bits") }
        return address
    }

    /// Requires a signature of four letters.
    package mutating func expect(_ signature: String) throws(Failure) {
        guard try bytes(4) == Array(signature.utf8) else { throw place.failure("does not begin with \(signature)") }
    }
}
