/// Which column of a weight matrix a lane of a packed vector holds.
struct LanePacking {
    /// Whose gates the columns are.
    let cell: CellKind
    /// n: how many columns a gate has.
    let hiddenSize: Int
    /// How many vectors hold the units of one gate.
    let vectors: Int
    /// How many units of a network a vector holds.
    let lanes: Int

    /// How many vectors hold the gates that share one recurrent product.
    var gateVectors: Int { cell == .lstm ? 4 * vectors : 2 * vectors }

    /// The column, or nil for a padded unit.
    func column(vector: Int, lane: Int) -> Int? {
        let gate: Int
        let unitVector: Int
        switch cell {
        case .lstm:
            (unitVector, gate) = vector.quotientAndRemainder(dividingBy: 4)
        case .gru where vector < gateVectors:
            (unitVector, gate) = vector.quotientAndRemainder(dividingBy: 2)
        case .gru:
            (unitVector, gate) = (vector - gateVectors, 2)
        }
        let unit = unitVector * lanes + lane
        return unit < hiddenSize ? gate * hiddenSize + unit : nil
    }
}
