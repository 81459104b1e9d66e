import Benchmarking
import MemoryExperiment
import Recurrent
import Support
import Testing

@Suite("Benchmark shapes")
struct BenchmarkShapeTests {
    @Test("a shape is a recurrent cell, an input size and a hidden size")
    func parsing() throws {
        let shape = try BenchmarkShape(parsing: "lstm:2x128", precision: .float64)
        #expect(shape.configuration.cell == .lstm)
        #expect(shape.configuration.inputSize == 2)
        #expect(shape.configuration.hiddenSize == 128)
        #expect(shape.precision == .float64)
        #expect(shape.resetAfter == nil)
        #expect(try BenchmarkShape(parsing: "gru:1x1", precision: .float32).resetAfter == true)
        #expect(try BenchmarkShape(parsing: "gru-reset-before:1x1", precision: .float32).resetAfter == false)
    }

    @Test(
        "invalid shapes are refused with an example",
        arguments: [
            "", "lstm", "lstm:", "lstm:128", "lstm:128x", "lstm:x128", "lstm:1x2x3", "rnn:1x1", "LSTM:1x1", "lstm:+1x1",
            "lstm:-1x1", "lstm:1 x1", "lstm:1x1:", ":1x1", "lstm:9999999999x1", "lstm:99999999999999999999999x1",
        ])
    func refusal(text: String) {
        #expect {
            try BenchmarkShape(parsing: text, precision: .float32)
        } throws: { error in
            (error as? Failure)?.kind == .usage && "\(error)".contains("such as lstm:128x128")
        }
    }

    @Test("sizes outside 1…4096 are refused", arguments: ["lstm:0x1", "lstm:1x0", "lstm:4097x1", "gru:1x999999999"])
    func sizes(text: String) {
        #expect {
            try BenchmarkShape(parsing: text, precision: .float32)
        } throws: { error in
            (error as? Failure)?.kind == .usage && "\(error)".contains("must be 1…4096")
        }
    }

    @Test(
        "small networks are also timed side by side",
        arguments: [
            ("lstm:1x1", Precision.float32, [1, 8]), ("gru:1x1", .float64, [1, 4]), ("lstm:128x128", .float32, [1]),
        ])
    func ways(text: String, precision: Precision, expected: [Int]) throws {
        let ways = BenchmarkCase.ways(of: try BenchmarkShape(parsing: text, precision: precision), threads: 2)
        #expect(ways.map(\.sideBySide) == expected)
        #expect(ways.allSatisfy { $0.threads == 2 })
    }

    @Test("networks that together exceed the memory are refused")
    func memory() throws {
        let largest = try BenchmarkShape(parsing: "lstm:4096x4096", precision: .float32)
        #expect(throws: Never.self) { try Benchmark([BenchmarkCase(largest)]) }
        for subject in [BenchmarkCase(largest, threads: 2), BenchmarkCase(largest, sideBySide: 2)] {
            #expect {
                try Benchmark([subject])
            } throws: { error in
                "\(error)".hasPrefix("2 networks of 134,217,728 weights would be needed at once")
            }
        }
    }
}
