import Checkpoints
import Recurrent
import Support

extension AnalyzedNetwork {
    /// The same network with the start state in a file: arrays `h` and, for LSTM, `c` with a row for each layer, or `h0`,
    /// `h1`, … and `c0`, `c1`, ….
    ///
    /// - Throws: `Failure` if the file cannot be read, or an array is missing or has another size.
    public func beginning(atStateIn path: String) throws(Failure) -> AnalyzedNetwork {
        let file = try NamedArrays(at: path)
        func state(_ letter: String) throws(Failure) -> [[Double]] {
            let sizes = configuration.hiddenSizes
            if let all = try file.numbers(letter, count: sizes.reduce(0, +)) {
                var start = 0
                return sizes.map { size in
                    defer { start += size }
                    return Array(all[start..<start + size])
                }
            }
            var layers: [[Double]] = []
            for (layer, size) in sizes.enumerated() {
                guard let part = try file.numbers("\(letter)\(layer)", count: size) else {
                    throw Failure(
                        .data,
                        """
                        \(path) has no array `\(letter)` and no `\(letter)\(layer)`; save the start state with \
                        `numpy.savez("state.npz", h=h, c=c)`.
                        """)
                }
                layers.append(part)
            }
            return layers
        }
        let outputs = try state("h")
        let cells = configuration.cell.kind.hasCellState ? try state("c") : outputs.map { _ in [] }
        return AnalyzedNetwork(
            weights: weights, startState: zip(outputs, cells).map { State(output: $0, cellState: $1) }, head: head)
    }
}
