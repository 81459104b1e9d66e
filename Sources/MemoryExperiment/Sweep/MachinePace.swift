import Foundation
import Recurrent
import Synchronization

/// The speed of this machine relative to the one on which costs were measured.
struct MachinePace: Sendable, Hashable {
    /// The time here for one second of arithmetic, in seconds.
    var computing = 1.0
    /// The time here for one second of reading main memory, in seconds.
    var reading = 1.0

    /// Measures this machine for about a hundredth of a second, plus a tenth if main memory matters.
    ///
    /// - Parameter threads: How many threads compute at once: a thread is slower beside others.
    static func measured(threads: Int, withMemory: Bool) -> MachinePace {
        let paces = Mutex<[Double]>([])
        DispatchQueue.concurrentPerform(iterations: threads) { _ in
            let pace = Self.computing()
            paces.withLock { $0.append(pace) }
        }
        let computing = paces.withLock { $0.reduce(0, +) } / Double(threads)
        return MachinePace(computing: computing, reading: withMemory ? Self.reading() : computing)
    }

    /// The time of steps of a network that fits the caches, relative to its expectation.
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

    /// The time of reading more than the caches hold, relative to its expectation.
    private static func reading() -> Double {
        let loop = ReadingLoop(bytes: 64 << 20)
        let expected = Double(loop.bytes) / 32 * 1.85e-9
        var sum: Float = 0
        let seconds = typicalTime(within: .milliseconds(40)) { sum += loop.multiply(passes: 1) }
        return sum.isNaN ? 1 : seconds / expected
    }

    /// The median time of a piece of work in seconds, from repeating it for a while: one warm-up and at least one timed
    /// repetition.
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
