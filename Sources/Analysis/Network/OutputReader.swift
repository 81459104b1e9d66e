import Recurrent

/// Turns the states of a network into the outputs that are compared, without allocations.
struct OutputReader: Sendable {
    private let head: OutputHead?
    private let top: Range<Int>

    init(_ network: AnalyzedNetwork, layout: StateLayout) {
        head = network.head
        top = layout.outputs
    }

    /// Writes the outputs after a step with these states.
    func read(_ state: [Double], into outputs: inout [Double]) {
        guard let head else {
            var numbers = outputs.mutableSpan
            return StateDifferences.copy(state.span.extracting(top), into: &numbers)
        }
        head.evaluate(state.span.extracting(top), into: &outputs)
    }
}
