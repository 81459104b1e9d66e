extension SequenceStepper {
    /// Appends the comparisons of pairs of sequences after a step of the last block.
    func compare(
        _ pairs: ArraySlice<SequencePair>, _ places: SequencePlaces, afterStep step: Int,
        into comparisons: inout [SequenceComparison]
    ) {
        /// The comparisons of one kind of batch, so that it is looked up once.
        @inline(__always)
        func append(_ comparison: (_ a: Int, _ b: Int) -> SequenceComparison) {
            guard places.networks > 1 else {
                for pair in pairs { comparisons.append(comparison(pair.a, pair.b)) }
                return
            }
            for pair in pairs { comparisons.append(comparison(places[pair.a].seat, places[pair.b].seat)) }
        }
        switch self {
        case .reference(let batch): append { batch.comparison($0, $1, afterStep: step) }
        case .units(let batch):
            let outputs = batch.topOutputs(afterStep: step)
            append { batch.comparison($0, $1, outputs, afterStep: step) }
        case .sequences(let batch):
            let outputs = batch.topOutputs(afterStep: step)
            append { batch.comparison($0, $1, outputs, afterStep: step) }
        }
    }

    /// Appends the comparisons of some sequences after a step of the last block with rows of numbers.
    ///
    /// - Parameters:
    ///   - rows: The rows.
    ///   - features: The number of features in a row.
    ///   - firstRows: The row of every sequence for the first step of the block.
    ///   - sequences: The sequences.
    func compare(
        _ rows: RowStorage<Scalar>, features: Int, firstRows: [Int], sequences: Range<Int>, _ places: SequencePlaces,
        afterStep step: Int, into comparisons: inout [OutputComparison]
    ) {
        /// The comparisons of one kind of batch, so that it is looked up once.
        @inline(__always)
        func append(_ comparison: (_ sequence: Int, _ row: UnsafePointer<Scalar>) -> OutputComparison) {
            for sequence in sequences {
                let row = rows.pointer + (firstRows[sequence] + step) * features
                comparisons.append(comparison(places[sequence].seat, row))
            }
        }
        switch self {
        case .reference(let batch):
            append {
                batch.comparison($0, afterStep: step, with: Array(UnsafeBufferPointer(start: $1, count: features)))
            }
        case .units(let batch):
            let outputs = batch.topOutputs(afterStep: step)
            append { batch.comparison($0, outputs, with: $1) }
        case .sequences(let batch):
            let outputs = batch.topOutputs(afterStep: step)
            append { batch.comparison($0, outputs, with: $1) }
        }
    }
}
