import Benchmarking
import MemoryExperiment
import Recurrent
import Report
import Support
import Typesetting

/// The limits of a machine as text and as data.
struct MachineText {
    let limits: MachineLimits
    let processor: String
    let processorCount: Int

    /// The limits of this machine.
    init(_ limits: MachineLimits) {
        self.limits = limits
        processor = Processor.name
        processorCount = Processor.count
    }

    /// A line each for arithmetic and for reading.
    var lines: [String] {
        let threads = NumberText.count(limits.threads, "thread", "threads")
        let caches = zip(limits.caches.levels, limits.caches.workingSets).enumerated().map { level, cache in
            "L\(level + 1) (\(Self.size(cache.0))) \(Self.billions(limits[.reading(bytes: cache.1)])) GB/s"
        }
        let pair = limits.readingsForPair.map { reading in
            "\(Self.size(reading.bytes)) \(Self.billions(reading.rate)) GB/s"
        }
        return [
            """
            \(processor), \(threads): fused multiply-adds \(Self.billions(limits[.arithmetic(.float32)])) GFLOP/s in \
            float32, \(Self.billions(limits[.arithmetic(.float64)])) in float64
            """,
            "Reading: \(caches.joined(separator: ", "))",
            "Reading with two multiply-adds per vector: \(pair.joined(separator: ", "))",
        ]
    }

    /// The limits as a JSON object.
    var json: String {
        let caches = zip(limits.caches.levels, limits.caches.workingSets).enumerated().map { level, cache in
            JSONText.object([
                ("level", String(level + 1)), ("bytes", String(cache.0)), ("working_set_bytes", String(cache.1)),
                ("read_gb_per_s", Self.billionsJSON(limits[.reading(bytes: cache.1)])),
            ])
        }
        let pair = limits.readingsForPair.map { reading in
            JSONText.object([
                ("working_set_bytes", String(reading.bytes)), ("read_gb_per_s", Self.billionsJSON(reading.rate)),
            ])
        }
        return """
            {
                "processor": \(JSONText.string(processor)),
                "processors": \(processorCount),
                "threads": \(limits.threads),
                "fma_gflops": \(JSONText.object(["float32", "float64"].map { name in
                    (name, Self.billionsJSON(limits[.arithmetic(name == "float32" ? .float32 : .float64)]))
                })),
                "caches": \(JSONText.lines(caches, indentation: 4)),
                "reads_for_two_fmas": \(JSONText.lines(pair, indentation: 4))
              }
            """
    }

    private static func billionsJSON(_ rate: Double) -> String { JSONText.scalar(.measured(rate / 1e9)) }

    /// A rate in billions a second with three significant digits or so.
    static func billions(_ rate: Double) -> String {
        let billions = rate / 1e9
        return NumberText.fixed(billions, decimals: billions < 100 ? 1 : 0)
    }

    /// A size such as `32 KiB`.
    static func size(_ bytes: Int) -> String {
        bytes >= 1 << 20 && bytes.isMultiple(of: 1 << 20)
            ? "\(NumberText.grouped(bytes >> 20)) MiB" : "\(NumberText.grouped((bytes + 512) >> 10)) KiB"
    }
}
