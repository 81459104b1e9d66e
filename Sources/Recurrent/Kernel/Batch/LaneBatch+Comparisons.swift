extension LaneBatch {
    /// Sets the factors of the differences of the top layer's units, rounded once; nil for 1.
    func setScales(_ factors: [Double]?) {
        let numbers = Layout.numbers(scales.pointer)
        for unit in 0..<configuration.hiddenSize {
            for network in 0..<Layout.networkCount {
                numbers[Layout.place(ofUnit: unit, network: network)] = Scalar(factors?[unit] ?? 1)
            }
        }
    }

    /// The comparison of two sequences after a step of the last block, of which `outputs` are the top layer's.
    @inline(__always)
    func comparison(_ a: Int, _ b: Int, _ outputs: StateRow<Layout>, afterStep step: Int) -> SequenceComparison {
        let difference = difference(outputs.numbers(a), outputs.numbers(b), strideOfSecond: Layout.networkCount)
        return SequenceComparison(
            maximumDifference: difference.maximumDifference, outputsAreSame: difference.outputsAreSame,
            statesAreSame: difference.outputsAreSame && statesAreSame(a, b, row: step + 1))
    }

    /// The comparison of a sequence's outputs after a step of the last block with a row of numbers.
    @inline(__always)
    func comparison(
        _ sequence: Int, _ outputs: StateRow<Layout>, with row: UnsafePointer<Scalar>
    ) -> OutputComparison {
        difference(outputs.numbers(sequence), row, strideOfSecond: 1)
    }

    /// max_j abs(a[j] − b[j]) · scale[j], NaN if any is, and whether the bits are equal and there is no NaN.
    @inline(__always)
    private func difference(
        _ a: UnsafePointer<Scalar>, _ b: UnsafePointer<Scalar>, strideOfSecond: Int
    ) -> OutputComparison {
        Layout.networkCount == 1
            ? differenceOfVectors(a, b) : differenceOfNumbers(a, b, strideOfSecond: strideOfSecond)
    }

    /// Whole vectors at once; whatever lies beyond the last unit is ignored.
    @inline(__always)
    private func differenceOfVectors(_ a: UnsafePointer<Scalar>, _ b: UnsafePointer<Scalar>) -> OutputComparison {
        let n = configuration.hiddenSize
        var largest = Vector(repeating: 0)
        var bits = Vector(repeating: 0)
        @inline(__always)
        func compare(_ a: Vector, _ b: Vector, _ scale: Vector) {
            largest = largest.larger((a - b).magnitude * scale)
            bits = bits.union(a.differingBits(from: b))
        }
        let whole = n / Vector.laneCount
        for vector in 0..<whole {
            let unit = vector * Vector.laneCount
            compare(.unaligned(a + unit), .unaligned(b + unit), scales.pointer[vector])
        }
        if whole * Vector.laneCount < n {
            let unit = whole * Vector.laneCount
            let kept = Vector.mask(first: n - unit)
            compare(
                .unaligned(a + unit).masked(by: kept), .unaligned(b + unit).masked(by: kept),
                scales.pointer[whole].masked(by: kept))
        }
        let difference = largest.largestOfLanes
        return OutputComparison(
            maximumDifference: Double(difference),
            outputsAreSame: !difference.isNaN && bits.unionOfLanes.hasNoBits)
    }

    /// Number by number, because a sequence's are apart from each other.
    @inline(__always)
    private func differenceOfNumbers(
        _ a: UnsafePointer<Scalar>, _ b: UnsafePointer<Scalar>, strideOfSecond: Int
    ) -> OutputComparison {
        let factors = Layout.numbers(scales.pointer)
        var largest: Scalar = 0
        var areSame = true
        for unit in 0..<configuration.hiddenSize {
            let (a, b) = (a[unit * Layout.networkCount], b[unit * strideOfSecond])
            let difference = (a - b).magnitude * factors[unit * Layout.networkCount]
            // A NaN is kept, because nothing is larger.
            if difference > largest || difference.isNaN { largest = difference }
            if largest.isNaN { return OutputComparison(maximumDifference: .nan, outputsAreSame: false) }
            areSame = areSame && a.hasSameBits(as: b)
        }
        return OutputComparison(maximumDifference: Double(largest), outputsAreSame: areSame)
    }

    /// Whether every state of every layer has the same bits in a row.
    @inline(never)
    private func statesAreSame(_ a: Int, _ b: Int, row: Int) -> Bool {
        for layer in 0..<configuration.layers {
            for kind in [PairState.Kind.output, .cellState] {
                guard kind == .output || configuration.cell.kind.hasCellState else { continue }
                let state = BatchState(kind: kind, layer: layer)
                let (first, stride) = numbers(state, sequence: a, row: row)
                let second = numbers(state, sequence: b, row: row).first
                for unit in 0..<configuration.hiddenSizes[layer] {
                    guard first[unit * stride].hasSameBits(as: second[unit * stride]) else { return false }
                }
            }
        }
        return true
    }
}

extension LaneVector {
    /// Numbers in memory at any address.
    @inline(__always)
    static func unaligned(_ start: UnsafePointer<Scalar>) -> Self {
        UnsafeRawPointer(start).loadUnaligned(as: Self.self)
    }
}

extension BinaryFloatingPoint {
    /// Whether both numbers have the same bits.
    @inline(__always)
    func hasSameBits(as other: Self) -> Bool {
        sign == other.sign && exponentBitPattern == other.exponentBitPattern
            && significandBitPattern == other.significandBitPattern
    }
}
