import Recurrent

/// How fast a machine is beside the one that costs were measured on.
struct MachinePace: Sendable, Hashable {
    /// The seconds that a second of arithmetic takes here.
    var computing = 1.0
    /// The seconds that a second of reading main memory takes here.
    var reading = 1.0

    /// Measures this machine, for about a fiftieth of a second, and where main memory matters a tenth more.
    static func measured(withMemory: Bool) -> MachinePace {
        let computing = Self.computing()
        return MachinePace(computing: computing, reading: withMemory ? Self.reading() : computing)
    }

    /// Steps of a network that fits the caches, against what they are expected to take.
    private static func computing() -> Double {
        let sizes = try? NetworkConfiguration(cell: .lstm, inputSize: 16, hiddenSize: 64)
        guard let configuration = sizes else { return 1 }
        let weights = NetworkWeights.draw(
            configuration, initialization: .glorotUniform(recurrent: .glorotUniform, forgetBias: 1), seed: 0, run: 1)
        let network = PairNetwork(weights, precision: .float32)
        let inputs = [Double](repeating: 0.5, count: 16 * PairNetwork.blockSteps)
        let expected = 1.3e-6 * Double(PairNetwork.blockSteps)
        return best(for: .milliseconds(15)) {
            network.advance(inputs, steps: PairNetwork.blockSteps, areShared: true)
        } / expected
    }

    /// Reading more than caches hold, against what it took.
    private static func reading() -> Double {
        let loop = ReadingLoop(bytes: 64 << 20)
        let expected = Double(loop.bytes) / 32 * 1.85e-9
        var sum: Float = 0
        let seconds = best(for: .milliseconds(40)) { sum += loop.multiply(passes: 1) }
        return sum.isNaN ? 1 : seconds / expected
    }

    /// The least time of a piece of work that is repeated for a while, in seconds: at least once, and once to begin with.
    private static func best(for patience: Duration, _ work: () -> Void) -> Double {
        let clock = ContinuousClock()
        let end = clock.now + patience
        var best = Double.infinity
        work()
        repeat {
            best = min(best, clock.measure(work) / .seconds(1))
        } while clock.now < end
        return max(best, 1e-9)
    }
}
