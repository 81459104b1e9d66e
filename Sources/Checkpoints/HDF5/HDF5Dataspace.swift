import CheckpointDecoding
import Support

/// The dimensions of a dataset or an attribute.
struct HDF5Dataspace: Sendable {
    /// The size of each dimension; empty for a single element.
    let shape: [Int]
    /// The number of elements.
    let count: Int

    /// Reads the dimensions from their message.
    ///
    /// - Throws: `Failure` if there are more than 32 or if the number of elements exceeds 63 bits.
    init(_ message: HDF5Cursor) throws(Failure) {
        var cursor = message
        let version = try cursor.integer(1)
        let rank = try cursor.integer(1)
        _ = try cursor.integer(1)
        guard rank <= 32 else { throw message.place.failure("has \(rank) dimensions") }
        var isEmpty = false
        switch version {
        case 1: try cursor.skip(5)
        case 2: isEmpty = try cursor.integer(1) == 2
        default: throw message.place.failure("has a dataspace of unknown version \(version)")
        }
        var shape: [Int] = []
        var count = 1
        for _ in 0..<rank {
            let size = try cursor.length()
            let (product, overflow) = count.multipliedReportingOverflow(by: max(size, 1))
            guard !overflow else { throw message.place.failure("has more elements than 63 bits can count") }
            (count, shape) = (product, shape + [size])
        }
        self.shape = isEmpty ? [0] : shape
        self.count = isEmpty || shape.contains(0) ? 0 : count
    }
}
