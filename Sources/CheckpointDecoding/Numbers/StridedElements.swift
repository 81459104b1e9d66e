/// The elements of a tensor in row-major order, wherever their strides put them.
package struct StridedElements: Sendable {
    /// The distance of the next element from the first, in elements.
    package private(set) var element = 0
    private let shape: [Int]
    private let strides: [Int]
    private var indices: [Int]

    /// The elements of a tensor; the caller has checked that no distance overflows.
    ///
    /// - Parameters:
    ///   - shape: The size of each dimension.
    ///   - strides: The distance between neighbours in each dimension, in elements.
    package init(shape: [Int], strides: [Int]) {
        self.shape = shape
        self.strides = strides
        indices = Array(repeating: 0, count: shape.count)
    }

    /// Moves to the next element, or from the last back to the first.
    package mutating func advance() {
        for dimension in shape.indices.reversed() {
            indices[dimension] += 1
            element += strides[dimension]
            guard indices[dimension] == shape[dimension] else { return }
            element -= shape[dimension] * strides[dimension]
            indices[dimension] = 0
        }
    }

    /// The bytes of the next elements, which it passes.
    ///
    /// - Parameters:
    ///   - count: The number of elements.
    ///   - size: The number of bytes of an element.
    ///   - span: The bytes from the first element of the tensor to the last.
    package mutating func bytes(_ count: Int, size: Int, in span: [UInt8]) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(count * size)
        for _ in 0..<count {
            bytes += span[element * size..<(element + 1) * size]
            advance()
        }
        return bytes
    }

    /// The next elements of an array at an offset, which it passes.
    package mutating func numbers(_ count: Int, in array: [Double], offset: Int) -> [Double] {
        var numbers: [Double] = []
        numbers.reserveCapacity(count)
        for _ in 0..<count {
            numbers.append(array[offset + element])
            advance()
        }
        return numbers
    }

    /// The distances of the next elements from the first, which it passes.
    package mutating func places(_ count: Int) -> [Int] {
        var places: [Int] = []
        places.reserveCapacity(count)
        for _ in 0..<count {
            places.append(element)
            advance()
        }
        return places
    }
}
