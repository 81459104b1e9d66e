import CheckpointDecoding
import Support

/// The superblock of an HDF5 file: where its root group is.
struct HDF5Superblock: Sendable {
    /// The first byte of the HDF5 data.
    let base: Int
    /// The widths of addresses and lengths.
    let widths: HDF5Widths
    /// The object header of the root group, counted from the base.
    let root: Int

    /// The first bytes of every superblock.
    static let signature: [UInt8] = [0x89, 0x48, 0x44, 0x46, 0x0D, 0x0A, 0x1A, 0x0A]
    /// The most bytes that a superblock needs here.
    private static let size = 112

    /// The place of the superblock in a file: at 0, 512, 1024 or a larger power of two; nil if there is none.
    static func place(in source: any ByteSource) throws(Failure) -> Int? {
        var position = 0
        while position <= source.count - signature.count {
            if try source.bytes(position..<position + signature.count) == signature { return position }
            position = position == 0 ? 512 : 2 * position
        }
        return nil
    }

    /// Reads the superblock of a file.
    ///
    /// - Throws: `Failure` if there is none, if its version is unknown, or if the file is shorter than it says.
    init(of source: any ByteSource) throws(Failure) {
        guard let position = try Self.place(in: source) else {
            throw Failure(
                .data,
                "\(source.name) is not an HDF5 file: it has no HDF5 signature at 0, 512, 1024 ... Give a file that "
                    + "Keras or h5py has written.")
        }
        let bytes = try source.bytes(position..<min(source.count, position + Self.size))
        let place = HDF5Place(file: source.name, structure: "superblock", address: position)
        var start = HDF5Cursor(bytes, widths: HDF5Widths(address: 8, length: 8), place: place)
        try start.skip(Self.signature.count)
        let version = try start.integer(1)
        switch version {
        case 0, 1: try start.skip(4)
        case 2, 3: break
        default:
            throw Failure(
                .data,
                "\(source.name) has an HDF5 superblock of version \(version); versions 0 to 3 can be read. Save it "
                    + "again with h5py's default libver.")
        }
        widths = HDF5Widths(address: try start.integer(1), length: try start.integer(1))
        guard [2, 4, 8].contains(widths.address), [2, 4, 8].contains(widths.length) else {
            throw place.failure("has addresses of \(widths.address) and lengths of \(widths.length) bytes")
        }
        var fields = HDF5Cursor(bytes, widths: widths, place: place)
        try fields.skip(start.position + (version < 2 ? (version == 0 ? 9 : 13) : 1))
        base = try fields.address() ?? position
        _ = try fields.address()
        let end = try fields.address()
        if version < 2 {
            _ = try fields.address()
            _ = try fields.address()
        }
        guard let root = try fields.address() else { throw place.failure("has no root group") }
        self.root = root
        guard let end, end <= source.count else {
            throw Failure(
                .data,
                "\(source.name) is truncated: the HDF5 file is shorter than its superblock says, "
                    + "\(source.count.grouped) bytes instead of \((end ?? 0).grouped). Copy or download it again.")
        }
    }
}
