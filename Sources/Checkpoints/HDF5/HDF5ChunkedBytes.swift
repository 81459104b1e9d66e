import CheckpointDecoding
import Support
import Synchronization

/// The elements of a chunked dataset in row-major order, assembled when they are first read.
///
/// A class, because whoever reads piece by piece must not decompress all chunks for each of them.
final class HDF5ChunkedBytes: ByteSource {
    let name: String
    let count: Int
    private let source: any ByteSource
    private let grid: ChunkGrid
    private let chunks: [HDF5Chunk]
    private let filters: HDF5Filters
    private let fill: [UInt8]
    /// All bytes, once they were read.
    private let assembled = Mutex<[UInt8]?>(nil)

    /// The elements of a dataset.
    ///
    /// - Parameters:
    ///   - name: The dataset and its file, at the beginning of a sentence.
    ///   - source: The file.
    ///   - grid: The places of chunks.
    ///   - chunks: The chunks in the file.
    ///   - filters: What has to be undone.
    ///   - fill: An element that was never written.
    init(
        name: String, source: any ByteSource, grid: ChunkGrid, chunks: [HDF5Chunk], filters: HDF5Filters, fill: [UInt8]
    ) {
        self.name = name
        self.source = source
        self.grid = grid
        self.chunks = chunks
        self.filters = filters
        self.fill = fill
        count = grid.shape.reduce(grid.elementSize, *)
    }

    func bytes(_ range: Range<Int>) throws(Failure) -> [UInt8] {
        try checkBounds(range)
        let bytes = try assembled.withLock { (assembled) throws(Failure) in
            let bytes = if let assembled { assembled } else { try allBytes() }
            assembled = bytes
            return bytes
        }
        return Array(bytes[range])
    }

    private func allBytes() throws(Failure) -> [UInt8] {
        var result = ElementBytes.repeated(fill, count: count)
        for chunk in chunks {
            let bytes = try filters.undo(
                source.bytes(chunk.range), skipped: chunk.skipped, count: grid.chunkSize, name: "A chunk of \(name)")
            grid.put(bytes, of: chunk.number, into: &result)
        }
        return result
    }
}
