import Foundation
import Recurrent
import Synchronization

/// How fast a machine is beside the one that costs were measured on.
struct MachinePace: Sendable, Hashable {
    /// The seconds that a second of arithmetic takes here.
    var computing = 1.0
    /// The seconds that a second of reading main memory takes here.
    var reading = 1.0

    /// Measures this machine, for about a hundredth of a second, and where main memory matters a tenth more.
    ///
    /// - Parameter threads: How many threads compute at once: one is slower beside others.
    static func measured(threads: Int, withMemory: Bool) -> MachinePace {
        let paces = Mutex<[Double]>([])
        DispatchQueue.concurrentPerform(iterations: threads) { _ in
            let pace = Self.computing()
            paces.withLock { $0.append(pace) }
        }
        let computing = paces.withLock { $0.reduce(0, +) } / Double(threads)
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
        return typicalTime(within: .milliseconds(10)) {
            network.advance(inputs, steps: PairNetwork.blockSteps, areShared: true)
        } / expected
    }

    /// Reading more than caches hold, against what it took.
    private static func reading() -> Double {
        let loop = ReadingLoop(bytes: 64 << 20)
        let expected = Double(loop.bytes) / 32 * 1.85e-9
        var sum: Float = 0
        let seconds = typicalTime(within: .milliseconds(40)) { sum += loop.multiply(passes: 1) }
        return sum.isNaN ? 1 : seconds / expected
    }

    /// The median time of a piece of work that is repeated for a while, in seconds: at least once, and once to begin with.
    private static func typicalTime(within patience: Duration, _ work: () -> Void) -> Double {
        let clock = ContinuousClock()
        let end = clock.now + patience
        var times: [Double] = []
        work()
        repeat {
            times.append(clock.measure(work) / .seconds(1))
        } while clock.now < end
        return max(times.sorted()[times.count / 2], 1e-9)
    }
}
