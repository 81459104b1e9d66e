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
        return LayerWeights(
            kernel: arrangement.isFused ? inputBlocks(kernel) : kernel,
            recurrentKernel: arrangement.isFused ? recurrentBlocks(recurrentKernel) : recurrentKernel,
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

    /// The kernel from blocks of which each is the transpose in memory, as cuDNN wants it.
    private func inputBlocks(_ kernel: [Double]) -> [Double] {
        let (inputs, columns) = (layer.inputSize, gates * units)
        var result = kernel
        for gate in 0..<gates {
            for input in 0..<inputs {
                for unit in 0..<units {
                    let (row, column) = (unit * inputs + input).quotientAndRemainder(dividingBy: units)
                    result[input * columns + gate * units + unit] = kernel[row * columns + gate * units + column]
                }
            }
        }
        return result
    }

    /// The recurrent kernel from transposed blocks.
    private func recurrentBlocks(_ kernel: [Double]) -> [Double] {
        let columns = gates * units
        var result = kernel
        for gate in 0..<gates {
            for row in 0..<units {
                for column in 0..<units {
                    result[row * columns + gate * units + column] = kernel[column * columns + gate * units + row]
                }
            }
        }
        return result
    }
}
