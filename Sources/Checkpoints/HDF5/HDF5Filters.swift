import CheckpointDecoding
import Support

/// The filters that every chunk of a dataset has passed, in the order in which they were applied.
struct HDF5Filters: Sendable, Hashable {
    /// The filters that can be undone.
    enum Filter: Sendable, Hashable {
        /// Compression by zlib.
        case deflate
        /// The first bytes of all elements, then the second bytes, and so on.
        case shuffle(elementSize: Int)
        /// A checksum of four bytes at the end, which is ignored.
        case fletcher32
    }

    /// The filters in the order of their application.
    let filters: [Filter]

    /// No filters.
    static let none = HDF5Filters(filters: [])

    private init(filters: [Filter]) {
        self.filters = filters
    }

    /// Reads the filters from their message.
    ///
    /// - Parameters:
    ///   - message: The message.
    ///   - elementSize: The number of bytes of an element.
    ///   - title: The dataset and its file, at the beginning of a sentence.
    /// - Throws: `Failure` that names a filter that cannot be undone.
    init(_ message: HDF5Cursor, elementSize: Int, title: String) throws(Failure) {
        var cursor = message
        let version = try cursor.integer(1)
        guard (1...2).contains(version) else { throw message.place.failure("has filters of an unknown version") }
        let count = try cursor.integer(1)
        if version == 1 { try cursor.skip(6) }
        var filters: [Filter] = []
        for _ in 0..<count {
            let code = try cursor.integer(2)
            let nameCount = version == 2 && code < 256 ? 0 : try cursor.integer(2)
            _ = try cursor.integer(2)
            let valueCount = try cursor.integer(2)
            try cursor.skip(version == 1 ? (nameCount + 7) / 8 * 8 : nameCount)
            try cursor.skip(4 * valueCount + (version == 1 && valueCount % 2 == 1 ? 4 : 0))
            filters.append(try Self.filter(code, elementSize: elementSize, title: title))
        }
        self.filters = filters
    }

    private static func filter(_ code: Int, elementSize: Int, title: String) throws(Failure) -> Filter {
        let name: String
        switch code {
        case 1: return .deflate
        case 2: return .shuffle(elementSize: elementSize)
        case 3: return .fletcher32
        case 4: name = "szip"
        case 5: name = "nbit"
        case 6: name = "scale-offset"
        case 32000: name = "LZF"
        case 32001: name = "Blosc"
        case 32004: name = "LZ4"
        case 32015: name = "Zstandard"
        default: name = "number \(code)"
        }
        throw Failure(
            .data,
            "\(title) is compressed by the HDF5 filter \(name); only deflate and shuffle can be read. Convert the file "
                + "with h5repack -f NONE OLD.h5 NEW.h5.")
    }

    /// The bytes of a chunk before the filters were applied.
    ///
    /// - Parameters:
    ///   - bytes: The bytes in the file.
    ///   - skipped: The filters that this chunk has not passed, as bits.
    ///   - count: The number of bytes that must result.
    ///   - name: What the chunk is, for messages.
    func undo(_ bytes: [UInt8], skipped: Int, count: Int, name: String) throws(Failure) -> [UInt8] {
        var bytes = bytes
        let applied = filters.enumerated().filter { index, _ in index > 31 || skipped >> index & 1 == 0 }.map(\.element)
        for (index, filter) in applied.enumerated().reversed() {
            switch filter {
            case .deflate:
                let checksums = applied.prefix(index).count { $0 == .fletcher32 }
                bytes = try Inflation.inflate(
                    MemoryBytes(name, bytes), wrapping: .zlib, count: count + 4 * checksums)
            case .shuffle(let size): bytes = ElementBytes.unshuffled(bytes, elementSize: size)
            case .fletcher32: bytes.removeLast(min(4, bytes.count))
            }
        }
        guard bytes.count == count else {
            throw Failure(
                .data,
                "\(name) has \(bytes.count.grouped) bytes instead of \(count.grouped). Save the file again.")
        }
        return bytes
    }
}
