extension NetworkWeights {
    /// Draws the weights of a run.
    ///
    /// Every number is drawn and scaled in float64; rounding to the network's precision happens once, when the network is
    /// built.
    ///
    /// - Parameters:
    ///   - configuration: The sizes and choices of the network.
    ///   - initialization: How its weights are drawn.
    ///   - recurrentScale: A factor on the recurrent kernels.
    ///   - seed: The key of the generator.
    ///   - run: The number of the run, 1…1,000,000.
    ///   - proceeds: Asked now and then whether to go on, because large orthogonal kernels take minutes.
    /// - Returns: The weights, or nil where the drawing was told not to go on.
    /// - Complexity: O(weights) numbers drawn, and O(n³) operations for orthogonal recurrent kernels.
    public static func draw(
        _ configuration: NetworkConfiguration, initialization: Initialization, recurrentScale: Double = 1,
        seed: UInt64, run: Int, while proceeds: () -> Bool
    ) -> NetworkWeights? {
        var layers: [LayerWeights] = []
        for layer in 0..<configuration.layers {
            let drawing = LayerDrawing(configuration: configuration, layer: layer, seed: seed, run: run)
            guard let weights = drawing.weights(initialization, recurrentScale: recurrentScale, while: proceeds) else {
                return nil
            }
            layers.append(weights)
        }
        return NetworkWeights(configuration: configuration, drawnLayers: layers)
    }

    /// Draws the weights of a run, however long it takes.
    ///
    /// - Complexity: O(weights) numbers drawn, and O(n³) operations for orthogonal recurrent kernels.
    public static func draw(
        _ configuration: NetworkConfiguration, initialization: Initialization, recurrentScale: Double = 1,
        seed: UInt64, run: Int
    ) -> NetworkWeights {
        let layers = (0..<configuration.layers).compactMap { layer in
            LayerDrawing(configuration: configuration, layer: layer, seed: seed, run: run)
                .weights(initialization, recurrentScale: recurrentScale, while: { true })
        }
        return NetworkWeights(configuration: configuration, drawnLayers: layers)
    }

    private init(configuration: NetworkConfiguration, drawnLayers: [LayerWeights]) {
        self.configuration = configuration
        layers = drawnLayers
    }
}

/// The draws of one layer.
private struct LayerDrawing {
    let configuration: NetworkConfiguration
    let layer: Int
    let seed: UInt64
    let run: Int

    var inputs: Int { configuration.inputSize(ofLayer: layer) }
    var units: Int { configuration.hiddenSize }
    var columns: Int { configuration.cell.kind.gateCount * units }

    func stream(_ purpose: DrawAddress.Purpose) -> DrawStream {
        DrawStream(
            seed: seed,
            address: DrawAddress(
                cell: configuration.cell.kind, inputSize: configuration.inputSize, hiddenSize: units, layer: layer,
                run: run, purpose: purpose))
    }

    func weights(
        _ initialization: Initialization, recurrentScale: Double, while proceeds: () -> Bool
    ) -> LayerWeights? {
        switch initialization {
        case .glorotUniform(let recurrent, let forgetBias):
            guard var recurrentKernel = recurrentKernel(recurrent, while: proceeds) else { return nil }
            scale(&recurrentKernel, by: recurrentScale)
            return LayerWeights(
                kernel: glorotUniform(.kernel, rows: inputs), recurrentKernel: recurrentKernel,
                bias: bias(Array(repeating: 0, count: columns), forgetBias: forgetBias),
                recurrentBias: configuration.cell.kind == .gru ? Array(repeating: 0, count: units) : [])
        case .uniformRecurrent(let forgetBias):
            let limit = 1 / Double(units).squareRoot()
            let first = stream(.bias).uniforms(0..<columns, limit: limit)
            let second = stream(.recurrentBias).uniforms(0..<columns, limit: limit)
            // Only the GRU's candidate keeps its two biases apart: one of them may stand under the reset gate.
            let joined = configuration.cell.kind == .gru ? columns - units : columns
            let sum = (0..<columns).map { $0 < joined ? first[$0] + second[$0] : first[$0] }
            var recurrentKernel = stream(.recurrentKernel).uniforms(0..<units * columns, limit: limit)
            scale(&recurrentKernel, by: recurrentScale)
            return LayerWeights(
                kernel: stream(.kernel).uniforms(0..<inputs * columns, limit: limit), recurrentKernel: recurrentKernel,
                bias: bias(sum, forgetBias: forgetBias),
                recurrentBias: Array(second[joined...]))
        }
    }

    private func glorotUniform(_ purpose: DrawAddress.Purpose, rows: Int) -> [Double] {
        stream(purpose).uniforms(0..<rows * columns, limit: (6 / Double(rows + columns)).squareRoot())
    }

    private func recurrentKernel(_ initializer: RecurrentInitializer, while proceeds: () -> Bool) -> [Double]? {
        switch initializer {
        case .glorotUniform:
            return glorotUniform(.recurrentKernel, rows: units)
        case .orthogonal:
            var matrix = [Double](repeating: 0, count: units * columns)
            stream(.recurrentKernel).fillNormals(&matrix, count: matrix.count, from: 0)
            let isDone = Orthonormal.orthonormalizeRows(&matrix, rows: units, columns: columns, while: proceeds)
            return isDone ? matrix : nil
        }
    }

    /// Multiplies in place: the largest kernels are too large to have twice.
    private func scale(_ kernel: inout [Double], by factor: Double) {
        for index in kernel.indices { kernel[index] *= factor }
    }

    private func bias(_ bias: [Double], forgetBias: Double) -> [Double] {
        guard configuration.cell.kind == .lstm else { return bias }
        return bias.enumerated().map { (units..<2 * units).contains($0) ? $1 + forgetBias : $1 }
    }
}
