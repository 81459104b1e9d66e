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
            guard numbers.allSatisfy(\.isFinite) else {
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
        var place = ElementPlace(shape: shape, strides: strides)
        var run: [UInt8] = []
        for _ in 0..<description.count {
            let range = place.element * type.size..<(place.element + 1) * type.size
            run += isSparse ? try source.bytes(offset + range.lowerBound..<offset + range.upperBound)[...] : span[range]
            if run.count >= 1 << 18 {
                try visit(type.widened(run, isBigEndian: isBigEndian))
                run = []
            }
            place.advance()
        }
        try visit(type.widened(run, isBigEndian: isBigEndian))
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

/// A place in a tensor that moves in row-major order.
private struct ElementPlace {
    /// The distance from the first element.
    private(set) var element = 0
    private let shape: [Int]
    private let strides: [Int]
    private var indices: [Int]

    init(shape: [Int], strides: [Int]) {
        self.shape = shape
        self.strides = strides
        indices = Array(repeating: 0, count: shape.count)
    }

    /// Moves to the next element, or from the last back to the first.
    mutating func advance() {
        for dimension in shape.indices.reversed() {
            indices[dimension] += 1
            element += strides[dimension]
            guard indices[dimension] == shape[dimension] else { return }
            element -= shape[dimension] * strides[dimension]
            indices[dimension] = 0
        }
    }
}
