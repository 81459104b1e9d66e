import CheckpointDecoding
import Support

/// A chunk in the file.
struct HDF5Chunk: Sendable, Hashable {
    /// Its number in row-major order.
    let number: Int
    /// Its bytes in the file.
    let range: Range<Int>
    /// The filters that it has not passed, as bits.
    let skipped: Int
}

/// The chunks of a dataset, from each kind of index.
struct HDF5Chunks: Sendable {
    /// The chunks that were written, in row-major order.
    let chunks: [HDF5Chunk]

    /// The memory that a chunk takes while an index is read.
    private static let costOfChunk = 96

    /// Reads an index.
    ///
    /// - Throws: `Failure` if it is damaged, or if two entries have the same place.
    init(
        _ index: HDF5Layout.ChunkIndex, of grid: ChunkGrid, isFiltered: Bool, with reader: inout HDF5Reader
    ) throws(Failure) {
        let chunks =
            switch index {
            case .tree(let address): try Self.tree(at: address, grid, with: &reader)
            case .single(let address, let size, let skipped):
                try Self.chunk(0, at: address, size: size ?? grid.chunkSize, skipped: skipped, in: &reader)
            case .implicit(let address): try Self.adjacent(at: address, grid, in: &reader)
            case .fixedArray(let address):
                try HDF5FixedArray(at: address, of: grid, isFiltered: isFiltered, with: &reader).chunks
            }
        guard Set(chunks.map(\.number)).count == chunks.count else {
            throw HDF5Place(file: reader.source.name, structure: "index of chunks", address: chunks[0].range.lowerBound)
                .failure("has two chunks for the same place")
        }
        self.chunks = chunks.sorted { $0.number < $1.number }
    }

    /// A chunk within the file; none if its address is undefined.
    static func chunk(
        _ number: Int, at address: Int?, size: Int, skipped: Int, in reader: inout HDF5Reader
    ) throws(Failure) -> [HDF5Chunk] {
        guard let address else { return [] }
        try reader.keep(costOfChunk)
        let place = HDF5Place(file: reader.source.name, structure: "chunk", address: address)
        let range = try reader.range(at: address, count: size, of: place)
        return [HDF5Chunk(number: number, range: range, skipped: skipped)]
    }

    private static func tree(
        at address: Int?, _ grid: ChunkGrid, with reader: inout HDF5Reader
    ) throws(Failure) -> [HDF5Chunk] {
        guard let address else { return [] }
        var chunks: [HDF5Chunk] = []
        try HDF5Tree.forEachLeaf(at: address, kind: .chunks(dimensions: grid.shape.count), with: &reader) {
            (key, address, reader) throws(Failure) in
            var key = key
            let size = try key.integer(4)
            let skipped = try key.integer(4)
            var origin: [Int] = []
            for _ in grid.shape { origin.append(try key.integer(8)) }
            guard let number = grid.number(at: origin) else {
                throw key.place.failure("has a chunk outside its dataset")
            }
            chunks += try chunk(number, at: address, size: size, skipped: skipped, in: &reader)
        }
        return chunks
    }

    private static func adjacent(
        at address: Int?, _ grid: ChunkGrid, in reader: inout HDF5Reader
    ) throws(Failure) -> [HDF5Chunk] {
        guard let address else { return [] }
        let place = HDF5Place(file: reader.source.name, structure: "dataset", address: address)
        let range = try reader.range(at: address, count: grid.count * grid.chunkSize, of: place)
        // The chunks lie in the file one after the other, so the product is far from any overflow.
        try reader.keep(grid.count * costOfChunk)
        return (0..<grid.count).map { number in
            let start = range.lowerBound + number * grid.chunkSize
            return HDF5Chunk(number: number, range: start..<start + grid.chunkSize, skipped: 0)
        }
    }
}
