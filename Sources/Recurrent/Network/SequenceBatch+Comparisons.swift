extension SequenceBatch {
    /// Sets the factors of the differences of all comparisons.
    ///
    /// - Parameter factors: A factor for every unit of the top layer, not negative, rounded once and then finite; nil for 1.
    public func scaleDifferences(by factors: [Double]?) {
        let fits =
            factors.map { factors in
                factors.count == configuration.hiddenSize && factors.allSatisfy { $0 >= 0 && isFinite($0) }
            } ?? true
        precondition(fits, "every unit of the top layer has a factor that is finite and not negative")
        switch stepper {
        case .float32(let stepper): stepper.setScales(factors)
        case .float64(let stepper): stepper.setScales(factors)
        }
    }

    /// Whether a number is finite once it is rounded to the batch's precision.
    private func isFinite(_ number: Double) -> Bool {
        switch precision {
        case .float32: Float(number).isFinite
        case .float64: number.isFinite
        }
    }

    /// Compares pairs of sequences after some steps of the last block.
    ///
    /// - Parameters:
    ///   - pairs: The pairs, each of two sequences of one network.
    ///   - steps: The steps.
    ///   - comparisons: Replaced by the comparisons: [step][pair].
    /// - Precondition: The sequences took those steps, and their states were not set since.
    /// - Complexity: O(steps · pairs · n), and all states of pairs whose outputs are the same.
    public func compare(
        _ pairs: [SequencePair], afterSteps steps: Range<Int>, into comparisons: inout [SequenceComparison]
    ) {
        let perNetwork = sequences / networks
        for pair in pairs {
            precondition(pair.a / perNetwork == pair.b / perNetwork, "a pair is of one network")
            for step in steps.isEmpty ? [] : [steps.lowerBound, steps.upperBound - 1] {
                checkReadable(pair.a, step)
                checkReadable(pair.b, step)
            }
        }
        comparisons.removeAll(keepingCapacity: true)
        switch stepper {
        case .float32(let stepper): stepper.compare(pairs, steps: steps, into: &comparisons)
        case .float64(let stepper): stepper.compare(pairs, steps: steps, into: &comparisons)
        }
    }

    /// Compares the outputs of every sequence with rows of numbers, after some steps of the last block.
    ///
    /// - Parameters:
    ///   - rows: Rows of the top layer's n in the batch's precision.
    ///   - firstRows: The row of each sequence for the first step of the block; later steps have the following ones.
    ///   - steps: The steps.
    ///   - comparisons: Replaced by the comparisons: [step][sequence].
    /// - Precondition: Every sequence took those steps, its state was not set since, and it has a row for each of them.
    /// - Complexity: O(steps · sequences · n).
    public func compare(
        with rows: InputRows, firstRows: [Int], afterSteps steps: Range<Int>, into comparisons: inout [OutputComparison]
    ) {
        precondition(rows.features == configuration.hiddenSize, "a row has a number for every unit of the top layer")
        check(rows, firstRows, steps: steps.upperBound)
        for sequence in 0..<sequences where !steps.isEmpty {
            checkReadable(sequence, steps.lowerBound)
            checkReadable(sequence, steps.upperBound - 1)
        }
        comparisons.removeAll(keepingCapacity: true)
        let features = rows.features
        switch (stepper, rows.numbers) {
        case (.float32(let stepper), .float32(let rows)):
            stepper.compare(rows, features: features, firstRows: firstRows, steps: steps, into: &comparisons)
        case (.float64(let stepper), .float64(let rows)):
            stepper.compare(rows, features: features, firstRows: firstRows, steps: steps, into: &comparisons)
        case (.float32, .float64), (.float64, .float32):
            preconditionFailure("rows have the batch's precision")
        }
    }
}
