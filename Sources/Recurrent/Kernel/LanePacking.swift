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

    /// How many gates share one recurrent product: all but a separate candidate.
    private var sharedGates: Int { cell.gateCount - (cell.hasSeparateCandidate ? 1 : 0) }

    /// How many vectors hold the gates that share one recurrent product.
    var gateVectors: Int { sharedGates * vectors }

    /// The column, or nil for a padded unit.
    func column(vector: Int, lane: Int) -> Int? {
        let (unitVector, gate) =
            vector < gateVectors
            ? vector.quotientAndRemainder(dividingBy: sharedGates) : (vector - gateVectors, sharedGates)
        let unit = unitVector * lanes + lane
        return unit < hiddenSize ? gate * hiddenSize + unit : nil
    }
}
