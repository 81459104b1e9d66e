import Benchmarking
import MemoryExperiment
import Recurrent
import Report
import Support

/// A set of measurements and their presentation: shapes beside the machine's limits, or the growth of costs.
public struct BenchmarkStudy: Sendable {
    private enum Subject {
        case shapes
        case growth(CostGrowth)
    }

    /// The benchmark.
    public let benchmark: Benchmark
    private let subject: Subject

    /// The timing of shapes.
    ///
    /// - Parameters:
    ///   - shapes: The shapes as text, such as `lstm:128x128`; if empty, the usual ones.
    ///   - precision: The format in which networks compute.
    ///   - threads: The number of concurrent threads, in `Benchmark.allowedThreads`; nil for 1.
    ///   - seconds: About how long each measurement takes.
    /// - Throws: `Failure` of kind `usage` if a shape is not one.
    public static func shapes(
        _ shapes: [String], precision: Precision, threads: Int?, seconds: Double?
    ) throws(Failure) -> BenchmarkStudy {
        var parsed: [BenchmarkShape] = []
        for text in shapes { parsed.append(try BenchmarkShape(parsing: text, precision: precision)) }
        if parsed.isEmpty { parsed = try BenchmarkShape.usual(precision: precision) }
        let cases = parsed.flatMap { BenchmarkCase.ways(of: $0, threads: threads ?? 1) }
        return BenchmarkStudy(benchmark: try Benchmark(cases, seconds: seconds ?? 0.5), subject: .shapes)
    }

    /// The growth of costs with sizes, layers, runs side by side and threads.
    ///
    /// - Parameters:
    ///   - precision: The format in which networks compute.
    ///   - threads: The largest number of threads, in `Benchmark.allowedThreads`; as many as there are processors where
    ///     nothing is said.
    ///   - seconds: About how long each measurement takes.
    public static func growth(
        precision: Precision, threads: Int?, seconds: Double?
    ) throws(Failure) -> BenchmarkStudy {
        let growth = try CostGrowth(
            precision: precision, threads: threads ?? Benchmark.allowedThreads.upperBound)
        return BenchmarkStudy(
            benchmark: try Benchmark(growth.cases, seconds: seconds ?? 0.2, rounds: 3), subject: .growth(growth))
    }

    private init(benchmark: Benchmark, subject: Subject) {
        self.benchmark = benchmark
        self.subject = subject
    }

    /// The work to be done, in a sentence.
    public var beginning: String {
        let time = Int(benchmark.expectedSeconds.rounded(.up)).counted("second")
        let cases = NumberText.count(benchmark.cases.count, "way to step a pair", "ways to step a pair")
        return "Measuring this machine and \(cases), for about \(time)."
    }

    /// The results in one of the forms, ending with a line feed.
    public func text(of result: BenchmarkResult, as format: BenchmarkFormat) -> String {
        switch subject {
        case .shapes: BenchmarkText.shapes(result, as: format)
        case .growth(let growth): BenchmarkText.growth(growth, result, as: format)
        }
    }

    /// The results as a figure.
    public func figure(of result: BenchmarkResult) -> BenchmarkFigure {
        switch subject {
        case .shapes: .roofline(of: result)
        case .growth(let growth): .growth(growth, result)
        }
    }
}
