import MemoryExperiment
import Recurrent
import Testing

/// How soon a measurement of exponents stops, measured in operations.
@Suite("Cancelling a measurement of exponents")
struct LyapunovCancellationTests {
    @Test("takes effect within a long step")
    func withinSteps() throws {
        let configuration = try NetworkConfiguration(cell: .lstm, inputSize: 1, hiddenSize: 96)
        let weights = NetworkWeights.draw(
            configuration, initialization: .uniformRecurrent(forgetBias: 0), seed: 1, run: 1)
        let tangents = 128
        // Products with the recurrent kernel, two columns at a time, and those of each tangent with all previous ones.
        let productsOfStep = (tangents + 1) * 4 * 96 * 96 + 2 * tangents * tangents * 192
        let steps = 20
        var asked = 0
        func measure(_ proceeds: () -> Bool) -> LyapunovExponents? {
            LyapunovExponents.measure(
                weights, inputs: DrawStream(.sharedInput, of: configuration, run: 1, seed: 1),
                tangents: DrawStream(.tangent, of: configuration, run: 1, seed: 1),
                plan: .init(count: tangents, warmUp: 0, steps: steps), while: proceeds)
        }
        let whole = measure {
            asked += 1
            return true
        }
        #expect(whole != nil)
        let least = steps * productsOfStep / (2 * LyapunovExponents.productsBetweenChecks)
        #expect(least > steps / 16 + 2)
        #expect(asked >= least)
        for stop in [1, 2, asked / 2] {
            var again = 0
            let part = measure {
                again += 1
                return again < stop
            }
            #expect(part == nil)
            #expect(again == stop)
        }
    }

    @Test("blocks of steps are shorter for large networks")
    func blocks() {
        func steps(_ n: Int, _ precision: Precision, _ backend: PairNetwork.Backend) -> Int {
            RunCrew.blockSteps(
                of: CellKey(variant: "base", cell: .lstm, layers: 1, inputSize: n, hiddenSize: n),
                precision: precision, backend: backend)
        }
        #expect(steps(4_096, .float32, .lanes) == 8)
        #expect(steps(4_096, .float64, .lanes) == 4)
        #expect(steps(4_096, .float64, .reference) == 1)
        #expect(steps(1_024, .float64, .lanes) == PairBatch.blockSteps)
        #expect(steps(128, .float32, .reference) == PairBatch.blockSteps)
    }
}
