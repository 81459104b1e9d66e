import Recurrent
import Support

/// Standard normal inputs for an analysis without a recording.
struct NormalInputs: Sendable {
    private let configuration: NetworkConfiguration
    private let seed: UInt64

    /// The number of steps of the run that gives scales, exponent and drift.
    static let keptSteps = 10_000
    /// The number of the run whose draws it reads; starts have lower numbers.
    private static let keptRun = DrawAddress.runs.upperBound

    init(for configuration: NetworkConfiguration, seed: UInt64) {
        self.configuration = configuration
        self.seed = seed
    }

    private func draws(_ purpose: DrawAddress.Purpose, run: Int) -> DrawStream {
        DrawStream(purpose, of: configuration, run: run, seed: seed)
    }

    /// The recording of the kept run.
    func recording() throws(Failure) -> Recording {
        var numbers = Array(repeating: 0.0, count: Self.keptSteps * configuration.inputSize)
        draws(.sharedInput, run: Self.keptRun).fillNormals(&numbers, count: numbers.count, from: 0)
        return try Recording(
            numbers: numbers, features: configuration.inputSize, sequences: [0..<Self.keptSteps], origin: .normal)
    }

    /// The inputs of some starts, one start after the other: a's past, b's past, the shared steps.
    func rows(
        ofStarts starts: [Int], horizon: Int, divergentSteps: Int
    ) -> (numbers: [Double], rows: [StartRuns.Rows]) {
        let m = configuration.inputSize
        var numbers: [Double] = []
        numbers.reserveCapacity(starts.count * (2 * divergentSteps + horizon) * m)
        var rows: [StartRuns.Rows] = []
        for start in starts {
            let first = numbers.count / m
            let stretches: [(DrawAddress.Purpose, Int)] = [
                (.inputOfA, divergentSteps), (.inputOfB, divergentSteps), (.sharedInput, horizon),
            ]
            for (purpose, steps) in stretches {
                var stretch = Array(repeating: 0.0, count: steps * m)
                draws(purpose, run: start + 1).fillNormals(&stretch, count: stretch.count, from: 0)
                numbers += stretch
            }
            rows.append(
                StartRuns.Rows(
                    number: start + 1, shared: first + 2 * divergentSteps, past: first..<first + divergentSteps,
                    otherPast: first + divergentSteps..<first + 2 * divergentSteps))
        }
        return (numbers, rows)
    }
}
