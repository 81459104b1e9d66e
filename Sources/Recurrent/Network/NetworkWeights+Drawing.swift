extension NetworkWeights {
    /// Draws the weights of a run.
    ///
    /// Every number is drawn and scaled in float64; rounding to the run's precision happens once, when the network is
    /// built.
    ///
    /// - Parameters:
    ///   - recurrentScale: A factor on the recurrent kernels.
    ///   - seed: The key of the generator.
    ///   - run: The number of the run, 1…1,000,000.
    /// - Complexity: O(weights) numbers drawn, and O(n³) operations for orthogonal recurrent kernels.
    public static func draw(
        _ configuration: NetworkConfiguration, initialization: Initialization, recurrentScale: Double = 1,
        seed: UInt64, run: Int
    ) -> NetworkWeights {
        let layers = (0..<configuration.layers).map { layer in
            LayerDrawing(configuration: configuration, layer: layer, seed: seed, run: run)
                .weights(initialization, recurrentScale: recurrentScale)
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

    func weights(_ initialization: Initialization, recurrentScale: Double) -> LayerWeights {
        switch initialization {
        case .glorotUniform(let recurrent, let forgetBias):
            return LayerWeights(
                kernel: glorotUniform(.kernel, rows: inputs),
                recurrentKernel: recurrentKernel(recurrent).map { $0 * recurrentScale },
                bias: bias(Array(repeating: 0, count: columns), forgetBias: forgetBias),
                recurrentBias: configuration.cell.kind == .gru ? Array(repeating: 0, count: units) : [])
        case .uniformRecurrent(let forgetBias):
            let limit = 1 / Double(units).squareRoot()
            let first = stream(.bias).uniforms(0..<columns, limit: limit)
            let second = stream(.recurrentBias).uniforms(0..<columns, limit: limit)
            // Only the GRU's candidate keeps its two biases apart: one of them may stand under the reset gate.
            let joined = configuration.cell.kind == .gru ? columns - units : columns
            let sum = (0..<columns).map { $0 < joined ? first[$0] + second[$0] : first[$0] }
            return LayerWeights(
                kernel: stream(.kernel).uniforms(0..<inputs * columns, limit: limit),
                recurrentKernel: stream(.recurrentKernel).uniforms(0..<units * columns, limit: limit)
                    .map { $0 * recurrentScale },
                bias: bias(sum, forgetBias: forgetBias),
                recurrentBias: Array(second[joined...]))
        }
    }

    private func glorotUniform(_ purpose: DrawAddress.Purpose, rows: Int) -> [Double] {
        stream(purpose).uniforms(0..<rows * columns, limit: (6 / Double(rows + columns)).squareRoot())
    }

    private func recurrentKernel(_ initializer: RecurrentInitializer) -> [Double] {
        switch initializer {
        case .glorotUniform:
            return glorotUniform(.recurrentKernel, rows: units)
        case .orthogonal:
            var matrix = [Double](repeating: 0, count: units * columns)
            stream(.recurrentKernel).fillNormals(&matrix, count: matrix.count, from: 0)
            Orthonormal.orthonormalizeRows(&matrix, rows: units, columns: columns)
            return matrix
        }
    }

    private func bias(_ bias: [Double], forgetBias: Double) -> [Double] {
        guard configuration.cell.kind == .lstm else { return bias }
        return bias.enumerated().map { (units..<2 * units).contains($0) ? $1 + forgetBias : $1 }
    }
}
