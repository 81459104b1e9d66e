import Recurrent

/// The time of a shape's steps and its lower bound.
public struct ShapeTiming: Sendable, Hashable {
    /// The case that was timed.
    public let subject: BenchmarkCase
    /// The time of one step of one pair, in seconds: with several threads and runs side by side, the time in which they
    /// together take one step.
    public let secondsPerPairStep: Double
    /// The lower bound of the time, in seconds.
    public let boundSeconds: Double

    /// A timing from its parts.
    public init(_ subject: BenchmarkCase, secondsPerPairStep: Double, boundSeconds: Double) {
        self.subject = subject
        self.secondsPerPairStep = secondsPerPairStep
        self.boundSeconds = boundSeconds
    }

    /// Billions of floating-point operations per second.
    public var gflops: Double { subject.cost.operations / secondsPerPairStep / 1e9 }

    /// Billions of floating-point operations per second at the bound.
    public var boundGflops: Double { subject.cost.operations / boundSeconds / 1e9 }

    /// The share of the bound that was reached.
    public var fraction: Double { boundSeconds / secondsPerPairStep }
}

/// A shape and how its steps are timed.
public struct BenchmarkCase: Sendable, Hashable {
    /// The network.
    public let shape: BenchmarkShape
    /// The number of runs that a thread steps side by side: in the lanes of vectors if that suits them, otherwise in
    /// turn.
    public let sideBySide: Int
    /// The number of threads, each with its own runs.
    public let threads: Int

    /// A case from its parts.
    public init(_ shape: BenchmarkShape, sideBySide: Int = 1, threads: Int = 1) {
        self.shape = shape
        self.sideBySide = sideBySide
        self.threads = threads
    }

    /// The cost of one step.
    public var cost: PairStepCost { PairStepCost(of: shape) }

    /// The ways to time a shape: one run by itself and, if that uses the machine better, as many runs side by side as
    /// there are lanes.
    public static func ways(of shape: BenchmarkShape, threads: Int) -> [BenchmarkCase] {
        let widest = PairBatch.widest(shape.precision)
        let width = PairBatch.preferredWidth(of: shape.configuration, precision: shape.precision, runs: widest)
        return (width > 1 ? [1, width] : [1]).map { BenchmarkCase(shape, sideBySide: $0, threads: threads) }
    }

    /// The limits that bound it.
    var limits: [MachineLimit] { [cost.arithmetic, cost.reading(sideBySide: sideBySide)] }
}
