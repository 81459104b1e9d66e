import CheckpointDecoding
import Recurrent
import Support

/// A network as PyTorch stores it: under the names of a module `rnn` (LSTM, GRU or RNN) and of a linear layer `readout`.
///
/// Gates are in PyTorch's order, kernels have the columns of gates as rows, and `bias_hh` is zero except for the candidate
/// of a GRU, whose second bias it contains. Layers of unequal hidden sizes, which no single module of PyTorch can have,
/// are modules `rnn.0`, `rnn.1`, … of one layer each.
package struct PyTorchTensors: Sendable {
    /// The tensors, layer by layer, then the read-out.
    package let tensors: [SafetensorsWriter.Tensor]
    /// The name that selects the network when the file is read: `rnn`, or `rnn.0,rnn.1` for unequal hidden sizes.
    package let moduleName: String

    /// The tensors of a network.
    ///
    /// - Parameters:
    ///   - weights: The weights of the network.
    ///   - readout: The dense layer after it, if there is one.
    ///   - precision: The format of all tensors.
    /// - Throws: `Failure` if PyTorch has no such network, or the read-out does not fit it.
    package init(_ weights: NetworkWeights, readout: DenseWeights? = nil, precision: Precision) throws(Failure) {
        let configuration = weights.configuration
        try Self.check(configuration)
        let isUniform = Set(configuration.hiddenSizes).count == 1
        let modules = isUniform ? ["rnn"] : configuration.hiddenSizes.indices.map { "rnn.\($0)" }
        moduleName = modules.joined(separator: ",")
        var tensors: [SafetensorsWriter.Tensor] = []
        for (index, layer) in weights.layers.enumerated() {
            tensors += Self.tensors(
                of: layer, configuration.layer(index), precision: precision,
                name: { isUniform ? "rnn.\($0)_l\(index)" : "rnn.\(index).\($0)_l0" })
        }
        if let readout {
            tensors += try Self.tensors(of: readout, units: configuration.hiddenSize, precision: precision)
        }
        self.tensors = tensors
    }

    /// The bytes of a file of the format safetensors that PyTorch's tools read.
    ///
    /// - Parameter metadata: Texts by name; `format` is always `pt`, which some of these tools ask for.
    /// - Throws: `Failure` if a number is not finite, or the file would be too large.
    package func file(metadata: [String: String] = [:]) throws(Failure) -> [UInt8] {
        try SafetensorsWriter.bytes(of: tensors, metadata: metadata.merging(["format": "pt"]) { $1 })
    }

    /// Checks that PyTorch has such a network.
    ///
    /// - Throws: `Failure` that says what it does not have.
    package static func check(_ configuration: NetworkConfiguration) throws(Failure) {
        switch configuration.cell {
        case .lstm, .gru(.afterProduct), .elman: break
        case .gru(.beforeProduct):
            throw Failure(
                .usage,
                "PyTorch has no GRU with the reset gate before the product, so this network cannot be written for it; "
                    + "train one with the reset gate after the product.")
        }
        guard configuration.gateActivation == .sigmoid || !configuration.cell.kind.hasGates else {
            throw Failure(
                .usage,
                "PyTorch has no hard sigmoid in its recurrent layers, so this network cannot be written for it; train one "
                    + "with sigmoid gates.")
        }
    }
}

// MARK: - Layers

extension PyTorchTensors {
    private static func tensors(
        of weights: LayerWeights, _ layer: LayerConfiguration, precision: Precision, name: (String) -> String
    ) -> [SafetensorsWriter.Tensor] {
        let (units, columns) = (layer.hiddenSize, layer.columns)
        let order = GateOrder.pyTorch(layer.cell.kind)
        let canonical = (0..<columns).map { order.column($0, units: units) }
        func tensor(_ role: PyTorchName.Role, _ shape: [Int], _ numbers: [Double]) -> SafetensorsWriter.Tensor {
            SafetensorsWriter.Tensor(name: name(role.rawValue), shape: shape, numbers: numbers, precision: precision)
        }
        func transposed(_ kernel: [Double], rows: Int) -> [Double] {
            canonical.flatMap { column in (0..<rows).map { kernel[$0 * columns + column] } }
        }
        // A GRU's second bias belongs to the candidate, the last block in both orders.
        let secondBias = Array(repeating: 0, count: columns - weights.recurrentBias.count) + weights.recurrentBias
        return [
            tensor(.weightInput, [columns, layer.inputSize], transposed(weights.kernel, rows: layer.inputSize)),
            tensor(.weightHidden, [columns, units], transposed(weights.recurrentKernel, rows: units)),
            tensor(.biasInput, [columns], canonical.map { weights.bias[$0] }),
            tensor(.biasHidden, [columns], secondBias),
        ]
    }

    private static func tensors(
        of readout: DenseWeights, units: Int, precision: Precision
    ) throws(Failure) -> [SafetensorsWriter.Tensor] {
        let outputs = readout.bias.count
        let (count, overflow) = units.multipliedReportingOverflow(by: outputs)
        guard !overflow, outputs > 0, readout.kernel.count == count else {
            throw Failure(
                .usage,
                "The read-out has a kernel of \(readout.kernel.count.counted("number")) and a bias of "
                    + "\(outputs.grouped), which do not fit \(units.counted("unit")).")
        }
        let kernel = (0..<outputs).flatMap { output in (0..<units).map { readout.kernel[$0 * outputs + output] } }
        return [
            SafetensorsWriter.Tensor(
                name: "readout.weight", shape: [outputs, units], numbers: kernel, precision: precision),
            SafetensorsWriter.Tensor(
                name: "readout.bias", shape: [outputs], numbers: readout.bias, precision: precision),
        ]
    }
}
