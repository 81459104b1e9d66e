import Recurrent
import Support

/// The run that reads a recording from its beginning and is never reset: what every other run is compared with.
struct KeptRun: Sendable {
    /// The rows after which its states are stored.
    let rows: KeptRows
    /// The states after those rows, in the order of `StateLayout`.
    private let states: NumberStore
    /// The scales of the outputs along the whole recording.
    let scales: OutputScales
    /// The standard deviation of each state along the whole recording.
    let stateDeviations: [Double]
    /// The largest magnitude of each state in each tenth of the longest sequence.
    let magnitudes: [[Double]]

    /// The most bytes of stored states.
    static let mostBytes = 1 << 32

    /// Runs a network along every sequence of a recording.
    ///
    /// - Parameters:
    ///   - network: The network.
    ///   - inputs: The recording in the network's precision.
    ///   - recording: The recording.
    ///   - rows: The rows after which states are stored.
    ///   - precision: The precision of the network.
    ///   - proceeds: Called after each block of steps; returns whether to continue.
    /// - Returns: Nil if `proceeds` stopped it.
    /// - Throws: `Failure` if the states need more than `mostBytes` or become infinite or NaN.
    init?(
        of network: AnalyzedNetwork, inputs: InputRows, recording: Recording, rows: KeptRows, precision: Precision,
        while proceeds: () -> Bool
    ) throws(Failure) {
        let layout = StateLayout(network.configuration)
        let bytes = rows.count.multipliedReportingOverflow(by: layout.count * NumberStore.bytes(precision))
        guard !bytes.overflow, bytes.partialValue <= Self.mostBytes else {
            throw Failure(
                .data,
                """
                The states of the run along the recording need more than \((Self.mostBytes >> 30).grouped) GiB; use fewer \
                --starts or a shorter --horizon.
                """)
        }
        var store = NumberStore(rows: rows.count, width: layout.count, precision: precision)
        let reader = OutputReader(network, layout: layout)
        var outputs = Array(repeating: 0.0, count: network.outputs)
        var sums = OutputSums(outputs: network.outputs)
        var stateSums = OutputSums(outputs: layout.count)
        var state = Array(repeating: 0.0, count: layout.count)
        var magnitudes = Array(repeating: state, count: StateDrift.parts)
        let longest = recording.longestSequence
        let batch = SequenceBatch(network.weights, precision: precision, sequences: 1)
        for sequence in recording.sequences {
            batch.begin(network, sequence: 0)
            var row = sequence.lowerBound
            while row < sequence.upperBound {
                guard proceeds() else { return nil }
                let steps = min(SequenceBatch.blockSteps, sequence.upperBound - row)
                batch.advance(inputs, firstRows: [row], steps: steps)
                for step in 0..<steps {
                    batch.readStates(sequence: 0, afterStep: step, into: &state)
                    reader.read(state, into: &outputs)
                    guard outputs.allSatisfy(\.isFinite) else {
                        throw Failure(
                            .data,
                            """
                            The outputs of the network are not finite after step \(row + step) of the recording; check \
                            whether the recording has the scale that the network was trained on.
                            """)
                    }
                    sums.add(outputs)
                    stateSums.add(state)
                    if longest.contains(row + step) {
                        let place = (row + step - longest.lowerBound) * StateDrift.parts / longest.count
                        Self.raise(&magnitudes[place], to: state)
                    }
                    if let index = rows.index(of: row + step) { store.write(state, at: index) }
                }
                row += steps
            }
        }
        self.rows = rows
        states = store
        scales = sums.scales
        stateDeviations = stateSums.scales.standardDeviations
        self.magnitudes = magnitudes
    }

    private static func raise(_ magnitudes: inout [Double], to state: [Double]) {
        for index in state.indices { magnitudes[index] = max(magnitudes[index], state[index].magnitude) }
    }

    /// Reads the states after a row that is kept.
    func readStates(after row: Int, into state: inout [Double]) {
        states.read(place(of: row), columns: 0..<state.count, into: &state)
    }

    /// Reads the states in some places after a row that is kept.
    func readStates(after row: Int, at places: [Range<Int>], into state: inout [Double]) {
        let index = place(of: row)
        for range in places { states.read(index, columns: range, into: &state) }
    }

    private func place(of row: Int) -> Int {
        guard let index = rows.index(of: row) else {
            preconditionFailure("the states after row \(row) are not kept")
        }
        return index
    }
}
