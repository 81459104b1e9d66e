import Recurrent

/// The time scales of the gates that keep a unit's state.
enum GateTimeScales {
    /// The most steps over which a gate is averaged.
    static let mostSteps = 1_000

    /// −1/ln of the mean forget gate (LSTM) or update gate (GRU) of each unit, layer by layer.
    ///
    /// - Parameters:
    ///   - network: The network.
    ///   - recording: The inputs.
    ///   - kept: The run along the recording.
    ///   - rows: Rows that are kept, as is the one before each of them.
    /// - Returns: Empty if the recurrent cell has no such gate.
    /// - Complexity: O(rows · n · (m + n) · layers).
    static func measure(
        _ network: AnalyzedNetwork, recording: Recording, kept: KeptRun, rows: [Int]
    ) -> [Double] {
        let configuration = network.configuration
        guard let gate = configuration.cell.kind.retentionGate, !rows.isEmpty else { return [] }
        let layout = StateLayout(configuration)
        let outputs = layout.parts.filter { !$0.isCellState }
        var sums = outputs.map { Array(repeating: 0.0, count: $0.range.count) }
        var (before, after) = (
            Array(repeating: 0.0, count: layout.count), Array(repeating: 0.0, count: layout.count)
        )
        for row in rows {
            kept.readStates(after: row - 1, into: &before)
            kept.readStates(after: row, into: &after)
            let m = configuration.inputSize
            var inputs = Array(recording.numbers[row * m..<(row + 1) * m])
            for (layer, part) in outputs.enumerated() {
                let shape = configuration.layer(layer)
                let weights = network.weights.layers[layer]
                let first = gate * shape.hiddenSize
                var gates = Array(weights.bias[first..<first + shape.hiddenSize])
                add(inputs, weights.kernel, columns: shape.columns, first: first, to: &gates)
                add(
                    Array(before[part.range]), weights.recurrentKernel, columns: shape.columns, first: first, to: &gates
                )
                for unit in gates.indices {
                    let opening =
                        switch configuration.gateActivation {
                        case .sigmoid: ElementaryFunctions.sigmoid(gates[unit])
                        case .hardSigmoid: ElementaryFunctions.hardSigmoid(gates[unit])
                        }
                    sums[layer][unit] += opening
                }
                inputs = Array(after[part.range])
            }
        }
        return sums.flatMap { $0 }.map { -1 / ElementaryFunctions.log($0 / Double(rows.count)) }
    }

    /// Adds the product of a vector and some columns of a matrix.
    private static func add(
        _ vector: [Double], _ matrix: [Double], columns: Int, first: Int, to sums: inout [Double]
    ) {
        for (row, number) in vector.enumerated() where number != 0 {
            let start = row * columns + first
            for column in sums.indices { sums[column] += matrix[start + column] * number }
        }
    }
}

extension CellKind {
    /// The column block of the gate that keeps a unit's state: the forget gate of an LSTM, the update gate of a GRU.
    fileprivate var retentionGate: Int? {
        switch self {
        case .lstm: 1
        case .gru: 0
        case .elman: nil
        }
    }
}
