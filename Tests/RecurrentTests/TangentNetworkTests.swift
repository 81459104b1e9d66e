import Foundation
import Recurrent
import Testing

@Suite("Tangents")
struct TangentNetworkTests {
    static let cells: [Cell] = [.lstm, .gru(.afterProduct), .gru(.beforeProduct), .elman]

    static let stacks = [[7], [7, 7, 7], [9, 2, 5]]

    static func weights(
        _ cell: Cell, gateActivation: GateActivation = .sigmoid, inputSize: Int = 3, hiddenSizes: [Int] = [7],
        recurrentScale: Double = 1.5
    ) throws -> NetworkWeights {
        let configuration = try NetworkConfiguration(
            cell: cell, gateActivation: gateActivation, inputSize: inputSize, hiddenSizes: hiddenSizes)
        return NetworkWeights.draw(
            configuration, initialization: .uniformRecurrent(forgetBias: 0.5), recurrentScale: recurrentScale, seed: 5,
            run: 2)
    }

    @Test("follow the same states as the network in float64", arguments: cells, stacks)
    func states(cell: Cell, hiddenSizes: [Int]) throws {
        for gateActivation in GateActivation.allCases {
            let weights = try Self.weights(cell, gateActivation: gateActivation, hiddenSizes: hiddenSizes)
            let network = PairNetwork(weights, precision: .float64, backend: .reference)
            let tangents = TangentNetwork(weights, tangents: 2)
            let inputs = DrawStreamTests.normals(16 * 3, from: 0)
            network.advance(inputs, steps: 16, areShared: true)
            for step in 0..<16 {
                tangents.advance(inputs, from: 3 * step)
                let states = hiddenSizes.indices.flatMap {
                    network.output(.a, layer: $0, afterStep: step) + network.cellState(.a, layer: $0, afterStep: step)
                }
                #expect(tangents[0].map(\.bitPattern) == states.map(\.bitPattern))
            }
        }
    }

    @Test("grow like central differences of the step", arguments: cells, stacks)
    func centralDifferences(cell: Cell, hiddenSizes: [Int]) throws {
        for gateActivation in GateActivation.allCases {
            let weights = try Self.weights(cell, gateActivation: gateActivation, hiddenSizes: hiddenSizes)
            let network = TangentNetwork(weights, tangents: 3)
            let inputs = DrawStreamTests.normals(9 * 3, from: 40)
            for step in 0..<8 { network.advance(inputs, from: 3 * step) }
            let state = network[0]
            let directions = (0..<3).map { DrawStreamTests.normals(state.count, from: 1_000 * ($0 + 1)) }
            for (column, direction) in directions.enumerated() { network[column + 1] = direction }
            network.advance(inputs, from: 24)
            let grown = (1...3).map { network[$0] }
            for (direction, grown) in zip(directions, grown) {
                let epsilon = 1e-5
                func moved(by factor: Double) -> [Double] {
                    network[0] = zip(state, direction).map { $0 + factor * $1 }
                    network.advance(inputs, from: 24)
                    return network[0]
                }
                let (above, below) = (moved(by: epsilon), moved(by: -epsilon))
                let differences = zip(above, below).map { ($0 - $1) / (2 * epsilon) }
                let error = zip(differences, grown).map { ($0 - $1) * ($0 - $1) }.reduce(0, +).squareRoot()
                let size = grown.map { $0 * $0 }.reduce(0, +).squareRoot()
                #expect(error <= 1e-6 * size)
                #expect(size > 0.01)
            }
        }
    }

    @Test("of single layers agree with one-layer networks fed by the layer below", arguments: cells)
    func layersByThemselves(cell: Cell) throws {
        let weights = try Self.weights(cell, hiddenSizes: [7, 7])
        let stack = TangentNetwork(weights, tangents: 1, coupling: .layersByThemselves)
        let n = weights.configuration.hiddenSize
        let above = try NetworkWeights(
            configuration: NetworkConfiguration(cell: cell, inputSize: n, hiddenSize: n), layers: [weights.layers[1]])
        let alone = TangentNetwork(above, tangents: 1)
        let size = TangentNetwork.stateSize(of: weights.configuration)
        let direction = DrawStreamTests.normals(size, from: 7)
        stack[1] = direction
        alone[1] = Array(direction[(size / 2)...])
        _ = stack.normalizeLayers()
        _ = alone.orthonormalizeTangents()
        let inputs = DrawStreamTests.normals(12 * 3, from: 0)
        for step in 0..<12 {
            stack.advance(inputs, from: 3 * step)
            alone.advance(Array(stack[0][..<n]))
            let growth = stack.normalizeLayers()
            #expect(growth.count == 2)
            #expect(abs(growth[1] / alone.orthonormalizeTangents()[0] - 1) < 1e-12)
            #expect(zip(stack[1][(size / 2)...], alone[1]).allSatisfy { abs($0 - $1) < 1e-12 })
        }
    }

    @Test("of the hard sigmoid ignore saturated gates")
    func saturatedGates() throws {
        let configuration = try NetworkConfiguration(
            cell: .gru(.afterProduct), gateActivation: .hardSigmoid, inputSize: 1, hiddenSize: 1)
        let layer = LayerWeights(
            kernel: [0, 0, 0], recurrentKernel: [1, 1, 0.5], bias: [4, 4, 0], recurrentBias: [0])
        let network = TangentNetwork(try NetworkWeights(configuration: configuration, layers: [layer]), tangents: 1)
        network[0] = [0.25]
        network[1] = [1]
        network.advance([0])
        // z = 1 is constant: h is preserved, and so is the tangent.
        #expect(network[0] == [0.25])
        #expect(network[1] == [1])
    }

    @Test("become orthonormal, and their growth is the diagonal of R")
    func orthonormalization() throws {
        let network = TangentNetwork(try Self.weights(.lstm), tangents: 5)
        let columns = (0..<5).map { DrawStreamTests.normals(14, from: 100 * $0) }
        for (index, column) in columns.enumerated() { network[index + 1] = column }
        let growth = network.orthonormalizeTangents()
        let directions = (1...5).map { network[$0] }
        func product(_ x: [Double], _ y: [Double]) -> Double { zip(x, y).reduce(0) { $0 + $1.0 * $1.1 } }
        for row in 0..<5 {
            for other in 0..<5 {
                #expect(abs(product(directions[row], directions[other]) - (row == other ? 1 : 0)) < 1e-14)
            }
            // Column j lies in the span of the first j directions, with a positive share of the last.
            let rest = (0...row).reduce(columns[row]) { rest, index in
                let share = product(columns[row], directions[index])
                return zip(rest, directions[index]).map { $0 - share * $1 }
            }
            #expect(product(rest, rest) < 1e-26)
            #expect(abs(product(columns[row], directions[row]) - growth[row]) < 1e-13)
            #expect(growth[row] > 0)
        }
    }

    @Test("grow, once orthonormalised, by the determinant of the Jacobian", arguments: [1, 2])
    func determinants(layers: Int) throws {
        let weights = try Self.weights(.gru(.afterProduct), hiddenSizes: Array(repeating: 5, count: layers))
        let size = 5 * layers
        let network = TangentNetwork(weights, tangents: size)
        let inputs = DrawStreamTests.normals(40 * 3, from: 0)
        func setTangents(_ rows: [[Double]]) { for (index, row) in rows.enumerated() { network[index + 1] = row } }
        let identity = (0..<size).map { row in (0..<size).map { $0 == row ? 1.0 : 0 } }
        setTangents(identity)
        var logarithms = 0.0
        var determinants = 0.0
        for step in 0..<40 {
            let (state, directions) = (network[0], (1...size).map { network[$0] })
            setTangents(identity)
            network.advance(inputs, from: 3 * step)
            determinants += log(abs(Self.determinant((1...size).map { network[$0] })))
            network[0] = state
            setTangents(directions)
            network.advance(inputs, from: 3 * step)
            logarithms += network.orthonormalizeTangents().map { log($0) }.reduce(0, +)
        }
        #expect(abs(logarithms - determinants) < 1e-9 * abs(determinants))
    }

    /// By elimination with partial pivoting.
    private static func determinant(_ matrix: [[Double]]) -> Double {
        var rows = matrix
        var determinant = 1.0
        for column in rows.indices {
            let pivot = rows.indices[column...].max { abs(rows[$0][column]) < abs(rows[$1][column]) } ?? column
            if pivot != column { determinant = -determinant }
            rows.swapAt(pivot, column)
            determinant *= rows[column][column]
            for row in rows.indices[(column + 1)...] {
                let factor = rows[row][column] / rows[column][column]
                for index in column..<rows.count { rows[row][index] -= factor * rows[column][index] }
            }
        }
        return determinant
    }
}
