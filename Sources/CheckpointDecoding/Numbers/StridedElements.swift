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

    /// Passes the next elements in runs along the last dimension.
    private mutating func forEachRun(_ count: Int, _ body: (_ first: Int, _ stride: Int, _ count: Int) -> Void) {
        guard let last = shape.indices.last else {
            if count > 0 { body(element, 0, count) }
            return
        }
        var rest = count
        while rest > 0 {
            let run = min(rest, shape[last] - indices[last])
            body(element, strides[last], run)
            rest -= run
            indices[last] += run - 1
            element += (run - 1) * strides[last]
            advance()
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
        forEachRun(count) { first, stride, count in
            for index in 0..<count {
                let start = (first + index * stride) * size
                for place in start..<start + size { bytes.append(span[place]) }
            }
        }
        return bytes
    }

    /// The next elements of an array at an offset, which it passes.
    package mutating func numbers(_ count: Int, in array: [Double], offset: Int) -> [Double] {
        var numbers: [Double] = []
        numbers.reserveCapacity(count)
        forEachRun(count) { first, stride, count in
            for index in 0..<count { numbers.append(array[offset + first + index * stride]) }
        }
        return numbers
    }

    /// The distances of the next elements from the first, which it passes.
    package mutating func places(_ count: Int) -> [Int] {
        var places: [Int] = []
        places.reserveCapacity(count)
        forEachRun(count) { first, stride, count in
            for index in 0..<count { places.append(first + index * stride) }
        }
        return places
    }
}
