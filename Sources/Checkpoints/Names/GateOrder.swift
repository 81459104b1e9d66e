import Recurrent
import Support

/// The order in which a framework stores the gate blocks of a recurrent cell.
struct GateOrder: Sendable, Hashable {
    /// For each stored block, its place in canonical order: i f g o for LSTM, z r n for GRU.
    let places: [Int]

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
    /// The canonical column of a stored one.
    ///
    /// - Parameter units: The number of units, which is the width of a block.
    func column(_ stored: Int, units: Int) -> Int { places[stored / units] * units + stored % units }

    /// A kernel from a tensor whose rows are the columns of gates, as PyTorch stores it.
    ///
    /// - Parameters:
    ///   - tensor: G·n rows of m.
    ///   - units: The number of units n.
    /// - Returns: m rows of G·n in canonical order.
    func kernel(transposing tensor: StoredTensor, units: Int) throws(Failure) -> [Double] {
        let (columns, inputs) = (tensor.shape[0], tensor.shape[1])
        var kernel = Array(repeating: 0.0, count: columns * inputs)
        try tensor.forEachRun { first, numbers in
            for (index, number) in numbers.enumerated() {
                let (column, input) = ((first + index) / inputs, (first + index) % inputs)
                kernel[input * columns + self.column(column, units: units)] = number
            }
        }
        return kernel
    }

    /// A kernel from a tensor of rows of G·n, with its columns in canonical order.
    func kernel(_ tensor: StoredTensor, units: Int) throws(Failure) -> [Double] {
        let columns = places.count * units
        var kernel = Array(repeating: 0.0, count: tensor.description.count)
        try tensor.forEachRun { first, numbers in
            for (index, number) in numbers.enumerated() {
                let (row, column) = ((first + index) / columns, (first + index) % columns)
                kernel[row * columns + self.column(column, units: units)] = number
            }
        }
        return kernel
    }

    /// A bias of G·n in canonical order.
    func bias(_ numbers: [Double], units: Int) -> [Double] {
        var bias = numbers
        for (index, number) in numbers.enumerated() { bias[column(index, units: units)] = number }
        return bias
    }
}
