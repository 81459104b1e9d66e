import Checkpoints
import Foundation
import Recurrent
import Testing

/// The weights that a fixture must have, in PyTorch's order: i f g o and r z n, kernels of G·n rows.
struct CanonicalWeights {
    private let arrays: [String: NumPyArray]

    init(_ fixture: Fixture) throws {
        let archive = try ZipArchive(FileBytes(at: Fixture.path(try #require(fixture.weights))))
        var arrays: [String: NumPyArray] = [:]
        for entry in archive.entries {
            arrays[String(entry.name.dropLast(4))] = try NumPyArray(archive.source(of: entry.name))
        }
        self.arrays = arrays
    }

    private func numbers(_ name: String) throws -> [Double] {
        let array = try #require(arrays[name])
        return try array.rows(0..<array.rowCount)
    }

    /// The weights of a layer, rearranged number by number.
    func layer(_ index: Int, cell: Cell, inputs: Int, units: Int) throws -> LayerWeights {
        // The place of each canonical block in PyTorch's order.
        let blocks = cell.kind == .gru ? [1, 0, 2] : [0, 1, 2, 3]
        let (kernel, recurrent) = (try numbers("\(index).W"), try numbers("\(index).R"))
        let (first, second) = (try numbers("\(index).bw"), try numbers("\(index).br"))
        func rearranged(_ matrix: [Double], rows: Int) -> [Double] {
            (0..<rows).flatMap { row in
                blocks.flatMap { block in (0..<units).map { matrix[(block * units + $0) * rows + row] } }
            }
        }
        let bias = blocks.flatMap { block in
            (0..<units).map { unit in
                let index = block * units + unit
                return cell.kind == .gru && block == 2 ? first[index] : first[index] + second[index]
            }
        }
        return LayerWeights(
            kernel: rearranged(kernel, rows: inputs), recurrentKernel: rearranged(recurrent, rows: units), bias: bias,
            recurrentBias: cell.kind == .gru ? Array(second[(2 * units)...]) : [])
    }
}
