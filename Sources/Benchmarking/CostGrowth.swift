import MemoryExperiment
import Recurrent
import Support

/// The growth of a pair step's time with one quantity while all others are fixed.
public struct CostGrowth: Sendable, Hashable {
    /// The quantities.
    public enum Quantity: String, Sendable, Hashable, CaseIterable {
        /// The hidden size of the only layer.
        case hiddenSize = "hidden_size"
        /// The input size.
        case inputSize = "input_size"
        /// The number of layers.
        case layers
        /// The number of runs that a thread steps side by side.
        case sideBySide = "side_by_side"
        /// The number of threads.
        case threads
    }

    /// The case for one value of a quantity.
    public struct Point: Sendable, Hashable {
        /// The quantity.
        public let quantity: Quantity
        /// Its value.
        public let value: Int
        /// The case.
        public let subject: BenchmarkCase
    }

    /// The points, one quantity after another, each recurrent cell separately in ascending order.
    public let points: [Point]

    /// The growth for both recurrent cells.
    ///
    /// - Parameters:
    ///   - precision: The format in which networks compute.
    ///   - threads: The largest number of threads.
    ///   - hiddenSizes: The hidden sizes, each with input size 16.
    /// - Throws: `Failure` of kind `usage` if a size is not allowed.
    public init(
        precision: Precision, threads: Int, hiddenSizes: [Int] = (3...11).map { 1 << $0 }
    ) throws(Failure) {
        var points: [Point] = []
        for cell in [Cell.lstm, .gru(.afterProduct)] {
            func add(
                _ quantity: Quantity, _ value: Int, input: Int, hidden: Int, layers: Int = 1, sideBySide: Int = 1,
                threads: Int = 1
            ) throws(Failure) {
                let shape = try BenchmarkShape(
                    cell, inputSize: input, hiddenSize: hidden, layers: layers, precision: precision)
                points.append(
                    Point(
                        quantity: quantity, value: value,
                        subject: BenchmarkCase(shape, sideBySide: sideBySide, threads: threads)))
            }
            for size in hiddenSizes { try add(.hiddenSize, size, input: 16, hidden: size) }
            for size in (0...9).map({ 1 << $0 }) { try add(.inputSize, size, input: size, hidden: 64) }
            for layers in [1, 2, 3, 4, 6, 8] { try add(.layers, layers, input: 64, hidden: 64, layers: layers) }
            for count in [1, 2, 4, 8] { try add(.sideBySide, count, input: 8, hidden: 8, sideBySide: count) }
            for count in Self.threadCounts(upTo: threads) {
                try add(.threads, count, input: 128, hidden: 128, threads: count)
            }
        }
        self.points = points.sorted { $0.quantity.place < $1.quantity.place }
    }

    /// The powers of two up to a number, and the number itself.
    static func threadCounts(upTo count: Int) -> [Int] {
        let powers = (0..<16).map { 1 << $0 }.filter { $0 < count }
        return powers + [max(1, count)]
    }
}

extension CostGrowth.Quantity {
    fileprivate var place: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

extension CostGrowth {
    /// The cases to time, each once.
    public var cases: [BenchmarkCase] {
        var seen: Set<BenchmarkCase> = []
        return points.map(\.subject).filter { seen.insert($0).inserted }
    }

    /// The timings of the points, from those of their cases.
    public func timings(in result: BenchmarkResult) -> [(point: Point, timing: ShapeTiming)] {
        let timings = Dictionary(result.timings.map { ($0.subject, $0) }, uniquingKeysWith: { first, _ in first })
        return points.compactMap { point in timings[point.subject].map { (point, $0) } }
    }
}
