import Recurrent
import Testing

@Suite("Rows of inputs")
struct InputRowsTests {
    private struct Problem: Error {}

    @Test("are rounded once", arguments: Precision.allCases)
    func rounding(precision: Precision) {
        let rows = InputRows([0.1, -2, .infinity, 1e-50, 3, 4, 5], features: 3, precision: precision)
        #expect(rows.count == 2)
        let tenth = precision == .float32 ? Double(Float(0.1)) : 0.1
        #expect(rows[0] == [tenth, -2, .infinity])
        #expect(rows[1] == [precision == .float32 ? 0 : 1e-50, 3, 4])
    }

    @Test("are made piece by piece", arguments: [(1, 3), (50_000, 1), (7, 10_000), (3, 40_000), (0, 5)])
    func pieces(count: Int, features: Int) {
        var next = 0
        let rows = InputRows(count: count, features: features, precision: .float64) { rows, piece in
            #expect(rows.lowerBound == next && piece.count == rows.count * features)
            next = rows.upperBound
            for index in 0..<piece.count { piece[index] = Double(rows.lowerBound * features + index) }
        }
        #expect(next == count && rows.count == count)
        for row in stride(from: 0, to: count, by: max(1, count / 3)) {
            #expect(rows[row] == (0..<features).map { Double(row * features + $0) })
        }
    }

    @Test("are not made if a piece cannot be")
    func problems() {
        #expect(throws: Problem.self) {
            try InputRows(count: 5, features: 2, precision: .float32) { _, _ throws(Problem) in throw Problem() }
        }
    }
}
