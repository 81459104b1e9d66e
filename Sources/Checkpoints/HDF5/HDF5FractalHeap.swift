import CheckpointDecoding
import Support

/// A heap of small objects, such as the links of a large group.
///
/// Objects have offsets in the heap, whose blocks double in size. A block is a range of the file; a table of blocks is itself a
/// block, of rows that are equally wide.
struct HDF5FractalHeap: Sendable {
    private let place: HDF5Place
    /// The widths of an offset and of a length in the identifier of an object.
    private let offsetWidth: Int
    private let lengthWidth: Int
    /// The blocks with objects, by their first offset.
    private let blocks: [Block]

    /// A part of the file that contains objects.
    private struct Block {
        let offset: Int
        let size: Int
        let address: Int
    }

    /// Reads where the blocks of a heap are.
    ///
    /// - Throws: `Failure` if the heap is damaged or compressed.
    init(at address: Int, with reader: inout HDF5Reader) throws(Failure) {
        let header = try Header(at: address, with: &reader)
        place = header.place
        offsetWidth = (header.heapBits + 7) / 8
        lengthWidth = min((header.directBits + 7) / 8, header.managedWidth)
        blocks = try header.blocks(with: &reader)
    }

    /// The bytes of an object.
    ///
    /// - Parameter identifier: What a record of a tree says about it.
    func object(_ identifier: HDF5Cursor, with reader: inout HDF5Reader) throws(Failure) -> HDF5Cursor {
        var identifier = identifier
        guard try identifier.integer(1) == 0 else {
            throw place.failure("has an object of a kind that groups do not need")
        }
        let offset = try identifier.integer(offsetWidth)
        let length = try identifier.integer(lengthWidth)
        guard let block = block(at: offset), length <= block.size - (offset - block.offset) else {
            throw place.failure("has no object at \(offset)")
        }
        return try reader.cursor("heap of links", at: block.address + offset - block.offset, count: length)
    }

    /// The block that contains an offset; nil if there is none.
    private func block(at offset: Int) -> Block? {
        var range = blocks.indices
        while range.count > 1 {
            let middle = range.lowerBound + range.count / 2
            range = blocks[middle].offset <= offset ? middle..<range.upperBound : range.lowerBound..<middle
        }
        guard let index = range.first, blocks[index].offset <= offset,
            offset - blocks[index].offset < blocks[index].size
        else { return nil }
        return blocks[index]
    }

    // MARK: Structure

    /// The sizes of a heap.
    private struct Header {
        let place: HDF5Place
        /// The number of bits of an offset.
        let heapBits: Int
        /// The logarithm of the size of the smallest block.
        let startBits: Int
        /// The logarithm of the size of the largest block that contains objects.
        let directBits: Int
        /// The width of the length of the largest object.
        let managedWidth: Int
        /// The number of blocks in a row of a table.
        let width: Int
        private let root: Int?
        /// The size of the smallest blocks that are read; h5py writes blocks of 512 bytes.
        private static let smallest = 64
        /// The number of rows of the table; 0 if there is only one block.
        private let rows: Int

        init(at address: Int, with reader: inout HDF5Reader) throws(Failure) {
            let widths = reader.widths
            var cursor = try reader.cursor(
                "heap of links", at: address, count: 22 + 12 * widths.length + 3 * widths.address)
            place = cursor.place
            try cursor.expect("FRHP")
            guard try cursor.integer(1) == 0 else { throw place.failure("has an unknown version") }
            try cursor.skip(2)
            let filters = try cursor.integer(2)
            try cursor.skip(1)
            let managed = try cursor.integer(4)
            try cursor.skip(10 * widths.length + 2 * widths.address)
            width = try cursor.integer(2)
            let (start, direct) = (try cursor.length(), try cursor.length())
            heapBits = try cursor.integer(2)
            try cursor.skip(2)
            root = try cursor.address()
            rows = try cursor.integer(2)
            guard filters == 0 else {
                throw Failure(
                    .data,
                    "\(place.file) has a group whose links are compressed, which cannot be read here. Convert the file with "
                        + "h5repack OLD.h5 NEW.h5.")
            }
            guard start.nonzeroBitCount == 1, direct.nonzeroBitCount == 1, start >= Self.smallest, start <= direct,
                direct <= 1 << 32,
                managed > 0, width > 0, heapBits <= 64
            else { throw place.failure("has impossible sizes") }
            startBits = start.trailingZeroBitCount
            directBits = direct.trailingZeroBitCount
            managedWidth = (Int.bitWidth - managed.leadingZeroBitCount - 1) / 8 + 1
        }

        /// A table of blocks that is still to be read.
        private struct Table {
            let address: Int
            let offset: Int
            let rows: Int
        }

        /// All blocks with objects, by their first offset.
        func blocks(with reader: inout HDF5Reader) throws(Failure) -> [Block] {
            guard let root else { return [] }
            var blocks: [Block] = []
            guard rows > 0 else {
                try add(Block(offset: 0, size: 1 << startBits, address: root), to: &blocks, with: &reader)
                return blocks
            }
            var seen: Set<Int> = []
            var tables = [Table(address: root, offset: 0, rows: rows)]
            while let table = tables.popLast() {
                guard seen.insert(table.address).inserted else { throw place.failure("refers to itself") }
                tables += try read(table, blocks: &blocks, with: &reader)
            }
            return blocks.sorted { $0.offset < $1.offset }
        }

        /// Reads a table: its blocks are added, and the tables in it returned.
        private func read(
            _ table: Table, blocks: inout [Block], with reader: inout HDF5Reader
        ) throws(Failure) -> [Table] {
            let start = 5 + reader.widths.address + (heapBits + 7) / 8
            var cursor = try reader.cursor(
                "heap of links", at: table.address, count: start + table.rows * width * reader.widths.address)
            try cursor.expect("FHIB")
            try cursor.skip(start - 4)
            var tables: [Table] = []
            var offset = table.offset
            for row in 0..<table.rows {
                let bits = startBits + max(0, row - 1)
                guard bits < min(heapBits, 62) else { throw place.failure("has impossible sizes") }
                for _ in 0..<width {
                    let child = try cursor.address()
                    if let child, bits <= directBits {
                        try add(Block(offset: offset, size: 1 << bits, address: child), to: &blocks, with: &reader)
                    } else if let child {
                        // A table covers as many bytes as a block of its row.
                        let rows = bits - startBits - (Int.bitWidth - width.leadingZeroBitCount - 1) + 1
                        guard rows > 0 else { throw place.failure("has impossible sizes") }
                        tables.append(Table(address: child, offset: offset, rows: rows))
                    }
                    let (next, overflow) = offset.addingReportingOverflow(1 << bits)
                    guard !overflow else { throw place.failure("has impossible sizes") }
                    offset = next
                }
            }
            return tables
        }

        /// Adds a block that lies in the file and is one.
        private func add(_ block: Block, to blocks: inout [Block], with reader: inout HDF5Reader) throws(Failure) {
            var cursor = try reader.cursor("heap of links", at: block.address, count: 4)
            try cursor.expect("FHDB")
            _ = try reader.range(at: block.address, count: block.size, of: cursor.place)
            // Blocks do not overlap, so there are not more of them than the file has room for.
            guard blocks.count < reader.source.count / Self.smallest else { throw place.failure("has too many blocks") }
            blocks.append(block)
        }
    }
}
