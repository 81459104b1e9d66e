import Recurrent
import Testing

/// Orthogonal kernels, compared bit for bit with textbook Gram–Schmidt.
@Suite("Orthogonal kernels")
struct OrthonormalTests {
    /// The rows, orthonormalised one after the other, each projected twice.
    static func plain(_ matrix: [Double], columns: Int) -> [[Double]] {
        func dot(_ x: [Double], _ y: [Double]) -> Double {
            var sums = [Double](repeating: 0, count: 8)
            for index in x.indices { sums[index % 8].addProduct(x[index], y[index]) }
            return ((sums[0] + sums[1]) + (sums[2] + sums[3])) + ((sums[4] + sums[5]) + (sums[6] + sums[7]))
        }
        var rows: [[Double]] = []
        for start in stride(from: 0, to: matrix.count, by: columns) {
            var row = Array(matrix[start..<start + columns])
            for _ in 0..<2 {
                for earlier in rows {
                    let share = -dot(row, earlier)
                    for index in row.indices { row[index].addProduct(share, earlier[index]) }
                }
            }
            let scale = 1 / dot(row, row).squareRoot()
            rows.append(row.map { $0 * scale })
        }
        return rows
    }

    @Test(
        "have the same bits as textbook Gram–Schmidt, at any size",
        arguments: CellKind.allCases, [1, 2, 3, 4, 5, 7, 8, 9, 13, 17, 32])
    func bits(cell: CellKind, units: Int) throws {
        let configuration = try NetworkConfiguration(
            cell: Cell(cell), inputSize: 3, hiddenSize: units)
        let weights = NetworkWeights.draw(
            configuration, initialization: .glorotUniform(recurrent: .orthogonal, forgetBias: 0), seed: 7, run: 2)
        let columns = cell.gateCount * units
        var normals = [Double](repeating: 0, count: units * columns)
        DrawStream(.recurrentKernel, of: configuration, run: 2, seed: 7)
            .fillNormals(&normals, count: normals.count, from: 0)
        let expected = Self.plain(normals, columns: columns).joined().map(\.bitPattern)
        #expect(weights.layers[0].recurrentKernel.map(\.bitPattern) == expected)
    }

    @Test("uniform kernels have the same bits as their draw stream", arguments: [1, 2, 3, 5, 11])
    func uniforms(units: Int) throws {
        let configuration = try NetworkConfiguration(cell: .lstm, inputSize: 3, hiddenSize: units)
        let weights = NetworkWeights.draw(
            configuration, initialization: .uniformRecurrent(forgetBias: 0), seed: 7, run: 2)
        let stream = DrawStream(.kernel, of: configuration, run: 2, seed: 7)
        let expected = stream.uniforms(0..<3 * 4 * units, limit: 1 / Double(units).squareRoot())
        #expect(weights.layers[0].kernel.map(\.bitPattern) == expected.map(\.bitPattern))
    }
}
