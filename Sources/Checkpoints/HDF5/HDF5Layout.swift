import CheckpointDecoding
import Support

/// Where the elements of a dataset are.
enum HDF5Layout: Sendable {
    /// In the header itself.
    case compact([UInt8])
    /// In one piece; the address is nil if nothing was written.
    case contiguous(address: Int?)
    /// In chunks of equal shape.
    case chunked(shape: [Int], index: ChunkIndex)

    /// Where the addresses of chunks are.
    enum ChunkIndex: Sendable, Hashable {
        /// A B-tree of version 1; nil if nothing was written.
        case tree(Int?)
        /// The only chunk, with its size in the file if it is filtered.
        case single(address: Int?, size: Int?, skipped: Int)
        /// Adjacent chunks without filters.
        case implicit(Int?)
        /// An array of addresses.
        case fixedArray(Int?)
    }

    /// Reads a layout from its message.
    ///
    /// - Parameters:
    ///   - message: The message.
    ///   - rank: The number of dimensions of the dataset.
    ///   - title: The dataset and its file, at the beginning of a sentence.
    /// - Throws: `Failure` if it is damaged, or of a kind that cannot be read.
    init(_ message: HDF5Cursor, rank: Int, title: String) throws(Failure) {
        var cursor = message
        let version = try cursor.integer(1)
        guard (3...5).contains(version) else {
            throw Failure(
                .data,
                "\(title) has an HDF5 layout of version \(version); versions 3 to 5 can be read. Convert "
                    + "the file with h5repack OLD.h5 NEW.h5.")
        }
        let kind = try cursor.integer(1)
        switch kind {
        case 0:
            let count = try cursor.integer(2)
            self = .compact(try cursor.bytes(count))
        case 1: self = .contiguous(address: try cursor.address())
        case 2 where version == 3: self = try Self.treeOfChunks(&cursor, rank: rank)
        case 2: self = try Self.indexedChunks(&cursor, rank: rank, title: title)
        default:
            throw Failure(
                .data,
                "\(title) is a virtual dataset, whose numbers are in other files. Save the weights in "
                    + "one file.")
        }
    }

    private static func treeOfChunks(_ cursor: inout HDF5Cursor, rank: Int) throws(Failure) -> HDF5Layout {
        let dimensions = try cursor.integer(1)
        let address = try cursor.address()
        let shape = try chunkShape(&cursor, dimensions: dimensions, width: 4, rank: rank)
        return .chunked(shape: shape, index: .tree(address))
    }

    private static func indexedChunks(
        _ cursor: inout HDF5Cursor, rank: Int, title: String
    ) throws(Failure) -> HDF5Layout {
        let flags = try cursor.integer(1)
        let dimensions = try cursor.integer(1)
        let width = try cursor.integer(1)
        guard (1...8).contains(width) else { throw cursor.place.failure("has chunk sizes of \(width) bytes") }
        let shape = try chunkShape(&cursor, dimensions: dimensions, width: width, rank: rank)
        let kind = try cursor.integer(1)
        switch kind {
        case 1:
            let isFiltered = flags & 2 != 0
            let size = isFiltered ? try cursor.length() : nil
            let skipped = isFiltered ? try cursor.integer(4) : 0
            return .chunked(
                shape: shape, index: .single(address: try cursor.address(), size: size, skipped: skipped))
        case 2: return .chunked(shape: shape, index: .implicit(try cursor.address()))
        case 3:
            try cursor.skip(1)
            return .chunked(shape: shape, index: .fixedArray(try cursor.address()))
        default:
            throw Failure(
                .data,
                "\(title) can grow, and its chunks are in an HDF5 index that cannot be read. Convert the "
                    + "file with h5repack -l CONTI OLD.h5 NEW.h5.")
        }
    }

    /// The shape of a chunk; the last number in the file is the size of an element.
    private static func chunkShape(
        _ cursor: inout HDF5Cursor, dimensions: Int, width: Int, rank: Int
    ) throws(Failure) -> [Int] {
        guard dimensions == rank + 1, rank > 0 else {
            throw cursor.place.failure("has chunks of \(dimensions - 1) dimensions in a dataset of \(rank)")
        }
        var shape: [Int] = []
        for _ in 0..<rank { shape.append(try cursor.integer(width)) }
        _ = try cursor.integer(width)
        guard shape.allSatisfy({ $0 > 0 }) else { throw cursor.place.failure("has chunks without elements") }
        return shape
    }
}
