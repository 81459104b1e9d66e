/// The batch kernel: many sequences in SIMD, reading each weight once for several of them.
///
/// A column holds one sequence, or one per lane. Sequence s is in column s / L and lane s mod L for L lanes that hold
/// sequences. For each block of steps and layer, the input parts W x + b of some steps are projected at once; then each
/// step adds the recurrent part and applies the recurrent cell.
///
/// Copies share their memory; it is a structure only so that calls need no dispatch.
struct LaneBatch<Layout: LaneLayout> {
    typealias Vector = Layout.Vector
    typealias Scalar = Vector.Scalar

    let configuration: NetworkConfiguration
    /// The number of sequences.
    let sequences: Int
    let layers: [BatchLayer<Layout>]
    /// The number of columns.
    private let columns: Int
    private let blockSteps: Int
    /// The most steps whose input products are computed at once.
    private let stepsPerProjection: Int
    /// The offset of each column of a projection: [step][column].
    private let offsets: LaneStorage<Int>
    /// A chunk of the inputs of a projection if lanes hold sequences: [step][column][feature].
    private let gathered: LaneStorage<Vector>
    /// A vector of features of each lane's row; nobody reads the results of lanes without a sequence.
    private let square: LaneStorage<Vector>
    /// The numbers of one state, if lanes hold sequences.
    let spread: LaneStorage<Scalar>

    /// The number of columns at which a product needs no more of them to be fast.
    private static var busyColumns: Int { 48 }

    /// Sequences at rest in a network with zero weights, for blocks of up to `blockSteps` steps.
    init(_ configuration: NetworkConfiguration, sequences: Int, blockSteps: Int, products: ProductVectors) {
        let columns = (sequences + Layout.networkCount - 1) / Layout.networkCount
        let stepsPerProjection = max(1, min(blockSteps, Self.busyColumns / columns))
        self.configuration = configuration
        self.sequences = sequences
        self.columns = columns
        self.blockSteps = blockSteps
        self.stepsPerProjection = stepsPerProjection
        layers = (0..<configuration.layers).map { layer in
            BatchLayer(
                configuration.layer(layer), columns: columns, blockSteps: blockSteps,
                stepsPerProjection: stepsPerProjection, products: products)
        }
        let rowsOfChunk = min(configuration.inputSize, ColumnMatrix<Layout>.rowsPerChunk)
        offsets = LaneStorage(repeating: 0, count: stepsPerProjection * columns)
        let areGathered = Layout.networkCount > 1
        gathered = LaneStorage(
            repeating: Vector(repeating: 0), count: areGathered ? offsets.count * rowsOfChunk : 0)
        square = LaneStorage(repeating: Vector(repeating: 0), count: areGathered ? Vector.laneCount : 0)
        spread = LaneStorage(repeating: 0, count: areGathered ? configuration.hiddenSizes.max() ?? 0 : 0)
    }

    /// Sets the weights of the sequences in a lane, rounded once to the kernel's precision.
    func place(_ weights: NetworkWeights, network: Int) {
        for (layer, weights) in zip(layers, weights.layers) { layer.place(weights, network: network) }
    }

    /// Advances every sequence.
    ///
    /// - Parameters:
    ///   - inputs: The first of the rows that all sequences read.
    ///   - firstRows: The row of each sequence's first step.
    ///   - steps: The number of steps, at most the block's.
    func advance(_ inputs: UnsafePointer<Scalar>, firstRows: UnsafeBufferPointer<Int>, steps: Int) {
        precondition(
            (1...blockSteps).contains(steps) && firstRows.count == sequences, "there is room for \(blockSteps) steps")
        for (index, layer) in layers.enumerated() {
            if index > 0 {
                let below = layers[index - 1]
                layer.advance(steps: steps) { projectOutputs(of: below, into: layer, firstStep: $0, steps: $1) }
            } else if Layout.networkCount > 1 {
                layer.advance(steps: steps) {
                    projectGathered(inputs, firstRows, into: layer, firstStep: $0, steps: $1)
                }
            } else {
                layer.advance(steps: steps) { projectRows(inputs, firstRows, into: layer, firstStep: $0, steps: $1) }
            }
        }
    }

    // MARK: Input products

    /// Projects outputs of the layer below.
    private func projectOutputs(
        of below: BatchLayer<Layout>, into layer: BatchLayer<Layout>, firstStep: Int, steps: Int
    ) {
        for step in 0..<steps {
            for column in 0..<columns {
                offsets.pointer[step * columns + column] =
                    (step * below.rowVectors + column * below.vectors) * Layout.unitsPerVector
            }
        }
        project(Layout.operands(below.h.pointer + (1 + firstStep) * below.rowVectors), into: layer, steps: steps)
    }

    /// Projects rows where they stand: one sequence per column.
    private func projectRows(
        _ inputs: UnsafePointer<Scalar>, _ firstRows: UnsafeBufferPointer<Int>, into layer: BatchLayer<Layout>,
        firstStep: Int, steps: Int
    ) {
        for step in 0..<steps {
            for column in 0..<columns {
                offsets.pointer[step * columns + column] =
                    (firstRows[column] + firstStep + step) * configuration.inputSize
            }
        }
        // With one sequence per column, an operand is a number.
        let operands = UnsafeRawPointer(inputs).assumingMemoryBound(to: Layout.Operand.self)
        project(operands, into: layer, steps: steps)
    }

    /// Projects columns at `offsets`, whose first is at `inputs`.
    private func project(_ inputs: UnsafePointer<Layout.Operand>, into layer: BatchLayer<Layout>, steps: Int) {
        let columns = MatrixColumns<Layout>(
            inputs: inputs, offsets: UnsafePointer(offsets.pointer), count: steps * columns)
        for chunk in 0..<layer.inputChunks {
            layer.project(chunk: chunk, columns.dropping(layer.inputRows(ofChunk: chunk).lowerBound))
        }
    }

    /// Projects rows after each feature's numbers of all lanes have been put side by side, chunk by chunk.
    private func projectGathered(
        _ inputs: UnsafePointer<Scalar>, _ firstRows: UnsafeBufferPointer<Int>, into layer: BatchLayer<Layout>,
        firstStep: Int, steps: Int
    ) {
        for chunk in 0..<layer.inputChunks {
            let features = layer.inputRows(ofChunk: chunk)
            for step in 0..<steps {
                for column in 0..<columns {
                    let first = column * Layout.networkCount
                    let rows = (first..<min(first + Layout.networkCount, sequences)).lazy.map { sequence in
                        inputs + (firstRows[sequence] + firstStep + step) * configuration.inputSize
                            + features.lowerBound
                    }
                    gather(rows, count: features.count, to: (step * columns + column) * features.count)
                }
            }
            for column in 0..<steps * columns { offsets.pointer[column] = column * features.count }
            layer.project(
                chunk: chunk,
                MatrixColumns(
                    inputs: Layout.operands(gathered.pointer), offsets: UnsafePointer(offsets.pointer),
                    count: steps * columns))
        }
    }

    /// Puts each feature's numbers of up to one row per lane side by side, whole vectors of features first.
    ///
    /// - Parameters:
    ///   - rows: The first feature of each lane's row.
    ///   - count: The number of features.
    ///   - target: The number of the vector for the first feature.
    @inline(__always)
    private func gather(_ rows: some Collection<UnsafePointer<Scalar>>, count: Int, to target: Int) {
        let vectors = gathered.pointer + target
        let transposed = count / Vector.laneCount * Vector.laneCount
        for feature in stride(from: 0, to: transposed, by: Vector.laneCount) {
            for (lane, row) in rows.enumerated() { square.pointer[lane] = .unaligned(row + feature) }
            Vector.transpose(square.pointer, stride: 1, to: vectors + feature)
        }
        let numbers = Layout.numbers(vectors)
        for (lane, row) in rows.enumerated() {
            for feature in transposed..<count { numbers[feature * Layout.networkCount + lane] = row[feature] }
        }
    }
}

extension LaneVector {
    /// Numbers in memory at any address.
    @inline(__always)
    fileprivate static func unaligned(_ start: UnsafePointer<Scalar>) -> Self {
        UnsafeRawPointer(start).loadUnaligned(as: Self.self)
    }
}
