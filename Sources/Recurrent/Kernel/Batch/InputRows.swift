/// Rows of numbers in a network's precision, each rounded once: the inputs of a recording, or outputs to compare with.
///
/// Sequences read the rows where they stand, so a recording exists once however many sequences read it.
public final class InputRows: Sendable {
    /// The rows by precision.
    enum Numbers: Sendable {
        case float32(RowStorage<Float>)
        case float64(RowStorage<Double>)
    }

    /// The number of rows.
    public let count: Int
    /// The number of features in a row.
    public let features: Int
    /// The format of every number.
    public let precision: Precision
    let numbers: Numbers

    /// Rows from an array.
    ///
    /// - Parameters:
    ///   - rows: The numbers, row by row; those that do not fill a row are ignored.
    ///   - features: The number of features in a row, at least 1.
    ///   - precision: The format in which the rows are kept.
    /// - Complexity: O(numbers).
    public convenience init(_ rows: [Double], features: Int, precision: Precision) {
        precondition(features > 0, "a row has at least one feature")
        self.init(count: rows.count / features, features: features, precision: precision) { range, piece in
            let source = rows.span
            for index in 0..<piece.count { piece[index] = source[range.lowerBound * features + index] }
        }
    }

    /// Rows that are made piece by piece, so that they never exist in float64 as a whole.
    ///
    /// - Parameters:
    ///   - count: The number of rows.
    ///   - features: The number of features in a row, at least 1.
    ///   - precision: The format in which the rows are kept.
    ///   - fill: Fills a piece with some consecutive rows, one after the other; called for all rows in order.
    /// - Throws: What `fill` throws.
    /// - Complexity: O(numbers).
    public init<Problem: Error>(
        count: Int, features: Int, precision: Precision,
        fill: (_ rows: Range<Int>, _ piece: inout MutableSpan<Double>) throws(Problem) -> Void
    ) throws(Problem) {
        precondition(count >= 0 && features > 0, "a row has at least one feature")
        self.count = count
        self.features = features
        self.precision = precision
        switch precision {
        case .float32: numbers = .float32(RowStorage(count: count, features: features))
        case .float64: numbers = .float64(RowStorage(count: count, features: features))
        }
        let rowsPerPiece = min(max(1, (1 << 14) / features), max(count, 1))
        let buffer = LaneStorage<Double>(repeating: 0, count: rowsPerPiece * features)
        for start in stride(from: 0, to: count, by: rowsPerPiece) {
            let rows = start..<min(start + rowsPerPiece, count)
            let numbersOfPiece = UnsafeMutableBufferPointer(start: buffer.pointer, count: rows.count * features)
            var piece = numbersOfPiece.mutableSpan
            try fill(rows, &piece)
            switch numbers {
            case .float32(let storage): storage.set(numbersOfPiece, from: start * features)
            case .float64(let storage): storage.set(numbersOfPiece, from: start * features)
            }
        }
    }

    /// The numbers of a row, exact.
    public subscript(row: Int) -> [Double] {
        precondition((0..<count).contains(row), "there are \(count) rows")
        return switch numbers {
        case .float32(let storage): storage.row(row, features: features)
        case .float64(let storage): storage.row(row, features: features)
        }
    }
}

/// Rows of numbers in one format, written only while they are made.
///
/// Unchecked, because the compiler cannot see that nobody writes once other threads can read.
final class RowStorage<Number: BinaryFloatingPoint & BitwiseCopyable>: @unchecked Sendable {
    private let storage: LaneStorage<Number>

    /// Rows of zeros, followed by as many numbers as the widest vector has, so that a vector may begin at any of them.
    init(count: Int, features: Int) {
        let (numbers, overflow) = count.multipliedReportingOverflow(by: features)
        precondition(!overflow, "the rows fit in memory")
        storage = LaneStorage(repeating: 0, count: numbers + 64 / MemoryLayout<Number>.stride)
    }

    /// The first number of the first row.
    @inline(__always) var pointer: UnsafePointer<Number> { UnsafePointer(storage.pointer) }

    /// Rounds numbers into their places.
    fileprivate func set(_ numbers: UnsafeMutableBufferPointer<Double>, from start: Int) {
        for index in 0..<numbers.count { storage.pointer[start + index] = Number(numbers[index]) }
    }

    fileprivate func row(_ row: Int, features: Int) -> [Double] {
        (0..<features).map { Double(storage.pointer[row * features + $0]) }
    }
}
