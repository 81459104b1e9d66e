import MemoryExperiment
import Recurrent
import Support

/// The shared steps after each of several starts, computed side by side.
///
/// Every start has three runs: a, which the others are compared with, b for the protocol *warm-up* and b for *two
/// pasts*. In a recording, a of *warm-up* is the kept run, and a of *two pasts* begins D steps before the start.
package struct StartRuns {
    let network: AnalyzedNetwork
    let inputs: InputRows
    let tolerances: [Tolerance]
    let meter: DifferenceMeter
    let horizon: Int
    let precision: Precision
    /// The standard deviation of each state along the recording; empty if it is not known.
    let stateDeviations: [Double]

    /// Runs of a network.
    ///
    /// - Parameters:
    ///   - network: The network.
    ///   - inputs: The rows that the runs read, in the precision of the network.
    ///   - tolerances: The tolerances.
    ///   - scales: The scales of the outputs.
    ///   - horizon: The number H of shared steps.
    ///   - stateDeviations: The standard deviation of each state along the recording; empty if it is not known.
    package init(
        of network: AnalyzedNetwork, inputs: InputRows, tolerances: [Tolerance], scales: OutputScales, horizon: Int,
        stateDeviations: [Double] = []
    ) {
        self.network = network
        self.inputs = inputs
        self.tolerances = tolerances
        meter = DifferenceMeter(tolerances, scales: scales)
        self.horizon = horizon
        self.stateDeviations = stateDeviations
        precision = inputs.precision
    }

    /// One start with the rows that its runs read.
    package struct Rows: Sendable, Hashable {
        /// The number of the start, from 1.
        let number: Int
        /// The first shared row.
        let shared: Int
        /// The rows of a's own past.
        let past: Range<Int>
        /// The rows of b's own past, for two pasts.
        let otherPast: Range<Int>

        /// Rows from their parts.
        package init(number: Int, shared: Int, past: Range<Int>, otherPast: Range<Int>) {
            self.number = number
            self.shared = shared
            self.past = past
            self.otherPast = otherPast
        }
    }

    /// Computes both protocols for starts with separate inputs: a of *two pasts* serves both.
    ///
    /// - Parameters:
    ///   - starts: The starts; their pasts have the same length.
    ///   - proceeds: Called after each block of steps; returns whether to continue.
    /// - Returns: The results of *warm-up*, then those of *two pasts*, each in the order of the starts; nil if `proceeds`
    ///   stopped them.
    /// - Complexity: O(starts · (D + H) · layers · n · (m + n)).
    package func compute(_ starts: [Rows], while proceeds: () -> Bool = { true }) -> [StartResult]? {
        compute(starts, kept: nil, while: proceeds)
    }

    /// Computes both protocols for some starts, the first beside a run along the recording.
    ///
    /// - Parameter kept: The run along the recording; nil if a of *two pasts* serves both protocols.
    func compute(_ starts: [Rows], kept: KeptRun?, while proceeds: () -> Bool) -> [StartResult]? {
        let layout = StateLayout(network.configuration)
        func side(readingPast past: ((Rows) -> Range<Int>)?) -> SteppedSide? {
            let side = SteppedSide(network, starts: starts, layout: layout, precision: precision)
            guard let past else { return side }
            return side.read(past, of: starts, from: inputs, while: proceeds) ? side : nil
        }
        guard let fresh = side(readingPast: nil), let a = side(readingPast: \.past),
            let other = side(readingPast: \.otherPast)
        else { return nil }
        let reference: any ComparedSide = kept.map { KeptSide($0, starts: starts, layout: layout) } ?? a
        var comparisons = [
            SideComparison(.warmUp, reference, fresh, runs: self, layout: layout, starts: starts),
            SideComparison(.twoPasts, a, other, runs: self, layout: layout, starts: starts),
        ]
        var done = 0
        while done < horizon, comparisons.contains(where: { !$0.isDecided }) {
            guard proceeds() else { return nil }
            let steps = min(SequenceBatch.blockSteps, horizon - done)
            let firstRows = starts.map { $0.shared + done }
            for side in [fresh, a, other] { side.advance(inputs, firstRows: firstRows, steps: steps) }
            for index in comparisons.indices { comparisons[index].observe(steps: steps, after: done) }
            done += steps
        }
        return comparisons.flatMap { $0.results }
    }
}

/// One of the two runs of every start.
protocol ComparedSide {
    /// Reads the states of a start's run before the first shared step.
    func readInitialStates(start: Int, into state: inout [Double])

    /// Reads the states of a start's run after a step of the last block.
    ///
    /// - Parameters:
    ///   - start: The index of the start.
    ///   - step: The step within the block, from 0.
    ///   - sharedStep: The same step counted from the start, from 1.
    ///   - selection: Which states to read; the places of others keep their numbers.
    func readStates(start: Int, step: Int, sharedStep: Int, _ selection: StateSelection, into state: inout [Double])
}

/// Runs that are stepped side by side.
final class SteppedSide: ComparedSide {
    private let batch: SequenceBatch
    private let layout: StateLayout
    /// The states before the first shared step, for each start.
    private var initial: [[Double]]

    /// Runs at the network's start state.
    init(_ network: AnalyzedNetwork, starts: [StartRuns.Rows], layout: StateLayout, precision: Precision) {
        batch = SequenceBatch(network.weights, precision: precision, sequences: starts.count)
        for sequence in starts.indices { batch.begin(network, sequence: sequence) }
        self.layout = layout
        initial = Array(
            repeating: layout.startState(of: network, precision: precision), count: starts.count)
    }

    /// Reads the past of each start; all have the same length.
    ///
    /// - Returns: Whether all steps were taken.
    func read(
        _ past: (StartRuns.Rows) -> Range<Int>, of starts: [StartRuns.Rows], from inputs: InputRows,
        while proceeds: () -> Bool
    ) -> Bool {
        let pasts = starts.map(past)
        let length = pasts.first?.count ?? 0
        var done = 0
        while done < length {
            guard proceeds() else { return false }
            let steps = min(SequenceBatch.blockSteps, length - done)
            batch.advance(inputs, firstRows: pasts.map { $0.lowerBound + done }, steps: steps)
            done += steps
            guard done == length else { continue }
            for index in starts.indices {
                batch.readStates(sequence: index, afterStep: steps - 1, into: &initial[index])
            }
        }
        return true
    }

    func advance(_ inputs: InputRows, firstRows: [Int], steps: Int) {
        batch.advance(inputs, firstRows: firstRows, steps: steps)
    }

    func readInitialStates(start: Int, into state: inout [Double]) { state = initial[start] }

    func readStates(start: Int, step: Int, sharedStep: Int, _ selection: StateSelection, into state: inout [Double]) {
        batch.readStates(sequence: start, afterStep: step, selection, into: &state)
    }
}

/// The run along the recording, seen from each start.
private struct KeptSide: ComparedSide {
    private let kept: KeptRun
    private let starts: [StartRuns.Rows]
    /// The places that `StateSelection.memory` reads.
    private let memory: [Range<Int>]

    init(_ kept: KeptRun, starts: [StartRuns.Rows], layout: StateLayout) {
        self.kept = kept
        self.starts = starts
        memory = layout.memoryRanges + (layout.memoryRanges.contains(layout.outputs) ? [] : [layout.outputs])
    }

    func readInitialStates(start: Int, into state: inout [Double]) {
        kept.readStates(after: starts[start].shared - 1, into: &state)
    }

    func readStates(start: Int, step: Int, sharedStep: Int, _ selection: StateSelection, into state: inout [Double]) {
        let row = starts[start].shared + sharedStep - 1
        switch selection {
        case .all: kept.readStates(after: row, into: &state)
        case .memory: kept.readStates(after: row, at: memory, into: &state)
        }
    }
}
