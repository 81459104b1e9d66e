/// Maps the lanes of packed vectors to the columns of a weight matrix.
struct LanePacking {
    /// The recurrent cell whose gates the columns are.
    let cell: CellKind
    /// n: the number of columns per gate.
    let hiddenSize: Int
    /// The number of vectors that hold the units of one gate.
    let vectors: Int
    /// The number of a network's units per vector.
    let lanes: Int

    /// The number of gates that share one recurrent product: all except a separate candidate.
    private var sharedGates: Int { cell.gateCount - (cell.hasSeparateCandidate ? 1 : 0) }

    /// The number of vectors that hold the gates sharing one recurrent product.
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
