/// Turns the states of a network into the outputs that are compared.
struct OutputReader {
    private let head: OutputHead?
    private let top: Range<Int>
    private var outputs: [Double]

    init(_ network: AnalyzedNetwork, layout: StateLayout) {
        head = network.head
        top = layout.outputs
        outputs = Array(repeating: 0, count: network.outputs)
    }

    /// The outputs after a step with these states.
    mutating func outputs(of state: [Double]) -> [Double] {
        guard let head else { return Array(state[top]) }
        head.evaluate(state.span.extracting(top), into: &outputs)
        return outputs
    }
}
