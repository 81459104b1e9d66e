import Support

extension ONNXConstants {
    /// The array that a node makes of constants; nil if it is not constant or if the operation is not one of a few.
    ///
    /// - Parameters:
    ///   - name: The output of the node that is wanted.
    ///   - node: The node.
    ///   - scope: The graph that contains it.
    ///   - depth: The number of nodes that were followed to it.
    mutating func constant(_ name: String, of node: ONNXNode, in scope: Int, depth: Int) -> ONNXConstant? {
        guard node.isStandard else { return nil }
        if node.operation == "Constant" { return Self.constant(node.attributes) }
        var parts: [ONNXConstant] = []
        for name in node.inputs where !name.isEmpty {
            guard let part = constant(name, in: scope, depth: depth + 1) else { return nil }
            parts.append(part)
        }
        guard let base = parts.first else { return nil }
        let arguments = parts.dropFirst().map { $0.integers() }
        switch node.operation {
        case "Identity": return base
        case "Cast": return Self.cast(base, to: node.attributes["to"]?.integer)
        case "Transpose": return Self.transposed(base, node.attributes["perm"]?.integers)
        case "Unsqueeze": return Self.unsqueezed(base, Self.axes(node, arguments))
        case "Squeeze":
            // Without axes, all dimensions of one element go.
            return Self.squeezed(
                base, node.attributes["axes"] == nil && parts.count == 1 ? nil : Self.axes(node, arguments))
        case "Reshape": return Self.reshaped(base, arguments.first ?? nil)
        case "Slice": return Self.sliced(base, node, arguments)
        case "Split": return Self.part(name, of: base, node, sizes: arguments.first ?? nil)
        case "Gather":
            return parts.count == 2 ? Self.gathered(base, parts[1], axis: node.attributes["axis"]?.integer ?? 0) : nil
        case "Concat": return Self.joined(parts, axis: node.attributes["axis"]?.integer)
        default: return nil
        }
    }

    /// The value of a constant: a tensor, or whole numbers.
    private static func constant(_ attributes: [String: ONNXAttribute]) -> ONNXConstant? {
        if let tensor = attributes["value"]?.tensor { return ONNXConstant(tensor) }
        if let number = attributes["value_int"]?.integer { return ONNXConstant(ONNXTensor([], [number])) }
        guard let numbers = attributes["value_ints"]?.integers else { return nil }
        return ONNXConstant(ONNXTensor([numbers.count], numbers))
    }

    private static func axes(_ node: ONNXNode, _ arguments: [[Int]?]) -> [Int]? {
        node.attributes["axes"]?.integers ?? arguments.first ?? nil
    }

    /// A dimension counted from the front; nil if there is none.
    private static func axis(_ axis: Int, rank: Int) -> Int? {
        let place = axis < 0 ? axis + rank : axis
        return (0..<rank).contains(place) ? place : nil
    }

    private static func cast(_ base: ONNXConstant, to type: Int?) -> ONNXConstant? {
        switch type {
        case 1: ONNXConstant(base.shape, .rounded(base), from: [base])
        case 11, 7: base
        default: nil
        }
    }

    private static func transposed(_ base: ONNXConstant, _ order: [Int]?) -> ONNXConstant? {
        let order = order ?? base.shape.indices.reversed()
        guard order.sorted() == Array(base.shape.indices), let strides = Shape(base.shape)?.rowMajorStrides else {
            return nil
        }
        return ONNXConstant(
            order.map { base.shape[$0] }, .view(base, offset: 0, strides: order.map { strides[$0] }), from: [base])
    }

    private static func unsqueezed(_ base: ONNXConstant, _ axes: [Int]?) -> ONNXConstant? {
        guard let axes, axes.count <= Shape.mostDimensions else { return nil }
        let rank = base.shape.count + axes.count
        let places = Set(axes.compactMap { axis($0, rank: rank) })
        guard places.count == axes.count else { return nil }
        var rest = base.shape[...]
        let shape = (0..<rank).map { places.contains($0) ? 1 : rest.popFirst() ?? 1 }
        return ONNXConstant(shape, .reshaped(base), from: [base])
    }

    private static func squeezed(_ base: ONNXConstant, _ axes: [Int]?) -> ONNXConstant? {
        let rank = base.shape.count
        let ones = base.shape.indices.filter { base.shape[$0] == 1 }
        let places = Set(axes?.compactMap { axis($0, rank: rank) } ?? ones)
        guard places.count == axes?.count ?? ones.count, places.isSubset(of: ones) else { return nil }
        let shape = base.shape.indices.filter { !places.contains($0) }.map { base.shape[$0] }
        return ONNXConstant(shape, .reshaped(base), from: [base])
    }

    private static func reshaped(_ base: ONNXConstant, _ wanted: [Int]?) -> ONNXConstant? {
        guard let wanted, wanted.count <= Shape.mostDimensions, wanted.count(where: { $0 == -1 }) <= 1 else {
            return nil
        }
        let known = wanted.enumerated().map { index, size in
            size == 0 && base.shape.indices.contains(index) ? base.shape[index] : size
        }
        guard let product = Shape(known.filter { $0 != -1 })?.count, product > 0, base.count % product == 0 else {
            return nil
        }
        let shape = known.map { $0 == -1 ? base.count / product : $0 }
        guard Shape(shape)?.count == base.count else { return nil }
        return ONNXConstant(shape, .reshaped(base), from: [base])
    }

    private static func sliced(_ base: ONNXConstant, _ node: ONNXNode, _ arguments: [[Int]?]) -> ONNXConstant? {
        let bounds = ["starts", "ends", "axes", "steps"].enumerated().map { index, name in
            node.attributes[name]?.integers ?? (index < arguments.count ? arguments[index] : nil)
        }
        guard let starts = bounds[0], let ends = bounds[1], starts.count == ends.count,
            let strides = Shape(base.shape)?.rowMajorStrides
        else { return nil }
        let axes = bounds[2] ?? Array(starts.indices)
        let steps = bounds[3] ?? Array(repeating: 1, count: starts.count)
        guard axes.count == starts.count, steps.count == starts.count, steps.allSatisfy({ $0 == 1 }) else { return nil }
        var (shape, offset) = (base.shape, 0)
        for (index, axis) in axes.enumerated() {
            guard let axis = Self.axis(axis, rank: shape.count) else { return nil }
            let size = base.shape[axis]
            let places = [starts[index], ends[index]].map { min(max($0 < 0 ? $0 + size : $0, 0), size) }
            shape[axis] = max(0, places[1] - places[0])
            offset += places[0] * strides[axis]
        }
        return ONNXConstant(shape, .view(base, offset: offset, strides: strides), from: [base])
    }

    /// An output of a node that divides an array: into parts of the sizes given, otherwise into equal ones.
    private static func part(
        _ name: String, of base: ONNXConstant, _ node: ONNXNode, sizes: [Int]?
    ) -> ONNXConstant? {
        guard let number = node.outputs.firstIndex(of: name), let strides = Shape(base.shape)?.rowMajorStrides,
            let axis = axis(node.attributes["axis"]?.integer ?? 0, rank: base.shape.count)
        else { return nil }
        // If the size is no multiple, the last part is smaller.
        let (size, count) = (base.shape[axis], node.outputs.count)
        let equal = (size + count - 1) / count
        let start: Int
        if let sizes = node.attributes["split"]?.integers ?? sizes {
            guard sizes.count == count, sizes.allSatisfy({ (0...size).contains($0) }), sizes.reduce(0, +) == size else {
                return nil
            }
            start = sizes.prefix(number).reduce(0, +)
        } else {
            // A size that is given but not constant is not a missing one.
            guard node.input(1) == nil else { return nil }
            start = min(number * equal, size)
        }
        var shape = base.shape
        shape[axis] = (node.attributes["split"]?.integers ?? sizes)?[number] ?? min(equal, size - start)
        return ONNXConstant(shape, .view(base, offset: start * strides[axis], strides: strides), from: [base])
    }

    /// The parts of an array that indices name, in their order.
    private static func gathered(_ base: ONNXConstant, _ indices: ONNXConstant, axis: Int) -> ONNXConstant? {
        guard let axis = Self.axis(axis, rank: base.shape.count), indices.isInteger else { return nil }
        return ONNXConstant(
            base.shape[..<axis] + indices.shape + base.shape[(axis + 1)...],
            .gathered(base, indices: indices, axis: axis), from: [base, indices])
    }

    private static func joined(_ parts: [ONNXConstant], axis: Int?) -> ONNXConstant? {
        guard let first = parts.first, let axis = axis.flatMap({ Self.axis($0, rank: first.shape.count) }) else {
            return nil
        }
        var shape = first.shape
        shape[axis] = 0
        for part in parts {
            guard part.shape.count == shape.count else { return nil }
            let others = shape.indices.filter { $0 != axis }
            guard others.allSatisfy({ part.shape[$0] == shape[$0] }) else { return nil }
            let (sum, overflow) = shape[axis].addingReportingOverflow(part.shape[axis])
            guard !overflow else { return nil }
            shape[axis] = sum
        }
        return ONNXConstant(shape, .joined(parts, axis: axis), from: parts)
    }
}
