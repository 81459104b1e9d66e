extension NetworkWeights {
    /// Draws the weights of a run.
    ///
    /// Every number is drawn and scaled in float64; rounding to the network's precision happens once, when the network is
    /// built.
    ///
    /// - Parameters:
    ///   - configuration: The sizes and architecture of the network.
    ///   - initialization: The initialisation of its weights.
    ///   - recurrentScale: A factor on the recurrent kernels.
    ///   - seed: The key (seed) of the generator.
    ///   - run: The number of the run, 1…1,000,000.
    ///   - proceeds: Called regularly, because large orthogonal kernels take minutes; returns whether to continue.
    /// - Returns: The weights, or nil if `proceeds` stopped the drawing.
    /// - Precondition: The input size is in `NetworkConfiguration.sizes`.
    /// - Complexity: O(weights) numbers drawn, and O(n³) operations for orthogonal recurrent kernels.
    public static func draw(
        _ configuration: NetworkConfiguration, initialization: Initialization, recurrentScale: Double = 1,
        seed: UInt64, run: Int, while proceeds: () -> Bool
    ) -> NetworkWeights? {
        var layers: [LayerWeights] = []
        for layer in 0..<configuration.layers {
            let drawing = LayerDrawing(configuration, layer: layer, seed: seed, run: run)
            guard let weights = drawing.weights(initialization, recurrentScale: recurrentScale, while: proceeds) else {
                return nil
            }
            layers.append(weights)
        }
        return NetworkWeights(configuration: configuration, checkedLayers: layers)
    }

    /// Draws the weights of a run without cancellation.
    ///
    /// - Precondition: The input size is in `NetworkConfiguration.sizes`.
    /// - Complexity: O(weights) numbers drawn, and O(n³) operations for orthogonal recurrent kernels.
    public static func draw(
        _ configuration: NetworkConfiguration, initialization: Initialization, recurrentScale: Double = 1,
        seed: UInt64, run: Int
    ) -> NetworkWeights {
        let layers = (0..<configuration.layers).compactMap { layer in
            LayerDrawing(configuration, layer: layer, seed: seed, run: run)
                .weights(initialization, recurrentScale: recurrentScale, while: { true })
        }
        return NetworkWeights(configuration: configuration, checkedLayers: layers)
    }
}

/// The draws of one layer.
private struct LayerDrawing {
    /// The input size of the network.
    let features: Int
    let layer: Int
    let configuration: LayerConfiguration
    let seed: UInt64
    let run: Int

    init(_ network: NetworkConfiguration, layer: Int, seed: UInt64, run: Int) {
        features = network.inputSize
        self.layer = layer
        configuration = network.layer(layer)
        self.seed = seed
        self.run = run
    }

    var inputs: Int { configuration.inputSize }
    var units: Int { configuration.hiddenSize }
    var columns: Int { configuration.columns }
    var cell: CellKind { configuration.cell.kind }

    func stream(_ purpose: DrawAddress.Purpose) -> DrawStream {
        DrawStream(
            seed: seed,
            address: DrawAddress(
                cell: cell, inputSize: features, hiddenSize: units, layer: layer, run: run, purpose: purpose))
    }

    func weights(
        _ initialization: Initialization, recurrentScale: Double, while proceeds: () -> Bool
    ) -> LayerWeights? {
        switch initialization {
        case .glorotUniform(let recurrent, let forgetBias):
            guard var recurrentKernel = recurrentKernel(recurrent, while: proceeds),
                let kernel = glorotUniform(.kernel, rows: inputs, while: proceeds)
            else { return nil }
            scale(&recurrentKernel, by: recurrentScale)
            return LayerWeights(
                kernel: kernel, recurrentKernel: recurrentKernel,
                bias: bias(Array(repeating: 0, count: columns), forgetBias: forgetBias),
                recurrentBias: cell.hasSeparateCandidate ? Array(repeating: 0, count: units) : [])
        case .uniformRecurrent(let forgetBias):
            let limit = 1 / Double(units).squareRoot()
            let first = stream(.bias).uniforms(0..<columns, limit: limit)
            let second = stream(.recurrentBias).uniforms(0..<columns, limit: limit)
            // Only a separate candidate keeps its two biases apart, because one of them may be under the reset gate.
            let joined = cell.hasSeparateCandidate ? columns - units : columns
            let sum = (0..<columns).map { $0 < joined ? first[$0] + second[$0] : first[$0] }
            guard
                var recurrentKernel = uniforms(.recurrentKernel, count: units * columns, limit: limit, while: proceeds),
                let kernel = uniforms(.kernel, count: inputs * columns, limit: limit, while: proceeds)
            else { return nil }
            scale(&recurrentKernel, by: recurrentScale)
            return LayerWeights(
                kernel: kernel, recurrentKernel: recurrentKernel,
                bias: bias(sum, forgetBias: forgetBias),
                recurrentBias: Array(second[joined...]))
        }
    }

    private func glorotUniform(
        _ purpose: DrawAddress.Purpose, rows: Int, while proceeds: () -> Bool
    ) -> [Double]? {
        uniforms(
            purpose, count: rows * columns, limit: (6 / Double(rows + columns)).squareRoot(), while: proceeds)
    }

    private func recurrentKernel(_ initializer: RecurrentInitializer, while proceeds: () -> Bool) -> [Double]? {
        switch initializer {
        case .glorotUniform:
            return glorotUniform(.recurrentKernel, rows: units, while: proceeds)
        case .orthogonal:
            let stream = stream(.recurrentKernel)
            let normals = drawn(units * columns, while: proceeds) { stream.fillNormals($0, from: $1) }
            guard var matrix = normals else { return nil }
            let isDone = Orthonormal.orthonormalizeRows(&matrix, rows: units, columns: columns, while: proceeds)
            return isDone ? matrix : nil
        }
    }

    private func uniforms(
        _ purpose: DrawAddress.Purpose, count: Int, limit: Double, while proceeds: () -> Bool
    ) -> [Double]? {
        let stream = stream(purpose)
        return drawn(count, while: proceeds) { stream.fillUniforms($0, from: $1, limit: limit) }
    }

    /// The number of draws between two cancellation checks: a few milliseconds of work.
    private static let numbersBetweenChecks = 1 << 19

    /// Draws numbers piece by piece.
    ///
    /// - Parameter fill: Fills a piece, given the index of its first number.
    private func drawn(
        _ count: Int, while proceeds: () -> Bool, fill: (UnsafeMutableBufferPointer<Double>, _ start: Int) -> Void
    ) -> [Double]? {
        var isDone = true
        let numbers = [Double](unsafeUninitializedCapacity: count) { buffer, initialized in
            for start in stride(from: 0, to: count, by: Self.numbersBetweenChecks) {
                guard proceeds() else {
                    isDone = false
                    return
                }
                let end = min(start + Self.numbersBetweenChecks, count)
                fill(UnsafeMutableBufferPointer(rebasing: buffer[start..<end]), start)
                initialized = end
            }
        }
        return isDone ? numbers : nil
    }

    /// Multiplies in place, because the largest kernels do not fit in memory twice.
    private func scale(_ kernel: inout [Double], by factor: Double) {
        for index in kernel.indices { kernel[index] *= factor }
    }

    private func bias(_ bias: [Double], forgetBias: Double) -> [Double] {
        guard let forgetGate = cell.forgetGate else { return bias }
        let units = forgetGate * units..<(forgetGate + 1) * units
        return bias.enumerated().map { units.contains($0) ? $1 + forgetBias : $1 }
    }
}
