import CheckpointDecoding
import Recurrent
import Support

extension GateOrder {
    /// The order of PyTorch: i f g o, r z n, or one block.
    static func pyTorch(_ cell: CellKind) -> GateOrder {
        switch cell {
        case .lstm: GateOrder(places: [0, 1, 2, 3])
        case .gru: GateOrder(places: [1, 0, 2])
        case .elman: GateOrder(places: [0])
        }
    }

    /// The order of TensorFlow 1 for LSTM: i j f o, with j for the candidate.
    static let tensorFlow1 = GateOrder(places: [0, 2, 1, 3])
}

// MARK: - Reading

extension GateOrder {
    /// A kernel from a tensor whose rows are the columns of gates, as PyTorch stores it.
    ///
    /// - Parameters:
    ///   - tensor: G·n rows of m.
    ///   - units: The number of units n.
    /// - Returns: m rows of G·n in canonical order.
    func kernel(transposing tensor: StoredTensor, units: Int) throws(Failure) -> [Double] {
        let inputs = tensor.shape[1]
        var kernel = NumberMatrix.zeros(tensor.description.count)
        try tensor.forEachRun { first, numbers in
            transpose(numbers[...], at: first, inputs: inputs, units: units, into: &kernel)
        }
        return kernel
    }

    /// A kernel from a tensor of rows of G·n, with its columns in canonical order.
    func kernel(_ tensor: StoredTensor, units: Int) throws(Failure) -> [Double] {
        var kernel = NumberMatrix.zeros(tensor.description.count)
        try tensor.forEachRun { first, numbers in arrange(numbers, at: first, units: units, into: &kernel) }
        return kernel
    }
}
