extension LaneBatch {
    /// One of the vectors that a sequence carries from step to step.
    typealias State = BatchState

    /// The states of every sequence in a row of a block.
    @inline(__always)
    func row(_ row: Int, of state: State) -> StateRow<Layout> {
        let layer = layers[state.layer]
        let storage =
            switch state.kind {
            case .output: layer.h
            case .cellState: layer.c
            }
        return StateRow(start: storage.pointer + row * layer.rowVectors, vectors: layer.vectors)
    }

    /// The first unit's number of a sequence's state in a row of a block, and the distance to the next unit's.
    func numbers(_ state: State, sequence: Int, row: Int) -> (first: UnsafeMutablePointer<Scalar>, stride: Int) {
        (self.row(row, of: state).numbers(sequence), Layout.networkCount)
    }

    /// A sequence's state after a step of the last block.
    func withState<Result>(
        _ state: State, sequence: Int, afterStep step: Int, _ body: (Span<Scalar>) -> Result
    ) -> Result {
        let (first, stride) = numbers(state, sequence: sequence, row: step + 1)
        let count = configuration.hiddenSizes[state.layer]
        guard stride > 1 else { return body(UnsafeBufferPointer(start: first, count: count).span) }
        for unit in 0..<count { spread.pointer[unit] = first[unit * stride] }
        return body(UnsafeBufferPointer(start: spread.pointer, count: count).span)
    }

    /// Every state of a sequence, layer by layer, h before c: after a step of the last block, or the current one.
    func states(sequence: Int, afterStep step: Int?) -> [Scalar] {
        var numbers: [Scalar] = []
        for state in State.all(configuration) {
            let row = step.map { $0 + 1 } ?? layers[state.layer].lastSteps
            let (first, stride) = self.numbers(state, sequence: sequence, row: row)
            numbers += (0..<configuration.hiddenSizes[state.layer]).map { first[$0 * stride] }
        }
        return numbers
    }

    /// Writes every state of a sequence after a step of the last block, in the order of `states`.
    func readStates(
        sequence: Int, afterStep step: Int, _ selection: StateSelection, into numbers: inout MutableSpan<Double>
    ) {
        let hasCellState = configuration.cell.kind.hasCellState
        var start = 0
        for layer in layers.indices {
            if selection.includesOutput(ofLayer: layer, in: configuration) {
                start = read(.output, layer, sequence: sequence, row: step + 1, into: &numbers, from: start)
            } else {
                start += configuration.hiddenSizes[layer]
            }
            guard hasCellState else { continue }
            start = read(.cellState, layer, sequence: sequence, row: step + 1, into: &numbers, from: start)
        }
    }

    /// Writes one state and returns the place after it.
    @inline(__always)
    private func read(
        _ kind: PairState.Kind, _ layer: Int, sequence: Int, row: Int, into numbers: inout MutableSpan<Double>,
        from start: Int
    ) -> Int {
        let count = configuration.hiddenSizes[layer]
        precondition(start + count <= numbers.count, "the numbers have room for every state")
        let (first, stride) = self.numbers(State(kind: kind, layer: layer), sequence: sequence, row: row)
        numbers.withUnsafeMutableBufferPointer { numbers in
            guard let target = numbers.baseAddress.map({ $0 + start }) else { return }
            guard stride > 1 else { return StateDifferences.widen(first, to: target, count: count) }
            for unit in 0..<count { target[unit] = Double(first[unit * stride]) }
        }
        return start + count
    }

    /// Sets every current state of a sequence, in the order of `states`; nil puts it at rest.
    func setStates(_ numbers: [Scalar]?, sequence: Int) {
        var start = 0
        for state in State.all(configuration) {
            let count = configuration.hiddenSizes[state.layer]
            let (first, stride) = self.numbers(state, sequence: sequence, row: layers[state.layer].lastSteps)
            for unit in 0..<count { first[unit * stride] = numbers?[start + unit] ?? 0 }
            start += count
        }
    }
}

/// One kind of state of every sequence after a step.
struct StateRow<Layout: LaneLayout> {
    /// The first column.
    let start: UnsafeMutablePointer<Layout.Vector>
    /// The number of vectors in a column.
    let vectors: Int

    /// The first unit's number of a sequence; the next units' follow at the distance of `Layout.networkCount`.
    @inline(__always)
    func numbers(_ sequence: Int) -> UnsafeMutablePointer<Layout.Vector.Scalar> {
        let (column, lane) = sequence.quotientAndRemainder(dividingBy: Layout.networkCount)
        return Layout.numbers(start + column * vectors) + Layout.place(ofUnit: 0, network: lane)
    }
}

/// One of the vectors that a sequence carries from step to step.
struct BatchState {
    /// The kind of vector.
    let kind: PairState.Kind
    /// The layer, from the input upwards.
    let layer: Int

    /// Every state of a network, layer by layer, h before c.
    static func all(_ configuration: NetworkConfiguration) -> [BatchState] {
        (0..<configuration.layers).flatMap { layer in
            [BatchState(kind: .output, layer: layer)]
                + (configuration.cell.kind.hasCellState ? [BatchState(kind: .cellState, layer: layer)] : [])
        }
    }
}
