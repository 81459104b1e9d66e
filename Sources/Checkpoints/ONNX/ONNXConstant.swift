import CheckpointDecoding
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
        case .rounded(let base): return try base.numbers().roundedToFloat32
        case .view(let base, let offset, let strides):
            var elements = StridedElements(shape: shape, strides: strides)
            return elements.numbers(count, in: try base.numbers(), offset: offset)
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

    private static func gathered(
        _ base: ONNXConstant, _ indices: ONNXConstant, axis: Int
    ) throws(Failure) -> [Double] {
        // As in `joined`, the costlier is read first.
        let isBaseFirst = base.cost >= indices.cost
        let early = isBaseFirst ? try base.numbers() : []
        let chosen = try indices.numbers()
        let numbers = isBaseFirst ? early : try base.numbers()
        let size = base.shape[axis]
        if let number = NumberMatrix.firstOutside(chosen, of: size) {
            throw Failure(
                .data, "A Gather node selects part \(number) of \(size.grouped) of a constant; export the model again.")
        }
        return NumberMatrix.gathered(
            numbers, parts: chosen, of: size, width: base.shape[(axis + 1)...].reduce(1, *),
            groups: base.shape[..<axis].reduce(1, *))
    }

    /// Reads the costliest part first, while nothing else is kept: what waits for another part is then small.
    private static func joined(_ parts: [ONNXConstant], axis: Int) throws(Failure) -> [Double] {
        func row(_ part: ONNXConstant) -> Int { part.shape[axis...].reduce(1, *) }
        guard let costliest = parts.indices.max(by: { parts[$0].cost < parts[$1].cost }) else { return [] }
        let first = try parts[costliest].numbers()
        guard parts.count > 1 else { return first }
        let rows = parts[0].shape[..<axis].reduce(1, *)
        let width = parts.reduce(0) { $0 + row($1) }
        var result = NumberMatrix.zeros(rows * width)
        var start = 0
        for (index, part) in parts.enumerated() {
            let (numbers, count) = (index == costliest ? first : try part.numbers(), row(part))
            NumberMatrix.put(numbers, at: 0, width: count, into: &result, from: start, columns: width)
            start += count
        }
        return result
    }
}
