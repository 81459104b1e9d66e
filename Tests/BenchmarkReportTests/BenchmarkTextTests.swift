import BenchmarkReport
import Benchmarking
import Foundation
import Recurrent
import Testing
import Typesetting

@Suite("Measurements as text")
struct BenchmarkTextTests {
    private static let keys = [
        "cell", "reset_after", "input_size", "hidden_size", "precision", "side_by_side", "ns_per_pair_step", "gflops",
        "bound_gflops", "fraction",
    ]

    @Test("CSV has the keys as its header and a line for each shape")
    func csv() throws {
        let lines = BenchmarkText.shapes(try Synthetic.result(), as: .csv).split(separator: "\n")
        #expect(lines.first.map(String.init) == Self.keys.joined(separator: ","))
        #expect(
            lines.dropFirst().map(String.init) == [
                "lstm,,128,128,float32,1,8000,49.15,65.54,0.75", "gru,1,1,8,float32,1,100,8.16,81.6,0.1",
                "gru,0,1,8,float32,8,50,16.32,81.6,0.2",
            ])
    }

    @Test("JSON is an object of the machine's limits and the shapes")
    func json() throws {
        let text = BenchmarkText.shapes(try Synthetic.result(), as: .json)
        let object = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        #expect(Set(object.keys) == ["machine", "shapes"])
        let shapes = try #require(object["shapes"] as? [[String: Any]])
        for shape in shapes { #expect(Set(shape.keys) == Set(Self.keys)) }
        #expect(shapes[0]["reset_after"] is NSNull)
        #expect(shapes.dropFirst().map { $0["reset_after"] as? Bool } == [true, false])
        #expect(shapes[0]["ns_per_pair_step"] as? Double == 8000)
        let machine = try #require(object["machine"] as? [String: Any])
        #expect((machine["fma_gflops"] as? [String: Double]) == ["float32": 100, "float64": 50])
        let caches = try #require(machine["caches"] as? [[String: Any]])
        #expect(caches.map { $0["read_gb_per_s"] as? Double } == [200, 90, 30])
        let reads = try #require(machine["reads_for_two_fmas"] as? [[String: Any]])
        #expect(reads.map { $0["working_set_bytes"] as? Int } == [262_144])
        #expect(reads.map { $0["read_gb_per_s"] as? Double } == [75])
    }

    @Test("Markdown and plain tables list the machine's limits and shapes", arguments: [BenchmarkFormat.md, .table])
    func forReaders(format: BenchmarkFormat) throws {
        let text = BenchmarkText.shapes(try Synthetic.result(), as: format)
        #expect(text.contains("100 GFLOP/s in float32, 50.0 in float64"))
        #expect(text.contains("L2 (512 KiB) 90.0 GB/s"))
        let rows = text.split(separator: "\n").map { $0.split { $0 == " " || $0 == "|" }.map(String.init) }
        #expect(rows.contains(Self.keys))
        #expect(rows.contains(["lstm", "–", "128", "128", "float32", "1", "8000", "49.15", "65.54", "0.75"]))
        #expect(rows.contains(["gru", "no", "1", "8", "float32", "8", "50", "16.32", "81.6", "0.2"]))
    }

    @Test("growth lists each shape with the quantity that varies and its value")
    func growth() throws {
        let growth = try CostGrowth(precision: .float32, threads: 1)
        let result = Synthetic.result(of: growth.cases)
        let lines = BenchmarkText.growth(growth, result, as: .csv).split(separator: "\n")
        #expect(lines.count == growth.points.count + 1)
        #expect(lines.first?.hasPrefix("quantity,value,cell,reset_after,input_size,hidden_size,") == true)
        #expect(lines.dropFirst().first?.hasPrefix("hidden_size,8,lstm,,16,8,float32,1,1,1,") == true)
        let text = BenchmarkText.growth(growth, result, as: .json)
        let object = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        #expect((object["growth"] as? [Any])?.count == growth.points.count)
    }
}
