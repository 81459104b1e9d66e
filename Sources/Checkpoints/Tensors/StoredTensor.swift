import CheckpointDecoding
import Support

/// A tensor and the place of its numbers in a file.
///
/// Whoever makes one has checked that every element lies within `source`, and that `count` does not overflow.
struct StoredTensor: Sendable {
    /// The name, shape and element type.
    let description: TensorDescription
    /// The bytes that contain the numbers.
    let source: any ByteSource
    /// The place of the first element in `source`, in bytes.
    let offset: Int
    /// The distance between neighbours in each dimension, in elements.
    let strides: [Int]
    /// Whether the most significant byte comes first.
    let isBigEndian: Bool
}

extension StoredTensor {
    /// The name in the file.
    var name: String { description.name }

    /// The size of each dimension.
    var shape: [Int] { description.shape }

    /// Visits the numbers in row-major order, in runs that are small enough to copy.
    ///
    /// - Parameter body: Receives the index of the first number of a run, and the numbers.
    /// - Throws: `Failure` if the file cannot be read, the format of the numbers is not one of `ElementType`, or a
    ///   number is not finite.
    /// - Complexity: O(n) in the number of elements and, unless they are in row-major order, in the bytes they span.
    func forEachRun(_ body: (_ first: Int, _ numbers: [Double]) -> Void) throws(Failure) {
        guard let type = description.elementType else {
            throw Failure(.data, "\(name.shortened) in \(source.name): \(description.unreadableReason).")
        }
        var first = 0
        func visit(_ numbers: [Double]) throws(Failure) {
            try Failure.checkCancellation(while: "Reading \(source.name)")
            guard numbers.areFinite else {
                throw Failure(
                    .data,
                    "\(name.shortened) in \(source.name) contains a weight that is not a number or is infinite; save a "
                        + "network whose training did not diverge.")
            }
            body(first, numbers)
            first += numbers.count
        }
        if strides == Shape(shape)?.rowMajorStrides {
            let range = offset..<offset + description.count * type.size
            try source.forEachPiece(of: range, size: 1 << 18) { (piece) throws(Failure) in
                try visit(type.widened(piece, isBigEndian: isBigEndian))
            }
        } else {
            try gathered(type, visit)
        }
    }

    /// Visits the numbers of a tensor whose neighbours are not next to each other.
    private func gathered(_ type: ElementType, _ visit: ([Double]) throws(Failure) -> Void) throws(Failure) {
        guard description.count > 0, let reach = Shape(shape)?.reach(of: strides) else { return }
        // What spans far more bytes than it has is read number by number, because the bytes may not fit in memory.
        let isSparse = reach / Self.widestSpan > description.count
        let span = isSparse ? [] : try source.bytes(offset..<offset + (reach + 1) * type.size)
        var elements = StridedElements(shape: shape, strides: strides)
        var rest = description.count
        while rest > 0 {
            let count = min(rest, (1 << 18) / type.size)
            let run =
                isSparse
                ? try separateBytes(count, of: type, &elements) : elements.bytes(count, size: type.size, in: span)
            try visit(type.widened(run, isBigEndian: isBigEndian))
            rest -= count
        }
    }

    /// The bytes of the next elements, each read on its own.
    private func separateBytes(
        _ count: Int, of type: ElementType, _ elements: inout StridedElements
    ) throws(Failure) -> [UInt8] {
        var bytes: [UInt8] = []
        for _ in 0..<count {
            let start = offset + elements.element * type.size
            bytes += try source.bytes(start..<start + type.size)
            elements.advance()
        }
        return bytes
    }

    /// How many times its elements a tensor may span to be read at once.
    private static let widestSpan = 64

    /// The numbers of a small tensor in row-major order.
    ///
    /// - Throws: `Failure` as `forEachRun(_:)` does.
    func numbers() throws(Failure) -> [Double] {
        var all: [Double] = []
        try forEachRun { _, numbers in all += numbers }
        return all
    }
}
