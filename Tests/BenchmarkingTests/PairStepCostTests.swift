import Benchmarking
import Recurrent
import Testing

@Suite("The least cost of a pair step")
struct PairStepCostTests {
    @Test(
        "operations and bytes agree with hand calculations",
        arguments: [
            // 4 gates · 128 · 128 weights: twice 2 operations each; 2 · 4 · 128 · 128 for the inputs.
            ("lstm:128x128", Precision.float32, 262_144.0, 131_072.0, 262_144),
            ("gru:128x128", .float32, 196_608, 98_304, 196_608),
            ("lstm:1x64", .float32, 65_536, 512, 65_536),
            ("gru:3x2", .float64, 48, 36, 96),
            ("gru-reset-before:1x1", .float32, 12, 6, 12),
        ])
    func costs(text: String, precision: Precision, recurrent: Double, input: Double, bytes: Int) throws {
        let cost = PairStepCost(of: try BenchmarkShape(parsing: text, precision: precision))
        #expect(cost.recurrentOperations == recurrent)
        #expect(cost.inputOperations == input)
        #expect(cost.recurrentBytes == bytes)
        #expect(cost.operations == recurrent + input)
    }

    @Test("upper layers read outputs that differ between the sequences")
    func layers() throws {
        let cost = PairStepCost(of: try BenchmarkShape(.gru(.afterProduct), inputSize: 5, hiddenSize: 8, layers: 3))
        #expect(cost.layers == 3)
        #expect(cost.recurrentOperations == 768)
        // 2 · 3 · 8 · 5 for the shared inputs, and 4 · 3 · 8 · 8 for each of the two upper layers.
        #expect(cost.inputOperations == 240 + 1536)
        #expect(cost.operations == 2304 + 240 + 1536)
        #expect(cost.intensity == 4080.0 / 2304)
    }

    private func limits(arithmetic: Double, reading: Double, bytes: Int) -> MachineLimits {
        MachineLimits(
            threads: 1, caches: CacheSizes([]),
            rates: [.arithmetic(.float32): arithmetic, .readingForPair(bytes: bytes): reading])
    }

    @Test(
        "arithmetic or bandwidth bounds the recurrent part, arithmetic the rest",
        arguments: [
            // 262,144 operations at 1e11 a second take 2.62144 µs; 262,144 bytes at 5e10 take 5.24288 µs.
            (5e10, 5.24288e-6 + 1.31072e-6), (2e11, 2.62144e-6 + 1.31072e-6),
        ])
    func bounds(bandwidth: Double, expected: Double) throws {
        let cost = PairStepCost(of: try BenchmarkShape(parsing: "lstm:128x128", precision: .float32))
        let bound = cost.boundTime(under: limits(arithmetic: 1e11, reading: bandwidth, bytes: 262_144))
        #expect(abs(bound - expected) < 1e-15)
    }

    @Test("every layer reads its own weights")
    func boundOfLayers() throws {
        let shape = try BenchmarkShape(.lstm, inputSize: 64, hiddenSize: 64, layers: 2)
        let bound = PairStepCost(of: shape).boundTime(under: limits(arithmetic: 1e11, reading: 1e10, bytes: 65_536))
        // Twice 65,536 bytes, then 32,768 operations of the shared inputs and 65,536 of the upper layer's.
        #expect(abs(bound - 14.09024e-6) < 1e-15)
    }

    @Test("runs side by side share one working set of all their weights")
    func sideBySide() throws {
        let cost = PairStepCost(of: try BenchmarkShape(parsing: "lstm:32x64", precision: .float32))
        #expect(cost.reading(sideBySide: 1) == .readingForPair(bytes: 65_536))
        #expect(cost.reading(sideBySide: 4) == .readingForPair(bytes: 262_144))
        let limits = limits(arithmetic: 1e12, reading: 6.5536e10, bytes: 262_144)
        #expect(abs(cost.boundTime(under: limits, sideBySide: 4) - 1.016384e-6) < 1e-15)
    }

    @Test("a timing has its rate, the bound's rate and their ratio")
    func timing() throws {
        let shape = try BenchmarkShape(parsing: "lstm:128x128", precision: .float32)
        let timing = ShapeTiming(BenchmarkCase(shape), secondsPerPairStep: 8e-6, boundSeconds: 6e-6)
        #expect(timing.gflops == 49.152)
        #expect(timing.boundGflops == 65.536)
        #expect(timing.fraction == 0.75)
    }
}
