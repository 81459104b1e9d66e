import Benchmarking
import Recurrent
import Testing

/// What a benchmark measures, but never how fast anything is.
@Suite struct BenchmarkTests {
    @Test func everyCaseHasATimeAndABound() async throws {
        let shapes = try ["lstm:1x1", "gru:8x8", "gru-reset-before:3x5"].map {
            try BenchmarkShape(parsing: $0, precision: .float32)
        }
        let cases = shapes.map { BenchmarkCase($0) } + [BenchmarkCase(shapes[0], sideBySide: 3)]
        var fractions: [Double] = []
        let result = await (try Benchmark(cases, seconds: 0.001, rounds: 2)).run { fractions.append($0) }
        #expect(result.timings.map(\.subject) == cases)
        for timing in result.timings {
            #expect(timing.secondsPerPairStep > 0 && timing.secondsPerPairStep.isFinite)
            #expect(timing.boundSeconds > 0 && timing.boundSeconds.isFinite)
        }
        #expect(fractions == fractions.sorted() && fractions.last == 1)
    }

    @Test func limitsAreMeasuredForEveryNumberOfThreads() async throws {
        let shape = try BenchmarkShape(parsing: "lstm:1x128", precision: .float64)
        let result = await (try Benchmark([1, 2].map { BenchmarkCase(shape, threads: $0) }, seconds: 0.001)).run()
        #expect(result.machine.map(\.threads) == [1, 2])
        for limits in result.machine {
            #expect(limits.readingsForPair.map(\.bytes) == [4 * 128 * 128 * 8])
            let known =
                [.arithmetic(.float32), .arithmetic(.float64)] + limits.caches.workingSets.map(MachineLimit.reading)
            for limit in known { #expect(limits[limit] > 0 && limits[limit].isFinite) }
        }
    }

    @Test func eachGrowthVariesItsQuantity() throws {
        let growth = try CostGrowth(precision: .float32, threads: 3)
        let values = { (quantity: CostGrowth.Quantity) in
            growth.points.filter { $0.quantity == quantity && $0.subject.shape.configuration.cell == .lstm }
        }
        #expect(values(.hiddenSize).map(\.value) == [8, 16, 32, 64, 128, 256, 512, 1024, 2048])
        #expect(values(.hiddenSize).allSatisfy { $0.value == $0.subject.shape.configuration.hiddenSize })
        #expect(values(.inputSize).allSatisfy { $0.value == $0.subject.shape.configuration.inputSize })
        #expect(values(.layers).allSatisfy { $0.value == $0.subject.shape.configuration.layers })
        #expect(values(.sideBySide).allSatisfy { $0.value == $0.subject.sideBySide })
        #expect(values(.threads).map(\.subject.threads) == [1, 2, 3])
        #expect(Set(growth.cases).count == growth.cases.count)
    }
}
