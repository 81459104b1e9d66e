/// Matrices with orthonormal rows.
enum Orthonormal {
    /// Makes the rows of a matrix orthonormal, each with a positive component along what it was.
    ///
    /// Gram–Schmidt is the QR of the transposed matrix with a positive diagonal in R; projecting twice is enough for
    /// orthogonality to rounding (Giraud, Langou, Rozložník 2005).
    ///
    /// - Parameters:
    ///   - matrix: `rows` rows of `columns` ≥ `rows` numbers, linearly independent.
    ///   - proceeds: Asked before each row whether to go on.
    /// - Returns: Whether every row was done.
    /// - Complexity: O(`rows`² · `columns`).
    static func orthonormalizeRows(
        _ matrix: inout [Double], rows: Int, columns: Int, while proceeds: () -> Bool
    ) -> Bool {
        precondition(matrix.count == rows * columns && rows <= columns, "orthonormal rows must fit")
        return matrix.withUnsafeMutableBufferPointer { matrix in
            for row in 0..<rows {
                guard proceeds() else { return false }
                let current = UnsafeMutableBufferPointer(rebasing: matrix[row * columns..<(row + 1) * columns])
                for _ in 0..<2 {
                    for earlier in 0..<row {
                        let other = UnsafeMutableBufferPointer(
                            rebasing: matrix[earlier * columns..<(earlier + 1) * columns])
                        add(-dot(current, other), times: other, to: current)
                    }
                }
                let scale = 1 / dot(current, current).squareRoot()
                for column in 0..<columns { current[column] *= scale }
            }
            return true
        }
    }

    /// Σ x_j y_j: element j joins partial sum j mod 8 by fused multiply-add; the partial sums join in pairs.
    private static func dot(_ x: UnsafeMutableBufferPointer<Double>, _ y: UnsafeMutableBufferPointer<Double>) -> Double
    {
        var low = SIMD4<Double>(repeating: 0)
        var high = SIMD4<Double>(repeating: 0)
        var index = 0
        while index + 8 <= x.count {
            low = low.addingProduct(four(x, index), four(y, index))
            high = high.addingProduct(four(x, index + 4), four(y, index + 4))
            index += 8
        }
        for rest in index..<x.count {
            let lane = rest - index
            if lane < 4 {
                low[lane] = low[lane].addingProduct(x[rest], y[rest])
            } else {
                high[lane - 4] = high[lane - 4].addingProduct(x[rest], y[rest])
            }
        }
        return ((low[0] + low[1]) + (low[2] + low[3])) + ((high[0] + high[1]) + (high[2] + high[3]))
    }

    private static func add(
        _ factor: Double, times x: UnsafeMutableBufferPointer<Double>, to y: UnsafeMutableBufferPointer<Double>
    ) {
        for index in 0..<x.count { y[index] = y[index].addingProduct(factor, x[index]) }
    }

    @inline(__always)
    private static func four(_ x: UnsafeMutableBufferPointer<Double>, _ index: Int) -> SIMD4<Double> {
        SIMD4(x[index], x[index + 1], x[index + 2], x[index + 3])
    }
}
