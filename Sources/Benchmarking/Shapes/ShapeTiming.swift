import Recurrent

/// How long a shape's steps took, beside the least time they could take.
public struct ShapeTiming: Sendable, Hashable {
    /// What was timed, and how.
    public let subject: BenchmarkCase
    /// The time of one step of one pair, in seconds: of several threads and runs side by side, the time in which they
    /// together take one.
    public let secondsPerPairStep: Double
    /// The least time that the step could take, in seconds.
    public let boundSeconds: Double

    /// A timing from its parts.
    public init(_ subject: BenchmarkCase, secondsPerPairStep: Double, boundSeconds: Double) {
        self.subject = subject
        self.secondsPerPairStep = secondsPerPairStep
        self.boundSeconds = boundSeconds
    }

    /// Billions of floating-point operations a second.
    public var gflops: Double { subject.cost.operations / secondsPerPairStep / 1e9 }

    /// Billions of floating-point operations a second at the bound.
    public var boundGflops: Double { subject.cost.operations / boundSeconds / 1e9 }

    /// The share of the bound that was reached.
    public var fraction: Double { boundSeconds / secondsPerPairStep }
}

/// A shape with the way in which its steps are timed.
public struct BenchmarkCase: Sendable, Hashable {
    /// The network.
    public let shape: BenchmarkShape
    /// How many runs a thread steps side by side: in the lanes of vectors where that suits them, else by turns.
    public let sideBySide: Int
    /// How many threads are at work at once, each with runs of its own.
    public let threads: Int

    /// A case from its parts.
    public init(_ shape: BenchmarkShape, sideBySide: Int = 1, threads: Int = 1) {
        self.shape = shape
        self.sideBySide = sideBySide
        self.threads = threads
    }

    /// What one of its steps costs.
    public var cost: PairStepCost { PairStepCost(of: shape) }

    /// The ways to time a shape: one run by itself, and where the machine is better used so, as many runs side by side
    /// as there are lanes.
    public static func ways(of shape: BenchmarkShape, threads: Int) -> [BenchmarkCase] {
        let widest = PairBatch.widest(shape.precision)
        let width = PairBatch.preferredWidth(of: shape.configuration, precision: shape.precision, runs: widest)
        return (width > 1 ? [1, width] : [1]).map { BenchmarkCase(shape, sideBySide: $0, threads: threads) }
    }

    /// The limits that bound it.
    var limits: [MachineLimit] { [cost.arithmetic, cost.reading(sideBySide: sideBySide)] }
}
