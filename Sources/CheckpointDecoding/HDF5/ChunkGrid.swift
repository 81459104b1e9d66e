/// The chunks of a dataset as a grid: which elements each of them has.
package struct ChunkGrid: Sendable {
    /// The shape of the dataset.
    package let shape: [Int]
    /// The shape of a chunk.
    package let chunk: [Int]
    /// The number of bytes of an element.
    package let elementSize: Int
    /// The number of chunks along each dimension.
    private let counts: [Int]
    /// The number of chunks.
    package let count: Int
    /// The number of bytes of a chunk without filters.
    package let chunkSize: Int

    /// A grid whose chunks have at most `limit` bytes together; nil if they have more.
    package init?(shape: [Int], chunk: [Int], elementSize: Int, limit: Int) {
        self.shape = shape
        self.chunk = chunk
        self.elementSize = elementSize
        counts = zip(shape, chunk).map { $0 / $1 + ($0 % $1 == 0 ? 0 : 1) }
        guard let count = Self.product(counts), let size = Self.product(chunk + [elementSize]),
            let total = Self.product([count, size]), total <= limit
        else { return nil }
        self.count = count
        chunkSize = size
    }

    /// The product; nil if it exceeds 63 bits.
    private static func product(_ factors: [Int]) -> Int? {
        var product = 1
        for factor in factors {
            let (next, overflow) = product.multipliedReportingOverflow(by: factor)
            guard !overflow else { return nil }
            product = next
        }
        return product
    }

    /// The position of a chunk in the grid, from its number in row-major order.
    private func position(of number: Int) -> [Int] {
        var rest = number
        var position = Array(repeating: 0, count: counts.count)
        for dimension in counts.indices.reversed() {
            position[dimension] = rest % counts[dimension]
            rest /= counts[dimension]
        }
        return position
    }

    /// The number of the chunk that begins at an element; nil if none does.
    package func number(at origin: [Int]) -> Int? {
        var number = 0
        for dimension in counts.indices {
            let (place, rest) = origin[dimension].quotientAndRemainder(dividingBy: chunk[dimension])
            guard rest == 0, place >= 0, place < counts[dimension] else { return nil }
            number = number * counts[dimension] + place
        }
        return number
    }

    /// Puts the elements of a chunk in their places.
    ///
    /// - Parameters:
    ///   - bytes: The bytes of the chunk, `chunkSize` of them.
    ///   - number: The number of the chunk.
    ///   - elements: The bytes of the elements of the dataset in row-major order.
    package func put(_ bytes: [UInt8], of number: Int, into elements: inout [UInt8]) {
        for run in runs(of: number) {
            elements.replaceSubrange(
                run.target..<run.target + run.count, with: bytes[run.origin..<run.origin + run.count])
        }
    }

    /// The runs of adjacent bytes of a chunk: where each begins in the dataset and in the chunk, and its length.
    private func runs(of number: Int) -> [(target: Int, origin: Int, count: Int)] {
        let starts = zip(position(of: number), chunk).map { $0 * $1 }
        let lengths = zip(starts, zip(chunk, shape)).map { min($1.0, $1.1 - $0) }
        guard let row = lengths.last, lengths.allSatisfy({ $0 > 0 }) else { return [] }
        let rows = lengths.dropLast().reduce(1, *)
        return (0..<rows).map { index in
            var (rest, target, origin) = (index, 0, 0)
            var (targetStride, originStride) = (shape[shape.count - 1], chunk[chunk.count - 1])
            for dimension in lengths.indices.dropLast().reversed() {
                let place = rest % lengths[dimension]
                rest /= lengths[dimension]
                target += (starts[dimension] + place) * targetStride
                origin += place * originStride
                targetStride *= shape[dimension]
                originStride *= chunk[dimension]
            }
            return ((target + starts[starts.count - 1]) * elementSize, origin * elementSize, row * elementSize)
        }
    }
}
