/// The weights of one layer, packed for products with many columns.
///
/// The vectors of the gates are [unit vector][i, f, g, o] for LSTM, [unit vector][z, r] for GRU and [unit vector] for
/// Elman. A separate candidate has its own matrices, because its recurrent product is kept apart: [unit vector].
struct BatchWeights<Layout: LaneLayout> {
    typealias Vector = Layout.Vector

    /// The matrices of columns that share one recurrent product.
    struct Part {
        /// W.
        let input: ColumnMatrix<Layout>
        /// U.
        let recurrent: ColumnMatrix<Layout>
        /// b; the GRU that resets before the product has b_n + b_rn.
        let bias: LaneStorage<Vector>
    }

    /// Every gate, except for a separate candidate.
    let gates: Part
    /// The GRU's candidate.
    let candidate: Part?
    /// The GRU's b_rn: [unit vector].
    let candidateBias: LaneStorage<Vector>
    private let cell: Cell
    private let packing: LanePacking

    /// Weights that are all zero.
    ///
    /// - Parameters:
    ///   - configuration: The layer.
    ///   - columns: The number of columns of a recurrent product.
    ///   - inputColumns: The usual number of columns of an input product.
    ///   - products: The vectors of the products.
    init(_ configuration: LayerConfiguration, columns: Int, inputColumns: Int, products: ProductVectors) {
        let n = configuration.hiddenSize
        let vectors = Layout.vectors(n)
        let zero = Vector(repeating: 0)
        cell = configuration.cell
        packing = LanePacking(cell: cell.kind, hiddenSize: n, vectors: vectors, lanes: Layout.unitsPerVector)
        func part(_ vectors: Int) -> Part {
            Part(
                input: ColumnMatrix(
                    rows: configuration.inputSize, vectors: vectors, columns: inputColumns, products: products),
                recurrent: ColumnMatrix(rows: n, vectors: vectors, columns: columns, products: products),
                bias: LaneStorage(repeating: zero, count: vectors))
        }
        gates = part(packing.gateVectors)
        candidate = cell.kind.hasSeparateCandidate ? part(vectors) : nil
        candidateBias = LaneStorage(repeating: zero, count: candidate == nil ? 0 : vectors)
    }

    /// Sets a network's weights, rounded once to the kernel's precision.
    func place(_ weights: LayerWeights, network: Int) {
        place(weights, network: network, in: gates, firstVector: 0)
        guard let candidate else { return }
        place(weights, network: network, in: candidate, firstVector: packing.gateVectors)
        let biases = Layout.numbers(candidateBias.pointer)
        for (unit, bias) in weights.recurrentBias.enumerated() {
            biases[Layout.place(ofUnit: unit, network: network)] = Vector.Scalar(bias)
        }
    }

    /// Sets the weights of a part, whose vectors start at `firstVector` of the packing.
    private func place(_ weights: LayerWeights, network: Int, in part: Part, firstVector: Int) {
        let columns = cell.kind.gateCount * packing.hiddenSize
        func pack(_ matrix: ColumnMatrix<Layout>, _ tensor: [Double]) {
            matrix.pack(network: network) { row, vector, lane in
                packing.column(vector: firstVector + vector, lane: lane)
                    .map { Vector.Scalar(tensor[row * columns + $0]) } ?? 0
            }
        }
        pack(part.input, weights.kernel)
        pack(part.recurrent, weights.recurrentKernel)
        let biases = Layout.numbers(part.bias.pointer)
        let lanes = Layout.unitsPerVector
        for vector in 0..<part.bias.count {
            for lane in 0..<lanes {
                guard let column = packing.column(vector: firstVector + vector, lane: lane) else { continue }
                var bias = weights.bias[column]
                if cell.joinsCandidateBiases, firstVector > 0 { bias += weights.recurrentBias[vector * lanes + lane] }
                biases[Layout.place(ofUnit: vector * lanes + lane, network: network)] = Vector.Scalar(bias)
            }
        }
    }
}
