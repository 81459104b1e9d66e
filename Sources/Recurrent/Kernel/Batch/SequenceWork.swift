/// Estimates of the work of a step, in operations on vectors, by which the arrangement of lanes is chosen.
struct SequenceWork {
    /// The layers' operations for each vector of units, and their units.
    private let layers: [(operations: Int, units: Int)]
    private let inputSize: Int

    /// The operations for each vector of gates besides multiply-adds.
    private static let functions = 25

    init(_ configuration: NetworkConfiguration) {
        inputSize = configuration.inputSize
        layers = (0..<configuration.layers).map { index in
            let layer = configuration.layer(index)
            let operations = (layer.inputSize + layer.hiddenSize + Self.functions) * layer.cell.kind.gateCount
            return (operations, layer.hiddenSize)
        }
    }

    /// The work for columns whose vectors hold `lanes` units each.
    func ofVectors(columns: Int, lanes: Int) -> Int {
        layers.reduce(0) { $0 + $1.operations * columns * (($1.units + lanes - 1) / lanes) }
    }

    /// The work to put the inputs of sequences side by side, number by number.
    func ofGathering(sequences: Int) -> Int { sequences * inputSize }
}
