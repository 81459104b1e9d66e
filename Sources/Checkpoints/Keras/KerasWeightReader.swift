import CheckpointDecoding
import Recurrent
import Support

/// Reads the weights of a Keras layer: gates are in our order, and kernels have inputs in rows.
struct KerasWeightReader: Sendable {
    /// The variables.
    let variables: KerasVariables
    /// How they are arranged.
    let arrangement: KerasBias
    /// The layer's sizes.
    let layer: RecurrentModule.Layer

    private var gates: Int { layer.cell.kind.gateCount }
    private var units: Int { layer.hiddenSize }

    /// The weights in canonical order.
    func weights() throws(Failure) -> LayerWeights {
        let kernel = try numbers(variables.kernel)
        let recurrentKernel = try numbers(variables.recurrentKernel)
        let (bias, recurrentBias) = try biases()
        let blocks = FusedBlocks(gates: gates, units: units)
        return LayerWeights(
            kernel: arrangement.isFused ? blocks.inputKernel(kernel, inputs: layer.inputSize) : kernel,
            recurrentKernel: arrangement.isFused ? blocks.recurrentKernel(recurrentKernel) : recurrentKernel,
            bias: bias, recurrentBias: recurrentBias)
    }

    private func numbers(_ dataset: HDF5Dataset?) throws(Failure) -> [Double] {
        guard let dataset else { return [] }
        return try dataset.numbers()
    }

    /// The sum of biases, and the second bias of a GRU's candidate.
    private func biases() throws(Failure) -> (bias: [Double], recurrentBias: [Double]) {
        let columns = gates * units
        let hasCandidate = layer.cell.kind.hasSeparateCandidate
        let zeros = Array(repeating: 0.0, count: hasCandidate ? units : 0)
        let numbers = try numbers(variables.bias)
        switch arrangement {
        case .none: return (Array(repeating: 0, count: columns), zeros)
        case .single: return (numbers, zeros)
        case .double, .fused:
            let candidate = hasCandidate ? columns - units : columns
            let sums = (0..<columns).map { column in
                guard column < candidate else { return numbers[column] }
                return hasCandidate
                    ? numbers[column] + numbers[columns + column] : joined(numbers[column], numbers[columns + column])
            }
            return (sums, Array(numbers[(columns + candidate)...]))
        }
    }

    /// The sum of an LSTM's two biases in float32, as Keras stores it when it converts a layer of cuDNN.
    private func joined(_ first: Double, _ second: Double) -> Double { Double(Float(first) + Float(second)) }
}
