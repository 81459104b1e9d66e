import BenchmarkReport
import Benchmarking
import Recurrent
import Testing

@Suite("Samples of Benchmarking and BenchmarkReport")
struct BenchmarkSamples {
    @Test("a shape beside the machine's limits")
    func shape() async throws {
        let shape = try BenchmarkShape(parsing: "lstm:8x8", precision: .float32)
        let benchmark = try Benchmark([BenchmarkCase(shape)], seconds: 0.01, rounds: 1)
        let result = await benchmark.run()
        for timing in result.timings {
            print(timing.secondsPerPairStep, timing.gflops, timing.fraction)
        }

        #expect(result.timings.count == 1)
    }

    @Test("a study and its text")
    func study() async throws {
        let study = try BenchmarkStudy.shapes(["gru:8x8"], precision: .float32, threads: 1, seconds: 0.01)
        let result = await study.benchmark.run()
        print(study.text(of: result, as: .csv))

        #expect(study.text(of: result, as: .csv).hasPrefix("cell,reset_after,"))
    }
}
