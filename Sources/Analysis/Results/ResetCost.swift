import Recurrent
import Statistics

/// What it changes to put a network back into its start state every few steps.
public struct ResetCost: Sendable, Hashable {
    /// The number of steps between two resets.
    public let interval: Int
    /// The number of steps compared.
    public let steps: Int
    /// The mean difference from the run that is never reset, in the unit of the measure.
    public let mean: Double
    /// The difference that 95 % of steps do not exceed.
    public let quantile95: Double
    /// The largest difference.
    public let worst: Double

    /// The most steps of a recording that are compared.
    static let mostSteps = 20_000

    /// The intervals that are compared: 1, 2 and 5 times powers of ten, at most half of the steps.
    static func intervals(steps: Int) -> [Int] {
        var intervals: [Int] = []
        var scale = 10
        while scale <= steps / 2 {
            intervals += [scale, 2 * scale, 5 * scale].filter { $0 <= steps / 2 }
            scale *= 10
        }
        return intervals
    }

    /// The cost of an interval from the difference at each step.
    package init(interval: Int, differences: [Double]) {
        let sorted = differences.sorted()
        self.interval = interval
        steps = sorted.count
        mean = sorted.isEmpty ? 0 : sorted.reduce(0, +) / Double(sorted.count)
        quantile95 = sorted.isEmpty ? 0 : Quartiles.quantile(0.95, of: sorted)
        worst = sorted.last ?? 0
    }

    /// A cost from its parts.
    init(interval: Int, steps: Int, mean: Double, quantile95: Double, worst: Double) {
        self.interval = interval
        self.steps = steps
        self.mean = mean
        self.quantile95 = quantile95
        self.worst = worst
    }

    /// Measures the cost of each interval in one measure.
    ///
    /// - Parameters:
    ///   - network: The network.
    ///   - inputs: The recording in the network's precision.
    ///   - kept: The run along the recording; the rows of `range` are kept.
    ///   - range: The rows to compare, from the beginning of a sequence.
    ///   - meter: Measures differences in one measure.
    ///   - proceeds: Called after each block; returns whether to continue.
    /// - Complexity: O(intervals · steps · n · (m + n) · layers).
    static func measure(
        _ network: AnalyzedNetwork, inputs: InputRows, kept: KeptRun, range: Range<Int>, meter: DifferenceMeter,
        precision: Precision, while proceeds: () -> Bool
    ) -> [ResetCost]? {
        let layout = StateLayout(network.configuration)
        let reader = OutputReader(network, layout: layout)
        var (a, b) = (Array(repeating: 0.0, count: network.outputs), Array(repeating: 0.0, count: network.outputs))
        var (state, reference) = (
            Array(repeating: 0.0, count: layout.count), Array(repeating: 0.0, count: layout.count)
        )
        var result = Array(repeating: 0.0, count: meter.measures.count)
        var costs: [ResetCost] = []
        for interval in intervals(steps: range.count) {
            let segments = range.count / interval
            var differences: [Double] = []
            differences.reserveCapacity(segments * interval)
            for first in stride(from: 0, to: segments, by: 64) {
                let group = Array(first..<min(first + 64, segments))
                let batch = SequenceBatch(network.weights, precision: precision, sequences: group.count)
                for sequence in group.indices { batch.begin(network, sequence: sequence) }
                var done = 0
                while done < interval {
                    guard proceeds() else { return nil }
                    let steps = min(SequenceBatch.blockSteps, interval - done)
                    let rows = group.map { range.lowerBound + $0 * interval + done }
                    batch.advance(inputs, firstRows: rows, steps: steps)
                    for sequence in group.indices {
                        for step in 0..<steps {
                            batch.readStates(sequence: sequence, afterStep: step, into: &state)
                            kept.readStates(after: rows[sequence] + step, into: &reference)
                            reader.read(reference, into: &a)
                            reader.read(state, into: &b)
                            meter.differences(a.span, b.span, into: &result)
                            differences.append(result[0])
                        }
                    }
                    done += steps
                }
            }
            costs.append(ResetCost(interval: interval, differences: differences))
        }
        return costs
    }
}
