/// The weights of one layer, packed for products.
///
/// P is the number of vectors that hold n units; the last is padded with units whose weights are all zero.
struct LaneWeights<Layout: LaneLayout> {
    typealias Vector = Layout.Vector

    /// W of every gate: [unit vector][i, f, g, o] for LSTM; [unit vector][z, r], then [unit vector] of n for GRU; [unit
    /// vector] for Elman.
    let input: PanelMatrix<Layout>
    /// b, with the vectors of `input`; the GRU that resets before the product has b_n + b_rn.
    let inputBias: LaneStorage<Vector>
    /// U of the gates, with the vectors of `input` (for the GRU only z and r).
    let gates: PanelMatrix<Layout>
    /// The GRU's U_n: [unit vector].
    let candidate: PanelMatrix<Layout>?
    /// The GRU's b_rn: [unit vector].
    let candidateBias: LaneStorage<Vector>
    private let cell: Cell
    private let packing: LanePacking

    /// Weights that are all zero.
    init(_ configuration: LayerConfiguration) {
        let n = configuration.hiddenSize
        let vectors = Layout.vectors(n)
        let zero = Vector(repeating: 0)
        let gateCount = configuration.cell.kind.gateCount
        cell = configuration.cell
        packing = LanePacking(cell: cell.kind, hiddenSize: n, vectors: vectors, lanes: Layout.unitsPerVector)
        input = PanelMatrix(rows: configuration.inputSize, vectors: gateCount * vectors)
        inputBias = LaneStorage(repeating: zero, count: gateCount * vectors)
        gates = PanelMatrix(rows: n, vectors: packing.gateVectors)
        candidate = cell.kind.hasSeparateCandidate ? PanelMatrix(rows: n, vectors: vectors) : nil
        candidateBias = LaneStorage(repeating: zero, count: vectors)
    }

    /// Sets a network's weights, rounded once to the kernel's precision.
    ///
    /// - Parameter proceeds: Called regularly; returns whether to continue.
    /// - Returns: Whether all weights were set.
    func place(_ weights: LayerWeights, network: Int, while proceeds: () -> Bool) -> Bool {
        let columns = cell.kind.gateCount * packing.hiddenSize
        let packing = packing
        func weight(_ tensor: [Double], _ row: Int, _ vector: Int, _ lane: Int) -> Vector.Scalar {
            packing.column(vector: vector, lane: lane).map { Vector.Scalar(tensor[row * columns + $0]) } ?? 0
        }
        let isPacked =
            input.pack(network: network, while: proceeds) { weight(weights.kernel, $0, $1, $2) }
            && gates.pack(network: network, while: proceeds) { weight(weights.recurrentKernel, $0, $1, $2) }
            && candidate?.pack(network: network, while: proceeds) {
                weight(weights.recurrentKernel, $0, packing.gateVectors + $1, $2)
            } ?? true
        placeBiases(weights, network: network)
        return isPacked
    }

    private func placeBiases(_ weights: LayerWeights, network: Int) {
        let lanes = Layout.unitsPerVector
        let biases = Layout.numbers(inputBias.pointer)
        for vector in 0..<inputBias.count {
            for lane in 0..<lanes {
                guard let column = packing.column(vector: vector, lane: lane) else { continue }
                var bias = weights.bias[column]
                if cell.joinsCandidateBiases, vector >= packing.gateVectors {
                    bias += weights.recurrentBias[(vector - packing.gateVectors) * lanes + lane]
                }
                biases[Layout.place(ofUnit: vector * lanes + lane, network: network)] = Vector.Scalar(bias)
            }
        }
        let recurrent = Layout.numbers(candidateBias.pointer)
        for (unit, bias) in weights.recurrentBias.enumerated() {
            recurrent[Layout.place(ofUnit: unit, network: network)] = Vector.Scalar(bias)
        }
    }
}
