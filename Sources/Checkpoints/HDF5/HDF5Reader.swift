import CheckpointDecoding
import Support

/// Reads the structures of an HDF5 file within two budgets, so that no chain of references can take long or much memory.
struct HDF5Reader: Sendable {
    /// The file.
    let source: any ByteSource
    /// The first byte of the HDF5 data in the file; addresses count from it.
    let base: Int
    /// The widths of addresses and lengths.
    let widths: HDF5Widths
    /// The number of bytes that may still be read.
    private var budget: Int
    /// The number of bytes that may still be kept in memory.
    private var memory: Int

    /// The cost of a read besides its bytes.
    private static let costOfRead = 16

    /// A reader with the budget of its file: a valid one describes every byte about once.
    init(_ source: any ByteSource, base: Int, widths: HDF5Widths) {
        self.source = source
        self.base = base
        self.widths = widths
        budget = 16 * min(source.count, 1 << 40) + (1 << 20)
        memory = 2 * min(source.count, 1 << 40) + (8 << 20)
    }

    /// A cursor over a structure.
    ///
    /// - Parameters:
    ///   - structure: What it is, for messages.
    ///   - address: Its first byte, counted from the base.
    ///   - count: The number of its bytes.
    mutating func cursor(_ structure: String, at address: Int, count: Int) throws(Failure) -> HDF5Cursor {
        let place = HDF5Place(file: source.name, structure: structure, address: address)
        let range = try range(at: address, count: count, of: place)
        try spend(count, at: place)
        return HDF5Cursor(try source.bytes(range), widths: widths, place: place)
    }

    /// Takes the cost of a read from the budget.
    ///
    /// - Throws: `Failure` if the budget is exhausted.
    mutating func spend(_ count: Int, at place: HDF5Place) throws(Failure) {
        budget -= count + Self.costOfRead
        guard budget >= 0 else { throw place.failure("is part of structures that refer to each other without end") }
    }

    /// Takes what is kept of a structure from the budget of memory.
    ///
    /// - Parameter count: The number of bytes, estimated generously.
    /// - Throws: `Failure` if the budget is exhausted: structures that overlap are kept once for each.
    mutating func keep(_ count: Int) throws(Failure) {
        memory -= count
        guard memory >= 0 else {
            throw Failure(
                .data,
                "\(source.name) has more members, datasets and chunks than an HDF5 file of \(source.count.grouped) bytes "
                    + "may have. Save the weights again.")
        }
    }

    /// The place of bytes in the source.
    func range(at address: Int, count: Int, of place: HDF5Place) throws(Failure) -> Range<Int> {
        let (start, overflow) = base.addingReportingOverflow(address)
        guard !overflow, start >= 0, start <= source.count, count >= 0, count <= source.count - start else {
            throw place.failure("lies beyond the end of the file")
        }
        return start..<start + count
    }

    /// The most bytes that data of the file may have once decompressed.
    var sizeLimit: Int { 64 * min(source.count, 1 << 40) }
}
