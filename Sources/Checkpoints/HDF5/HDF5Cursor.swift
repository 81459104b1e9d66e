import Support

/// The widths of addresses and lengths in an HDF5 file, in bytes.
struct HDF5Widths: Sendable, Hashable {
    /// The width of an address.
    let address: Int
    /// The width of a length.
    let length: Int
}

/// A structure of an HDF5 file, for messages.
struct HDF5Place: Sendable {
    /// The file.
    let file: String
    /// What the structure is, such as `object header`.
    let structure: String
    /// Its first byte, counted from the superblock.
    let address: Int

    /// A failure that names the structure.
    ///
    /// - Parameter problem: What is wrong, as a clause.
    func failure(_ problem: String) -> Failure {
        Failure(
            .data,
            "\(file) is not a valid HDF5 file: the \(structure) at byte \(address) \(problem). Save it again, or copy "
                + "it again from its source.")
    }
}

/// Consecutive fields of a structure of an HDF5 file, least significant byte first.
struct HDF5Cursor: Sendable {
    /// Where the bytes come from.
    let place: HDF5Place
    private let bytes: [UInt8]
    private let widths: HDF5Widths
    /// The next byte.
    private(set) var position = 0

    /// A cursor before the first of some bytes.
    init(_ bytes: [UInt8], widths: HDF5Widths, place: HDF5Place) {
        self.bytes = bytes
        self.widths = widths
        self.place = place
    }

    /// The number of bytes that follow.
    var remaining: Int { bytes.count - position }

    /// Passes over bytes.
    mutating func skip(_ count: Int) throws(Failure) {
        guard count >= 0, count <= remaining else { throw place.failure("ends inside a field") }
        position += count
    }

    /// The next bytes.
    mutating func bytes(_ count: Int) throws(Failure) -> [UInt8] {
        let start = position
        try skip(count)
        return Array(bytes[start..<position])
    }

    /// A cursor over the next bytes, which it passes over.
    mutating func cursor(_ count: Int) throws(Failure) -> HDF5Cursor {
        HDF5Cursor(try bytes(count), widths: widths, place: place)
    }

    /// An unsigned number of up to eight bytes.
    mutating func unsigned(_ width: Int) throws(Failure) -> UInt64 {
        let start = position
        try skip(width)
        return bytes[start..<position].reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }

    /// A number of up to eight bytes that counts something.
    mutating func integer(_ width: Int) throws(Failure) -> Int {
        guard let value = Int(exactly: try unsigned(width)) else {
            throw place.failure("has a number of more than 63 bits")
        }
        return value
    }

    /// A length or an offset.
    mutating func length() throws(Failure) -> Int { try integer(widths.length) }

    /// An address; nil if it is undefined.
    mutating func address() throws(Failure) -> Int? {
        let value = try unsigned(widths.address)
        let undefined = widths.address == 8 ? UInt64.max : 1 << UInt64(8 * widths.address) - 1
        guard value != undefined else { return nil }
        guard let address = Int(exactly: value) else { throw place.failure("has an address of more than 63 bits") }
        return address
    }

    /// Requires a signature of four letters.
    mutating func expect(_ signature: String) throws(Failure) {
        guard try bytes(4) == Array(signature.utf8) else { throw place.failure("does not begin with \(signature)") }
    }
}
