import Foundation
import Recurrent
import Testing
import Training

@Suite("The circuit with a saturating inductor")
struct CircuitTests {
    /// A trajectory that SciPy computed.
    private struct Trajectory: Decodable {
        let inputs: [Double]
        let voltages: [Double]
        let currents: [Double]
    }

    private static func trajectory() throws -> Trajectory {
        let url = try #require(Bundle.module.resourceURL).appendingPathComponent("Fixtures/circuit.json")
        return try JSONDecoder().decode(Trajectory.self, from: Data(contentsOf: url))
    }

    private static func task(_ placement: RecordWindows.Placement = .random) throws -> TrainingTask {
        .system(CircuitIdentification(windows: try RecordWindows(steps: 500, burnIn: 80, placement: placement)))
    }

    @Test("follows the trajectory that SciPy computes")
    func trajectory() throws {
        let trajectory = try Self.trajectory()
        // It is a test of saturation only if the current passes 5 A.
        #expect(trajectory.currents.count { abs($0) > 5 } > 40)
        let voltages = SaturatingCircuit.voltages(inputs: trajectory.inputs)
        #expect(voltages.count == 400)
        for (ours, theirs) in zip(voltages, trajectory.voltages) { #expect(abs(ours - theirs) < 5e-4) }
    }

    @Test("is excited by noise with variance 1 and the correlations of two low-passes")
    func noise() throws {
        let noise = try Self.task().stream(steps: 200_000, run: 1, seed: 3)
        func correlation(_ lag: Int) -> Double {
            zip(noise, noise.dropFirst(lag)).reduce(0) { $0 + $1.0 * $1.1 } / Double(noise.count - lag)
        }
        #expect(abs(noise.reduce(0, +) / Double(noise.count)) < 0.05)
        #expect(abs(correlation(0) - 1) < 0.05)
        for lag in [1, 5, 20] {
            // The impulse response (k + 1) aᵏ with itself, in plain sums.
            let a = Foundation.exp(-0.15)
            func sum(_ lag: Int) -> Double {
                (0..<1000).reduce(0) { sum, k in
                    sum + Double((k + 1) * (k + lag + 1)) * Foundation.pow(a, Double(2 * k + lag))
                }
            }
            #expect(abs(correlation(lag) - sum(lag) / sum(0)) < 0.05)
        }
    }

    @Test("has targets that are the standardised voltages of its inputs")
    func targets() throws {
        let sequences = TaskSequences(of: try Self.task(.consecutive), run: 2, seed: 5)
        // The first pass through one stretch reads all but the last windows of the record.
        let batches = (0..<20).map { sequences.batch(update: $0, sequences: 1) }
        let inputs = batches.flatMap(\.inputs)
        let voltages = SaturatingCircuit.voltages(inputs: inputs.map { 80 * $0 })
        let mean = voltages.reduce(0, +) / Double(voltages.count)
        let deviation = (voltages.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(voltages.count)).squareRoot()
        #expect(deviation > 20)
        let targets = batches.flatMap { batch -> [Double] in
            guard case .values(let values) = batch.targets else { return [] }
            return values
        }
        #expect(targets.count == 10_000)
        for (voltage, target) in zip(voltages, targets) { #expect(abs((voltage - mean) / deviation - target) < 1e-9) }
    }
}
