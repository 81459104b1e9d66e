/// Matrices as arrays of their rows.
package enum NumberMatrix {
    /// A number of zeros, such as a matrix to fill.
    package static func zeros(_ count: Int) -> [Double] { [Double](repeating: 0, count: count) }

    /// Some columns of a matrix as the rows of another.
    ///
    /// - Parameters:
    ///   - numbers: The matrix, row by row.
    ///   - width: The number of its columns.
    ///   - columns: The columns that become rows.
    package static func transposed(
        _ numbers: ArraySlice<Double>, width: Int, columns: Range<Int>
    ) -> [Double] {
        guard width > 0 else { return [] }
        let rows = numbers.count / width
        var result = zeros(rows * columns.count)
        for row in 0..<rows {
            let start = numbers.startIndex + row * width
            for column in columns { result[(column - columns.lowerBound) * rows + row] = numbers[start + column] }
        }
        return result
    }

    /// Puts some numbers of a matrix into adjacent columns of a wider one.
    ///
    /// - Parameters:
    ///   - numbers: Numbers of the narrow matrix, row by row.
    ///   - first: The index of the first of them in the narrow matrix.
    ///   - width: The number of columns of the narrow matrix.
    ///   - matrix: The wide matrix.
    ///   - column: The column of the wide matrix that the first of the narrow one becomes.
    ///   - columns: The number of columns of the wide matrix.
    package static func put(
        _ numbers: [Double], at first: Int, width: Int, into matrix: inout [Double], from column: Int, columns: Int
    ) {
        guard width > 0 else { return }
        var (row, place) = first.quotientAndRemainder(dividingBy: width)
        var index = 0
        while index < numbers.count {
            let count = min(width - place, numbers.count - index)
            let target = row * columns + column + place
            for offset in 0..<count { matrix[target + offset] = numbers[index + offset] }
            index += count
            (row, place) = (row + 1, 0)
        }
    }

    /// The parts of an array that whole numbers name, in their order.
    ///
    /// - Parameters:
    ///   - numbers: The array as groups of `size` parts of `width` numbers.
    ///   - parts: The parts within each group; negative ones count from its end.
    ///   - size: The number of parts of a group.
    ///   - width: The number of numbers of a part.
    ///   - groups: The number of groups.
    package static func gathered(
        _ numbers: [Double], parts: [Double], of size: Int, width: Int, groups: Int
    ) -> [Double] {
        let places = parts.map { $0 < 0 ? Int($0) + size : Int($0) }
        var result: [Double] = []
        result.reserveCapacity(groups * places.count * width)
        for group in 0..<groups {
            for place in places {
                let start = (group * size + place) * width
                result += numbers[start..<start + width]
            }
        }
        return result
    }

    /// The first number that names no part of a group; nil if all do.
    package static func firstOutside(_ parts: [Double], of size: Int) -> Double? {
        parts.first { part in Int(exactly: part).map { !(-size..<size).contains($0) } ?? true }
    }
}

extension [Double] {
    /// Whether no number is infinite or not a number.
    package var areFinite: Bool { allSatisfy(\.isFinite) }

    /// Whether all numbers are zero.
    package var areZero: Bool { allSatisfy { $0 == 0 } }

    /// The numbers rounded to float32.
    package var roundedToFloat32: [Double] { map { Double(Float($0)) } }
}
