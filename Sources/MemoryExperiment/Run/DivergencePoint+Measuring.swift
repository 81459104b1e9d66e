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
    /// That form keeps its digits where the angle is small; the difference of 1 and a cosine loses them all. A vector of
    /// zeros has no direction: it is at distance 1 from any other.
    private static func cosineDistance(_ a: [Double], _ b: [Double]) -> Double {
        func norm(_ vector: [Double]) -> Double { vector.reduce(0) { $0 + $1 * $1 }.squareRoot() }
        let (normOfA, normOfB) = (norm(a), norm(b))
        guard normOfA > 0, normOfB > 0 else { return 1 }
        let squares = zip(a, b).reduce(0) { sum, pair in
            let difference = pair.0 / normOfA - pair.1 / normOfB
            return sum + difference * difference
        }
        return squares / 2
    }
}
