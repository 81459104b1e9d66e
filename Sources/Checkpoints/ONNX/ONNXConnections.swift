import Support

/// Which recurrent node reads which, through operations that only rearrange.
enum ONNXConnections {
    /// A dimension of a sequence of outputs.
    private enum Axis: Hashable {
        case time
        case direction
        case batch
        case unit
    }

    /// A step on the way from a node's outputs to another node.
    private struct Step {
        let node: ONNXNode
        let scope: Int
    }

    /// The recurrent node whose outputs a node reads with time, batch and units in their places; nil if there is none.
    ///
    /// - Parameters:
    ///   - place: The node that reads.
    ///   - isBatchFirst: Whether a recurrent node has the batch before time; nil for other nodes.
    static func source(
        of place: ONNXConstants.Place, _ constants: inout ONNXConstants,
        isBatchFirst: (ONNXConstants.Place) -> Bool?
    ) -> ONNXConstants.Place? {
        guard
            let (source, steps) = way(
                to: place, constants, passing: rearranging, isSequence: true, isRecurrent: { isBatchFirst($0) != nil }),
            let sourceOrder = isBatchFirst(source), let order = isBatchFirst(place)
        else { return nil }
        var axes: [Axis] = sourceOrder ? [.batch, .time, .direction, .unit] : [.time, .direction, .batch, .unit]
        for step in steps.reversed() {
            guard let next = rearranged(axes, step, &constants) else { return nil }
            axes = next
        }
        return axes == (order ? [.batch, .time, .unit] : [.time, .batch, .unit]) ? source : nil
    }

    /// Whether a node reads the outputs of a recurrent node, perhaps only some of them.
    static func follows(
        _ place: ONNXConstants.Place, _ constants: ONNXConstants, isRecurrent: (ONNXConstants.Place) -> Bool
    ) -> Bool {
        way(to: place, constants, passing: rearranging.union(choosing), isSequence: false, isRecurrent: isRecurrent)
            != nil
    }

    private static let rearranging: Set<String> = ["Squeeze", "Transpose", "Reshape", "Identity", "Dropout", "Cast"]
    private static let choosing: Set<String> = ["Gather", "Slice", "Flatten", "Unsqueeze"]

    /// The way from a recurrent node to the first input of another, the last step first.
    ///
    /// - Parameters:
    ///   - operations: The operations on the way.
    ///   - isSequence: Whether it begins at the outputs of all steps rather than at any output.
    private static func way(
        to place: ONNXConstants.Place, _ constants: ONNXConstants, passing operations: Set<String>, isSequence: Bool,
        isRecurrent: (ONNXConstants.Place) -> Bool
    ) -> (ONNXConstants.Place, [Step])? {
        var steps: [Step] = []
        var place = place
        for _ in 0..<ONNXConstants.depthLimit {
            guard let name = constants.node(place).input(0),
                let before = constants.producer(of: name, in: place.scope)
            else { return nil }
            let node = constants.node(before)
            if isRecurrent(before) { return !isSequence || node.outputs.first == name ? (before, steps) : nil }
            guard node.isStandard, operations.contains(node.operation) else { return nil }
            steps.append(Step(node: node, scope: before.scope))
            place = before
        }
        return nil
    }

    /// The dimensions after a step; nil if they are mixed or not known.
    private static func rearranged(
        _ axes: [Axis], _ step: Step, _ constants: inout ONNXConstants
    ) -> [Axis]? {
        switch step.node.operation {
        case "Identity", "Dropout", "Cast": return axes
        case "Transpose":
            guard let order = step.node.attributes["perm"]?.integers, order.sorted() == Array(axes.indices) else {
                return nil
            }
            return order.map { axes[$0] }
        case "Squeeze":
            guard let squeezed = integers(step, attribute: "axes", &constants) else { return nil }
            let places = Set(squeezed.map { $0 < 0 ? $0 + axes.count : $0 })
            guard places.allSatisfy({ axes.indices.contains($0) && axes[$0] == .direction }) else { return nil }
            return axes.indices.filter { !places.contains($0) }.map { axes[$0] }
        case "Reshape":
            // With one direction, only its dimension can go; units keep their place at the end.
            guard let shape = integers(step, attribute: "shape", &constants), shape.count == 3, axes.last == .unit
            else {
                return nil
            }
            return axes.filter { $0 != .direction }
        default: return nil
        }
    }

    private static func integers(
        _ step: Step, attribute: String, _ constants: inout ONNXConstants
    ) -> [Int]? {
        if let integers = step.node.attributes[attribute]?.integers { return integers }
        return step.node.input(1).flatMap { constants.constant($0, in: step.scope)?.integers() }
    }
}
