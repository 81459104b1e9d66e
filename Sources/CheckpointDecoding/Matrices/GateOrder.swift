/// The order in which a framework stores the gate blocks of a recurrent cell.
package struct GateOrder: Sendable, Hashable {
    /// For each stored block, its place in canonical order: i f g o for LSTM, z r n for GRU.
    package let places: [Int]

    /// An order from the place of each stored block.
    package init(places: [Int]) { self.places = places }

    /// The canonical column of a stored one.
    ///
    /// - Parameter units: The number of units, which is the width of a block.
    package func column(_ stored: Int, units: Int) -> Int { places[stored / units] * units + stored % units }
}

// MARK: - Arranging

extension GateOrder {
    /// Puts some numbers of a matrix whose rows are the columns of gates into a kernel.
    ///
    /// - Parameters:
    ///   - numbers: Numbers of G·n rows of m, row by row.
    ///   - first: The index of the first of them in the matrix.
    ///   - inputs: The number of inputs m.
    ///   - units: The number of units n.
    ///   - kernel: m rows of G·n in canonical order.
    package func transpose(
        _ numbers: ArraySlice<Double>, at first: Int, inputs: Int, units: Int, into kernel: inout [Double]
    ) {
        let columns = places.count * units
        var (stored, input) = first.quotientAndRemainder(dividingBy: inputs)
        var place = numbers.startIndex
        while place < numbers.endIndex {
            // Several rows at once fill whole cache lines of the kernel.
            let rows = input > 0 ? 1 : max(1, min(8, (numbers.endIndex - place) / inputs))
            let end = min(inputs, input + numbers.endIndex - place)
            let targets = (stored..<stored + rows).map { column($0, units: units) }
            for source in input..<end {
                var index = place + source - input
                for target in targets {
                    kernel[source * columns + target] = numbers[index]
                    index += inputs
                }
            }
            place += rows * (end - input)
            (stored, input) = (stored + rows, 0)
        }
    }

    /// Puts some numbers of a matrix of rows of G·n into a kernel with its columns in canonical order.
    ///
    /// - Parameters:
    ///   - numbers: Numbers of the matrix, row by row.
    ///   - first: The index of the first of them in the matrix.
    ///   - units: The number of units n.
    ///   - kernel: Rows of G·n in canonical order.
    package func arrange(_ numbers: [Double], at first: Int, units: Int, into kernel: inout [Double]) {
        let columns = places.count * units
        for (index, number) in numbers.enumerated() {
            let (row, column) = ((first + index) / columns, (first + index) % columns)
            kernel[row * columns + self.column(column, units: units)] = number
        }
    }

    /// A bias of G·n in canonical order.
    package func bias(_ numbers: [Double], units: Int) -> [Double] {
        var bias = numbers
        for (index, number) in numbers.enumerated() { bias[column(index, units: units)] = number }
        return bias
    }
}
