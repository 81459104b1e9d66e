/// Matrices with orthonormal rows.
enum Orthonormal {
    /// Makes the rows of a matrix orthonormal, each with a positive component along its original direction.
    ///
    /// Gram–Schmidt is the QR decomposition of the transposed matrix with a positive diagonal in R; projecting twice
    /// suffices for orthogonality to rounding (Giraud, Langou, Rozložník 2005).
    ///
    /// Large matrices are read from memory repeatedly, which takes most of the time. The first projections of a few
    /// rows are therefore done together; the second ones cannot be, because they need the previous row to be finished.
    /// The operations on every row and their order are the same either way.
    ///
    /// - Parameters:
    ///   - matrix: `rows` rows of `columns` ≥ `rows` numbers, linearly independent.
    ///   - proceeds: Called before each projection on all earlier rows, and within those of a group; returns whether to
    ///     continue.
    /// - Returns: Whether every row was finished.
    /// - Complexity: O(`rows`² · `columns`).
    static func orthonormalizeRows(
        _ matrix: inout [Double], rows: Int, columns: Int, while proceeds: () -> Bool
    ) -> Bool {
        precondition(matrix.count == rows * columns && rows <= columns, "orthonormal rows must fit")
        return matrix.withUnsafeMutableBufferPointer { buffer in
            guard let start = buffer.baseAddress else { return true }
            let matrix = RowMatrix(start: start, columns: columns)
            var row = 0
            while row < rows {
                let group = min(RowMatrix.groupSize, rows - row)
                if group == RowMatrix.groupSize {
                    guard matrix.projectGroup(at: row, while: proceeds) else { return false }
                } else {
                    for member in row..<row + group {
                        guard proceeds() else { return false }
                        matrix.project(member, from: 0..<row)
                    }
                }
                for member in row..<row + group {
                    guard proceeds() else { return false }
                    matrix.project(member, from: row..<member)
                    matrix.project(member, from: 0..<member)
                    matrix.normalize(member)
                }
                row += group
            }
            return true
        }
    }
}

/// The rows of a matrix in memory, one after the other.
private struct RowMatrix {
    let start: UnsafeMutablePointer<Double>
    let columns: Int

    /// The number of rows that are projected together.
    static let groupSize = 4

    private typealias Row = UnsafeMutablePointer<Double>

    private func row(_ index: Int) -> Row { start + index * columns }

    /// Subtracts a row's projections on earlier rows, one after the other.
    func project(_ index: Int, from earlier: Range<Int>) {
        guard !earlier.isEmpty else { return }
        let current = row(index)
        var share = -dot(current, row(earlier.lowerBound))
        for other in earlier.dropLast() { share = -step(current, share, row(other), next: row(other + 1)) }
        add(share, times: row(earlier.upperBound - 1), to: current)
    }

    /// Subtracts the projections of a group's rows on all rows before the group.
    func projectGroup(at first: Int, while proceeds: () -> Bool) -> Bool {
        guard first > 0 else { return proceeds() }
        let (a, b, c, d) = (row(first), row(first + 1), row(first + 2), row(first + 3))
        let zero = row(0)
        var shares = SIMD4(-dot(a, zero), -dot(b, zero), -dot(c, zero), -dot(d, zero))
        for other in 0..<first - 1 {
            if other.isMultiple(of: 256), !proceeds() { return false }
            shares = -step(a, b, c, d, shares, row(other), next: row(other + 1))
        }
        let last = row(first - 1)
        for (index, current) in [a, b, c, d].enumerated() { add(shares[index], times: last, to: current) }
        return true
    }

    /// Scales a row to length 1.
    func normalize(_ index: Int) {
        let current = row(index)
        let scale = 1 / dot(current, current).squareRoot()
        for column in 0..<columns { current[column] *= scale }
    }

    /// Σ x_j y_j: element j joins partial sum j mod 8 by fused multiply-add; the partial sums join in pairs.
    private func dot(_ x: Row, _ y: Row) -> Double {
        var sum = PartialSums()
        var column = 0
        while column + 8 <= columns {
            sum.add(four(x, column), four(y, column), four(x, column + 4), four(y, column + 4))
            column += 8
        }
        return total(sum, x, y, from: column)
    }

    /// Adds `share` times `other` to a row, and returns its product with the `next` one.
    private func step(_ x: Row, _ share: Double, _ other: Row, next: Row) -> Double {
        let shares = SIMD4(repeating: share)
        var sum = PartialSums()
        var column = 0
        while column + 8 <= columns {
            let (low, high) = (four(other, column), four(other, column + 4))
            sum.add(x, column, shares, low, high, four(next, column), four(next, column + 4))
            column += 8
        }
        addRest(share, times: other, to: x, from: column)
        return total(sum, x, next, from: column)
    }

    /// Does the same for four rows, each with its own share.
    private func step(
        _ a: Row, _ b: Row, _ c: Row, _ d: Row, _ shares: SIMD4<Double>, _ other: Row, next: Row
    ) -> SIMD4<Double> {
        let shareOfA = SIMD4(repeating: shares[0])
        let shareOfB = SIMD4(repeating: shares[1])
        let shareOfC = SIMD4(repeating: shares[2])
        let shareOfD = SIMD4(repeating: shares[3])
        var (ofA, ofB, ofC, ofD) = (PartialSums(), PartialSums(), PartialSums(), PartialSums())
        var column = 0
        while column + 8 <= columns {
            let (low, high) = (four(other, column), four(other, column + 4))
            let (nextLow, nextHigh) = (four(next, column), four(next, column + 4))
            ofA.add(a, column, shareOfA, low, high, nextLow, nextHigh)
            ofB.add(b, column, shareOfB, low, high, nextLow, nextHigh)
            ofC.add(c, column, shareOfC, low, high, nextLow, nextHigh)
            ofD.add(d, column, shareOfD, low, high, nextLow, nextHigh)
            column += 8
        }
        for (index, current) in [a, b, c, d].enumerated() {
            addRest(shares[index], times: other, to: current, from: column)
        }
        return SIMD4(
            total(ofA, a, next, from: column), total(ofB, b, next, from: column),
            total(ofC, c, next, from: column), total(ofD, d, next, from: column))
    }

    private func add(_ share: Double, times x: Row, to y: Row) {
        let shares = SIMD4(repeating: share)
        var column = 0
        while column + 4 <= columns {
            put(four(y, column).addingProduct(shares, four(x, column)), y, column)
            column += 4
        }
        addRest(share, times: x, to: y, from: column)
    }

    private func addRest(_ share: Double, times x: Row, to y: Row, from column: Int) {
        for column in column..<columns { y[column] = y[column].addingProduct(share, x[column]) }
    }

    /// The total after adding the columns from `column`, fewer than eight.
    private func total(_ sum: PartialSums, _ x: Row, _ y: Row, from column: Int) -> Double {
        var sum = sum
        for rest in column..<columns {
            let lane = rest - column
            if lane < 4 {
                sum.low[lane] = sum.low[lane].addingProduct(x[rest], y[rest])
            } else {
                sum.high[lane - 4] = sum.high[lane - 4].addingProduct(x[rest], y[rest])
            }
        }
        return sum.total
    }
}

/// Eight partial sums.
private struct PartialSums {
    var low = SIMD4<Double>(repeating: 0)
    var high = SIMD4<Double>(repeating: 0)

    @inline(__always)
    mutating func add(_ x: SIMD4<Double>, _ y: SIMD4<Double>, _ z: SIMD4<Double>, _ w: SIMD4<Double>) {
        low = low.addingProduct(x, y)
        high = high.addingProduct(z, w)
    }

    /// Adds multiples of eight numbers to those of a row, and the products of the results to the sums.
    @inline(__always)
    mutating func add(
        _ row: UnsafeMutablePointer<Double>, _ column: Int, _ share: SIMD4<Double>, _ low: SIMD4<Double>,
        _ high: SIMD4<Double>, _ nextLow: SIMD4<Double>, _ nextHigh: SIMD4<Double>
    ) {
        let first = four(row, column).addingProduct(share, low)
        let second = four(row, column + 4).addingProduct(share, high)
        put(first, row, column)
        put(second, row, column + 4)
        add(first, nextLow, second, nextHigh)
    }

    var total: Double {
        ((low[0] + low[1]) + (low[2] + low[3])) + ((high[0] + high[1]) + (high[2] + high[3]))
    }
}

@inline(__always)
private func four(_ row: UnsafeMutablePointer<Double>, _ column: Int) -> SIMD4<Double> {
    UnsafeRawPointer(row + column).loadUnaligned(as: SIMD4<Double>.self)
}

@inline(__always)
private func put(_ numbers: SIMD4<Double>, _ row: UnsafeMutablePointer<Double>, _ column: Int) {
    UnsafeMutableRawPointer(row + column).storeBytes(of: numbers, as: SIMD4<Double>.self)
}
