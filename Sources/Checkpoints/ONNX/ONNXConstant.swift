import Support

/// An array of numbers that a model contains, perhaps rearranged by its nodes.
struct ONNXConstant: Sendable {
    /// The size of each dimension.
    let shape: [Int]
    /// How the numbers are made.
    let content: Content
    /// The number of numbers that are touched to read it.
    let cost: Int

    /// The ways to make an array.
    indirect enum Content: Sendable {
        /// A tensor of the file.
        case stored(ONNXTensor)
        /// The same numbers in another shape.
        case reshaped(ONNXConstant)
        /// The same numbers rounded to float32.
        case rounded(ONNXConstant)
        /// The numbers at an offset and at strides of another array.
        case view(ONNXConstant, offset: Int, strides: [Int])
        /// The parts of an array that whole numbers name, counted in a dimension.
        case gathered(ONNXConstant, indices: ONNXConstant, axis: Int)
        /// Arrays one after the other in a dimension.
        case joined([ONNXConstant], axis: Int)
    }

    /// A tensor.
    init?(_ tensor: ONNXTensor) {
        self.init(tensor.description.shape, .stored(tensor), from: [])
    }

    /// An array made from others; nil if its shape is impossible.
    init?(_ shape: [Int], _ content: Content, from parts: [ONNXConstant]) {
        guard let count = Shape(shape)?.count else { return nil }
        self.shape = shape
        self.content = content
        cost = parts.reduce(count) { $0 + $1.cost }
    }

    /// The number of numbers.
    var count: Int { shape.reduce(1, *) }

    /// The numbers in row-major order.
    ///
    /// - Throws: `Failure` if they cannot be read.
    /// - Complexity: O(n) in the cost.
    func numbers() throws(Failure) -> [Double] {
        switch content {
        case .stored(let tensor): return try tensor.numbers()
        case .reshaped(let base): return try base.numbers()
        case .rounded(let base): return try base.numbers().map { Double(Float($0)) }
        case .view(let base, let offset, let strides):
            let numbers = try base.numbers()
            return Self.places(shape, strides).map { numbers[offset + $0] }
        case .gathered(let base, let indices, let axis): return try Self.gathered(base, indices, axis: axis)
        case .joined(let parts, let axis): return try Self.joined(parts, axis: axis)
        }
    }

    /// Whether it contains whole numbers.
    var isInteger: Bool {
        switch content {
        case .stored(let tensor): tensor.description.elementType == nil
        case .reshaped(let base), .view(let base, _, _), .gathered(let base, _, _): base.isInteger
        case .rounded: false
        case .joined(let parts, _): parts.allSatisfy(\.isInteger)
        }
    }

    /// Whole numbers, such as the bounds of a slice; nil if they are not.
    func integers() -> [Int]? {
        guard count <= Shape.mostDimensions, cost <= 1 << 14, let numbers = try? numbers() else { return nil }
        let integers = numbers.compactMap { Int(exactly: $0) }
        return integers.count == numbers.count ? integers : nil
    }

    /// The tensor of the file that it comes from, if it is only one.
    var origin: ONNXTensor? {
        switch content {
        case .stored(let tensor): tensor
        case .reshaped(let base), .rounded(let base), .view(let base, _, _), .gathered(let base, _, _): base.origin
        case .joined: nil
        }
    }

    /// Why its numbers cannot be read; nil if they can.
    var obstacle: Obstacle? {
        switch content {
        case .stored(let tensor): Self.obstacle(tensor)
        case .reshaped(let base), .rounded(let base), .view(let base, _, _), .gathered(let base, _, _): base.obstacle
        case .joined(let parts, _): parts.lazy.compactMap(\.obstacle).first
        }
    }

    private static func obstacle(_ tensor: ONNXTensor) -> Obstacle? {
        do throws(Obstacle) {
            guard try tensor.stored() == nil else { return nil }
            return Obstacle("\(tensor.description.name.shortened): \(tensor.description.unreadableReason).")
        } catch {
            return error
        }
    }

    // MARK: Numbers

    /// The places of all elements in row-major order.
    private static func places(_ shape: [Int], _ strides: [Int]) -> [Int] {
        zip(shape, strides).reduce([0]) { places, dimension in
            let (size, stride) = dimension
            return places.flatMap { place in (0..<size).map { place + $0 * stride } }
        }
    }

    private static func gathered(
        _ base: ONNXConstant, _ indices: ONNXConstant, axis: Int
    ) throws(Failure) -> [Double] {
        let numbers = try base.numbers()
        let size = base.shape[axis]
        var places: [Int] = []
        for number in try indices.numbers() {
            guard let index = Int(exactly: number), (-size..<size).contains(index) else {
                throw Failure(
                    .data,
                    "A Gather node selects part \(number) of \(size.grouped) of a constant; export the model again.")
            }
            places.append(index < 0 ? index + size : index)
        }
        let row = base.shape[(axis + 1)...].reduce(1, *)
        let rows = base.shape[..<axis].reduce(1, *)
        var result: [Double] = []
        result.reserveCapacity(rows * places.count * row)
        for first in 0..<rows {
            for place in places {
                let start = (first * size + place) * row
                result += numbers[start..<start + row]
            }
        }
        return result
    }

    private static func joined(_ parts: [ONNXConstant], axis: Int) throws(Failure) -> [Double] {
        var arrays: [(numbers: [Double], row: Int)] = []
        for part in parts { arrays.append((try part.numbers(), part.shape[axis...].reduce(1, *))) }
        let rows = parts.first?.shape[..<axis].reduce(1, *) ?? 0
        var result: [Double] = []
        for row in 0..<rows {
            for array in arrays { result += array.numbers[row * array.row..<(row + 1) * array.row] }
        }
        return result
    }
}
