import CheckpointDecoding
import Support

/// The index of the chunks of a dataset that cannot grow: an array of addresses.
struct HDF5FixedArray: Sendable {
    /// The chunks that were written.
    let chunks: [HDF5Chunk]

    /// Reads the array; it has no chunks if its address is undefined.
    init(at address: Int?, of grid: ChunkGrid, isFiltered: Bool, with reader: inout HDF5Reader) throws(Failure) {
        guard let address else {
            chunks = []
            return
        }
        let widths = reader.widths
        var header = try reader.cursor("fixed array", at: address, count: 8 + widths.length + widths.address)
        try header.expect("FAHD")
        try header.skip(2)
        let entrySize = try header.integer(1)
        let pageBits = try header.integer(1)
        let count = try header.length()
        let sizeWidth = entrySize - widths.address - 4
        guard count == grid.count, pageBits < 32, isFiltered ? (1...8).contains(sizeWidth) : entrySize == widths.address
        else { throw header.place.failure("does not fit its dataset") }
        guard let block = try header.address() else {
            chunks = []
            return
        }
        let pages = Pages(count: count, perPage: 1 << pageBits)
        let start = 6 + widths.address + pages.mapSize
        var head = try reader.cursor("fixed array", at: block, count: start)
        try head.expect("FADB")
        try head.skip(2 + widths.address)
        let map = try head.bytes(pages.mapSize)
        var chunks: [HDF5Chunk] = []
        for page in pages.written(map) {
            let place = block + start + pages.gap + page.index * (pages.perPage * entrySize + pages.gap)
            var entries = try reader.cursor("fixed array", at: place, count: page.numbers.count * entrySize)
            for number in page.numbers {
                let target = try entries.address()
                let size = isFiltered ? try entries.integer(sizeWidth) : grid.chunkSize
                let skipped = isFiltered ? try entries.integer(4) : 0
                chunks += try HDF5Chunks.chunk(number, at: target, size: size, skipped: skipped, in: &reader)
            }
        }
        self.chunks = chunks
    }

    /// How entries are divided: a long array has pages, each with a checksum, and a bit for each that was written.
    private struct Pages {
        let count: Int
        let perPage: Int

        private var isPaged: Bool { count > perPage }
        private var pageCount: Int { isPaged ? (count - 1) / perPage + 1 : 1 }

        /// The number of bytes of the bits.
        var mapSize: Int { isPaged ? (pageCount + 7) / 8 : 0 }

        /// The number of bytes of a checksum before the pages and after each of them.
        var gap: Int { isPaged ? 4 : 0 }

        /// The pages that were written, with the numbers of their entries.
        func written(_ map: [UInt8]) -> [(index: Int, numbers: Range<Int>)] {
            guard isPaged else { return [(0, 0..<count)] }
            return (0..<pageCount).compactMap { page in
                guard map[page / 8] >> (7 - page % 8) & 1 == 1 else { return nil }
                return (page, page * perPage..<min(count, (page + 1) * perPage))
            }
        }
    }
}
