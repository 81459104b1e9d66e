/// Kernels whose gate blocks are transposed in memory, as cuDNN wants them.
package struct FusedBlocks: Sendable {
    private let gates: Int
    private let units: Int

    /// Blocks of some gates, each as wide as the number of units.
    package init(gates: Int, units: Int) {
        self.gates = gates
        self.units = units
    }

    /// The kernel of inputs, `inputs` rows, from blocks of which each is the transpose in memory.
    package func inputKernel(_ kernel: [Double], inputs: Int) -> [Double] {
        let columns = gates * units
        var result = kernel
        for gate in 0..<gates {
            for input in 0..<inputs {
                for unit in 0..<units {
                    let (row, column) = (unit * inputs + input).quotientAndRemainder(dividingBy: units)
                    result[input * columns + gate * units + unit] = kernel[row * columns + gate * units + column]
                }
            }
        }
        return result
    }

    /// The recurrent kernel, as many rows as units, from transposed blocks.
    package func recurrentKernel(_ kernel: [Double]) -> [Double] {
        let columns = gates * units
        var result = kernel
        for gate in 0..<gates {
            for row in 0..<units {
                for column in 0..<units {
                    result[row * columns + gate * units + column] = kernel[column * columns + gate * units + row]
                }
            }
        }
        return result
    }
}
