/// The plain form of the batch: scalar code that reads like the equations, one sequence after the other.
final class ReferenceBatch<Number: ElementwiseFloat & BinaryFloatingPoint> where Number.Scalar == Number {
    /// h and c of every layer; c is empty if there is no cell state.
    private typealias States = [(h: [Number], c: [Number])]

    private let configuration: NetworkConfiguration
    private let layers: [ReferenceLayer<Number>]
    /// [1 + step][sequence]; entry 0 is the state before the block.
    private var states: [[States]]

    /// Sequences at rest.
    init(_ weights: NetworkWeights, sequences: Int) {
        configuration = weights.configuration
        layers = weights.layers.enumerated().map { index, layer in
            ReferenceLayer(layer, configuration: weights.configuration.layer(index))
        }
        states = [Array(repeating: Self.rest(weights.configuration), count: sequences)]
    }

    private static func rest(_ configuration: NetworkConfiguration) -> States {
        configuration.hiddenSizes.map { size in
            let zeros = [Number](repeating: 0, count: size)
            return (zeros, configuration.cell.kind.hasCellState ? zeros : [])
        }
    }

    /// Advances every sequence; `row` is the inputs of a row.
    func advance(firstRows: [Int], steps: Int, row: (Int) -> [Number]) {
        states = [states[states.count - 1]]
        for step in 0..<steps {
            states.append(
                zip(firstRows, states[step]).map { firstRow, states in
                    var next: States = []
                    for (layer, state) in zip(layers, states) {
                        next.append(layer.step(x: next.last?.h ?? row(firstRow + step), h: state.h, c: state.c))
                    }
                    return next
                })
        }
    }

    /// A state after a step of the last block.
    func state(_ state: BatchState, sequence: Int, afterStep step: Int) -> [Number] {
        let layer = states[step + 1][sequence][state.layer]
        return switch state.kind {
        case .output: layer.h
        case .cellState: layer.c
        }
    }

    /// Every state of a sequence, layer by layer, h before c: after a step of the last block, or the current one.
    func states(sequence: Int, afterStep step: Int?) -> [Number] {
        states[step.map { $0 + 1 } ?? states.count - 1][sequence].flatMap { $0.h + $0.c }
    }

    /// Writes states of a sequence after a step of the last block, in the order of `states`.
    func readStates(
        sequence: Int, afterStep step: Int, _ selection: StateSelection, into numbers: inout MutableSpan<Double>
    ) {
        var start = 0
        for (layer, state) in states[step + 1][sequence].enumerated() {
            if selection.includesOutput(ofLayer: layer, in: configuration) {
                for (unit, number) in state.h.enumerated() { numbers[start + unit] = Double(number) }
            }
            for (unit, number) in state.c.enumerated() { numbers[start + state.h.count + unit] = Double(number) }
            start += state.h.count + state.c.count
        }
    }

    /// Sets every current state of a sequence, in the order of `states`; nil puts it at rest.
    func setStates(_ numbers: [Number]?, sequence: Int) {
        var rest = numbers.map { $0[...] }
        func next(_ zeros: [Number]) -> [Number] {
            guard let first = rest?.prefix(zeros.count) else { return zeros }
            rest = rest?.dropFirst(zeros.count)
            return Array(first)
        }
        states[states.count - 1][sequence] = Self.rest(configuration).map { (next($0.h), next($0.c)) }
    }
}
