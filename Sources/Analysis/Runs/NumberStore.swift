import Recurrent

/// Rows of numbers in a network's precision, so that float32 takes half of the memory.
struct NumberStore: Sendable {
    private enum Numbers: Sendable {
        case float32([Float])
        case float64([Double])
    }

    private var numbers: Numbers
    /// The length of a row.
    private let width: Int

    init(rows: Int, width: Int, precision: Precision) {
        self.width = width
        switch precision {
        case .float32: numbers = .float32(Array(repeating: 0, count: rows * width))
        case .float64: numbers = .float64(Array(repeating: 0, count: rows * width))
        }
    }

    /// The bytes of a number.
    static func bytes(_ precision: Precision) -> Int {
        switch precision {
        case .float32: 4
        case .float64: 8
        }
    }

    /// Writes a row whose numbers have the store's precision.
    mutating func write(_ row: [Double], at index: Int) {
        let start = index * width
        switch numbers {
        case .float32(var values):
            // The store must be the only owner, otherwise every row would copy it.
            numbers = .float32([])
            for offset in 0..<width { values[start + offset] = Float(row[offset]) }
            numbers = .float32(values)
        case .float64(var values):
            numbers = .float64([])
            for offset in 0..<width { values[start + offset] = row[offset] }
            numbers = .float64(values)
        }
    }

    /// Reads some columns of a row; other places keep their numbers.
    func read(_ index: Int, columns: Range<Int>, into row: inout [Double]) {
        let start = index * width
        switch numbers {
        case .float32(let values):
            var target = row.mutableSpan
            StateDifferences.widen(
                values.span.extracting(start + columns.lowerBound..<start + columns.upperBound), into: &target,
                from: columns.lowerBound)
        case .float64(let values): for offset in columns { row[offset] = values[start + offset] }
        }
    }
}
