/// The weights of one layer, packed for the products of a training step.
///
/// Its numbers are one matrix of 1 + m + n rows, see `ParameterLayout`.
final class GradientWeights<Vector: LaneVector> {
    typealias Scalar = Vector.Scalar

    /// The products of a block of gates: their sums, and the gradients of their operands.
    struct Product {
        /// Operands to sums.
        let forward: GroupMatrix<Vector>
        /// Gradients of sums to gradients of operands; nil if nobody needs them.
        let backward: GroupMatrix<Vector>?
    }

    /// A separate candidate's products.
    struct Candidate {
        /// A one and x to W x + b.
        let input: Product
        /// h, or r∘h, to U h.
        let recurrent: Product
    }

    /// A one, x and h to the sums of all gates, without a separate candidate's.
    let gates: Product
    /// The products of a separate candidate.
    let candidate: Candidate?
    /// All numbers of the layer in the kernel's precision.
    private let numbers: LaneStorage<Scalar>
    private let configuration: LayerConfiguration
    private let place: ParameterLayout.Layer
    private let isFirst: Bool

    /// Weights that are all zero.
    ///
    /// - Parameters:
    ///   - configuration: The layer.
    ///   - place: The places of its tensors among all parameters.
    ///   - isFirst: Whether nobody needs the gradients of its inputs.
    ///   - products: The vectors of the products.
    init(_ configuration: LayerConfiguration, place: ParameterLayout.Layer, isFirst: Bool, products: ProductVectors) {
        func matrix(operands: Int, rows: Int) -> GroupMatrix<Vector> {
            GroupMatrix(operands: operands, rows: rows, products: products)
        }
        self.configuration = configuration
        self.place = place
        self.isFirst = isFirst
        let (inputs, units) = (configuration.inputSize, configuration.hiddenSize)
        let hasCandidate = configuration.cell.kind.hasSeparateCandidate
        let sums = hasCandidate ? configuration.columns - units : configuration.columns
        gates = Product(
            forward: matrix(operands: 1 + inputs + units, rows: sums),
            backward: matrix(operands: sums, rows: isFirst ? units : inputs + units))
        candidate =
            hasCandidate
            ? Candidate(
                input: Product(
                    forward: matrix(operands: 1 + inputs, rows: units),
                    backward: isFirst ? nil : matrix(operands: units, rows: inputs)),
                recurrent: Product(
                    forward: matrix(operands: units, rows: units), backward: matrix(operands: units, rows: units)))
            : nil
        numbers = LaneStorage(repeating: 0, count: place.recurrentBias.upperBound - place.bias.lowerBound)
    }

    /// The second bias of a separate candidate.
    var recurrentBias: UnsafePointer<Scalar> {
        UnsafePointer(numbers.pointer + (place.recurrentBias.lowerBound - place.bias.lowerBound))
    }

    /// Rounds the layer's numbers among all parameters to the kernel's precision and packs them.
    func place(_ parameters: UnsafeBufferPointer<Double>) {
        let source = parameters.baseAddress.map { $0 + place.bias.lowerBound }
        guard let source else { return }
        for index in 0..<numbers.count { numbers.pointer[index] = Scalar(source[index]) }

        let (inputs, units, columns) = (configuration.inputSize, configuration.hiddenSize, configuration.columns)
        if configuration.cell.joinsCandidateBiases {
            let first = columns - units
            for unit in 0..<units {
                let second = place.recurrentBias.lowerBound - place.bias.lowerBound + unit
                numbers.pointer[first + unit] = Scalar(source[first + unit] + source[second])
            }
        }
        // Rows: bias, W, U.
        let matrix = UnsafePointer(numbers.pointer)
        let recurrent = (1 + inputs) * columns
        let propagated = isFirst ? recurrent : columns
        gates.forward.pack(matrix, operandStride: columns, rowStride: 1)
        gates.backward?.pack(matrix + propagated, operandStride: 1, rowStride: columns)
        guard let candidate else { return }
        let block = columns - units
        candidate.input.forward.pack(matrix + block, operandStride: columns, rowStride: 1)
        candidate.input.backward?.pack(matrix + columns + block, operandStride: 1, rowStride: columns)
        candidate.recurrent.forward.pack(matrix + recurrent + block, operandStride: columns, rowStride: 1)
        candidate.recurrent.backward?.pack(matrix + recurrent + block, operandStride: 1, rowStride: columns)
    }
}
