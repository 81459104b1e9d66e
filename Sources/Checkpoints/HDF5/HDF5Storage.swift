import CheckpointDecoding
import Support

/// The bytes of a dataset's elements.
struct HDF5Storage {
    let source: any ByteSource
    let offset: Int

    init(
        _ header: HDF5ObjectHeader, layout message: HDF5Cursor, dataspace: HDF5Dataspace, elementSize: Int,
        title: String, with reader: inout HDF5Reader
    ) throws(Failure) {
        let file = reader.source.name
        let (size, overflow) = dataspace.count.multipliedReportingOverflow(by: elementSize)
        guard !overflow, size <= reader.sizeLimit else {
            throw Failure(
                .data,
                "\(title) has \(dataspace.count.grouped) numbers, more than 64 times the size of the file. Save it "
                    + "again."
            )
        }
        let filters =
            if let message = header.first(.filters)?.body {
                try HDF5Filters(message, elementSize: elementSize, title: title)
            } else {
                HDF5Filters.none
            }
        let layout = try HDF5Layout(message, rank: dataspace.shape.count, title: title)
        guard size > 0 else {
            (source, offset) = (MemoryBytes(title, []), 0)
            return
        }
        switch layout {
        case .compact(let bytes):
            guard bytes.count >= size else { throw Self.short(bytes.count, size, title) }
            (source, offset) = (MemoryBytes(title, bytes), 0)
        case .contiguous(let address):
            guard let address else {
                throw Failure(.data, "\(title) was never written. Save the weights again.")
            }
            let place = HDF5Place(file: file, structure: "data of a dataset", address: address)
            let range = try reader.range(at: address, count: size, of: place)
            (source, offset) = (reader.source, range.lowerBound)
        case .chunked(let shape, let index):
            guard
                let grid = ChunkGrid(
                    shape: dataspace.shape, chunk: shape, elementSize: elementSize,
                    limit: reader.sizeLimit + (1 << 20))
            else {
                throw Failure(
                    .data, "\(title) has chunks with more than 64 times the bytes of the file. Save it again.")
            }
            let chunks = try HDF5Chunks(index, of: grid, isFiltered: !filters.filters.isEmpty, with: &reader)
            source = HDF5ChunkedBytes(
                name: title, source: reader.source, grid: grid, chunks: chunks.chunks, filters: filters,
                fill: try Self.fill(header, elementSize: elementSize))
            offset = 0
        }
    }

    private static func short(_ count: Int, _ needed: Int, _ title: String) -> Failure {
        Failure(.data, "\(title) has \(count.grouped) of \(needed.grouped) bytes. Save it again.")
    }

    /// An element that was never written: zero if the file does not say otherwise.
    private static func fill(_ header: HDF5ObjectHeader, elementSize: Int) throws(Failure) -> [UInt8] {
        let zero = Array(repeating: UInt8(0), count: elementSize)
        guard var cursor = header.first(.fill)?.body else { return zero }
        let version = try cursor.integer(1)
        let isDefined: Bool
        switch version {
        case 1, 2:
            try cursor.skip(2)
            isDefined = try cursor.integer(1) == 1
        default: isDefined = try cursor.integer(1) & 0x20 != 0
        }
        guard isDefined, try cursor.integer(4) == elementSize else { return zero }
        return try cursor.bytes(elementSize)
    }
}
