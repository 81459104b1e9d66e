import Recurrent

extension DivergencePoint {
    /// Measures how far apart the sequences of a seat are after step `step` of the batch's last block.
    init(of batch: PairBatch, seat: Int, afterStep step: Int) {
        let top = batch.configuration.layers - 1
        let a = batch.output(.a, layer: top, ofSeat: seat, afterStep: step)
        let b = batch.output(.b, layer: top, ofSeat: seat, afterStep: step)
        let cellsOfA = batch.cellState(.a, layer: top, ofSeat: seat, afterStep: step)
        let cellsOfB = batch.cellState(.b, layer: top, ofSeat: seat, afterStep: step)
        let units = Double(a.count)
        let unequalOutputs = a.indices.filter { a[$0].bitPattern != b[$0].bitPattern }
        let unequalStates = a.indices.filter { unit in
            a[unit].bitPattern != b[unit].bitPattern
                || !cellsOfA.isEmpty && cellsOfA[unit].bitPattern != cellsOfB[unit].bitPattern
        }
        self.init(
            maximumDifference: batch.comparison(ofSeat: seat, afterStep: step).maximumDifference,
            cosineDistance: unequalOutputs.isEmpty ? 0 : Self.cosineDistance(a, b),
            unequalOutputs: Double(unequalOutputs.count) / units,
            unequalStates: Double(unequalStates.count) / units)
    }

    /// 1 − cos of the angle between two vectors, as half the squared distance of their directions.
    ///
    /// This form keeps its digits for small angles, whereas 1 minus a cosine loses them all. A zero vector has no
    /// direction: it is at distance 1 from any other.
    private static func cosineDistance(_ a: [Double], _ b: [Double]) -> Double {
        guard let directionOfA = direction(a), let directionOfB = direction(b) else { return 1 }
        let squares = zip(directionOfA, directionOfB).reduce(0) { sum, pair in
            sum + (pair.0 - pair.1) * (pair.0 - pair.1)
        }
        return squares / 2
    }

    /// The vector scaled to length 1; nil for a zero vector.
    private static func direction(_ vector: [Double]) -> [Double]? {
        let largest = vector.reduce(0) { max($0, $1.magnitude) }
        guard largest > 0 else { return nil }
        // The squares of such small numbers underflow; scaling by a power of two keeps the direction exactly.
        let vector = largest < 0x1p-400 ? vector.map { $0 * 0x1p600 } : vector
        let norm = vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
        return vector.map { $0 / norm }
    }
}
