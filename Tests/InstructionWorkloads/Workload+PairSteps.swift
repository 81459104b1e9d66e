import Recurrent

extension Workload {
    /// Pair steps of a single-layer network, without the random draws.
    ///
    /// - Parameter backend: How to compute the network; a backend other than the kernels appears in the name.
    static func pairSteps(
        _ cell: Cell, inputSize: Int, hiddenSize: Int, precision: Precision = .float32,
        backend: PairNetwork.Backend = .lanes, areShared: Bool = true
    ) throws -> Workload {
        let configuration = try NetworkConfiguration(cell: cell, inputSize: inputSize, hiddenSize: hiddenSize)
        let weights = NetworkWeights.draw(
            configuration, initialization: .glorotUniform(recurrent: .glorotUniform, forgetBias: 1), seed: 1, run: 1)
        let network = PairNetwork(weights, precision: precision, backend: backend)
        let inputs = normals(2 * PairNetwork.blockSteps * inputSize, of: configuration)
        // Without a block of different inputs, the two sequences would be bit-identical.
        network.advance(inputs, steps: PairNetwork.blockSteps, areShared: false)
        let notes = (areShared ? "" : ", apart") + (backend == .lanes ? "" : ", reference")
        return Workload(
            name: "\(cell.label) \(inputSize)x\(hiddenSize) \(precision)\(notes), step",
            units: 2 * PairNetwork.blockSteps
        ) { steps in
            for _ in 0..<steps / PairNetwork.blockSteps {
                network.advance(inputs, steps: PairNetwork.blockSteps, areShared: areShared)
            }
        }
    }

    /// Inputs for networks of a configuration.
    static func normals(_ count: Int, of configuration: NetworkConfiguration) -> [Double] {
        let stream = DrawStream(
            seed: 1,
            address: DrawAddress(
                cell: configuration.cell.kind, inputSize: configuration.inputSize,
                hiddenSize: configuration.hiddenSize, layer: 0, run: 1, purpose: .sharedInput))
        var normals = Array(repeating: 0.0, count: count)
        stream.fillNormals(&normals, count: count, from: 0)
        return normals
    }
}

extension Cell {
    /// The recurrent cell in a few characters.
    var label: String {
        switch self {
        case .lstm: "lstm"
        case .gru(.afterProduct): "gru"
        case .gru(.beforeProduct): "gru-reset-before"
        case .elman: "elman"
        }
    }
}
