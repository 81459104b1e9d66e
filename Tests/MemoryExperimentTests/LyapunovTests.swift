import Foundation
import MemoryExperiment
import Recurrent
import Statistics
import Support
import Testing

@Suite("Lyapunov exponents")
struct LyapunovTests {
    /// A GRU whose state stays at 0, so each step multiplies it by z I + (1 − z) r U_n.
    static func linear(diagonal: [Double], z: Double, r: Double) throws -> NetworkWeights {
        let n = diagonal.count
        let configuration = try NetworkConfiguration(cell: .gru(.afterProduct), inputSize: 1, hiddenSize: n)
        func logit(_ p: Double) -> Double { log(p / (1 - p)) }
        let recurrentKernel = (0..<n).flatMap { row in
            (0..<3 * n).map { column -> Double in
                let unit = column - 2 * n
                return unit == row ? diagonal[row] : unit > row ? 0.3 / Double(1 + unit) : 0
            }
        }
        let bias = (0..<3 * n).map { $0 < n ? logit(z) : $0 < 2 * n ? logit(r) : 0 }
        let layer = LayerWeights(
            kernel: Array(repeating: 0, count: 3 * n), recurrentKernel: recurrentKernel, bias: bias,
            recurrentBias: Array(repeating: 0, count: n))
        return try NetworkWeights(configuration: configuration, layers: [layer])
    }

    @Test("of a linear system are the logarithms of its eigenvalues")
    func linearSystem() throws {
        let diagonal = [1.9, -2.6, 0.8, 0.1, -0.4]
        let weights = try Self.linear(diagonal: diagonal, z: 0.3, r: 0.8)
        let exponents = try #require(
            LyapunovExponents.measure(
                weights, inputs: DrawStream(.sharedInput, of: weights.configuration, run: 1, seed: 9),
                tangents: DrawStream(.tangent, of: weights.configuration, run: 1, seed: 9),
                plan: .init(count: 5, warmUp: 500, steps: 2_000)))
        let expected = diagonal.map { log(abs(0.3 + 0.7 * 0.8 * $0)) }.sorted(by: >)
        #expect(exponents.exponents.count == expected.count)
        for (exponent, expected) in zip(exponents.exponents, expected) { #expect(abs(exponent - expected) < 1e-3) }
        #expect(exponents.largest > 0)
        #expect(exponents.entropyRate.map { abs($0 - expected.filter { $0 > 0 }.reduce(0, +)) < 1e-3 } == true)
        let sums = expected.indices.map { expected[...$0].reduce(0, +) }
        let whole = sums.prefix { $0 >= 0 }.count
        let dimension = Double(whole) + (sums[whole - 1] / -expected[whole])
        #expect(exponents.kaplanYorkeDimension.map { abs($0 - dimension) < 0.02 } == true)
    }

    /// Exponents of 30 networks (Elman: 12) and their closed form, computed with independent code.
    struct Published: Sendable, CustomTestStringConvertible {
        let cell: Cell
        let initialization: Initialization
        let inputSize: Int
        let hiddenSize: Int
        let exponent: Double
        let standardError: Double
        let closedForm: Double
        var testDescription: String { "\(cell.kind.rawValue) \(initialization) \(inputSize)x\(hiddenSize)" }
    }

    static let published: [Published] = {
        let orthogonal = Initialization.glorotUniform(recurrent: .orthogonal, forgetBias: 1)
        let glorot = Initialization.glorotUniform(recurrent: .glorotUniform, forgetBias: 1)
        let uniform = Initialization.uniformRecurrent(forgetBias: 0)
        let gru = Cell.gru(.afterProduct)
        let rows: [(Cell, Initialization, Int, Int, Double, Double, Double)] = [
            (.lstm, orthogonal, 1, 64, -0.1613, 0.0021, -0.1576),
            (.lstm, orthogonal, 16, 64, -0.1876, 0.0017, -0.1828),
            (.lstm, orthogonal, 16, 128, -0.1736, 0.0011, -0.1709),
            (.lstm, orthogonal, 128, 128, -0.2256, 0.0006, -0.2242),
            (.lstm, glorot, 16, 64, -0.1546, 0.0019, -0.1497),
            (.lstm, uniform, 16, 64, -0.4578, 0.0027, -0.4635),
            (gru, orthogonal, 1, 64, -0.4484, 0.0023, -0.4419),
            (gru, orthogonal, 16, 64, -0.4674, 0.0025, -0.4673),
            (gru, orthogonal, 16, 128, -0.4588, 0.0016, -0.4556),
            (gru, orthogonal, 128, 128, -0.4947, 0.0008, -0.5036),
            (gru, glorot, 16, 64, -0.4305, 0.0030, -0.4232),
            // The closed form has b_rn inside the reset gate, as in the recurrent cell.
            (gru, uniform, 16, 64, -0.4548, 0.0027, -0.4573),
        ]
        // From 12 networks each.
        let elman: [(Cell, Initialization, Int, Int, Double, Double, Double)] = [
            (.elman, orthogonal, 1, 64, -0.1048, 0.0019, -0.1109),
            (.elman, orthogonal, 16, 64, -0.3288, 0.0012, -0.3278),
            (.elman, orthogonal, 16, 128, -0.2596, 0.0011, -0.2598),
            (.elman, orthogonal, 128, 128, -0.4642, 0.0005, -0.4595),
            (.elman, glorot, 1, 64, -0.0714, 0.0089, -0.1109),
            (.elman, glorot, 16, 128, -0.2452, 0.0070, -0.2598),
            (.elman, glorot, 128, 128, -0.4642, 0.0016, -0.4595),
            (.elman, uniform, 16, 64, -0.5759, 0.0184, -0.6495),
            (.elman, uniform, 16, 128, -0.5518, 0.0102, -0.6070),
            (.elman, uniform, 128, 128, -0.7721, 0.0041, -0.7846),
        ]
        return (rows + elman).map {
            Published(
                cell: $0.0, initialization: $0.1, inputSize: $0.2, hiddenSize: $0.3, exponent: $0.4,
                standardError: $0.5, closedForm: $0.6)
        }
    }()

    @Test("agree with independent code", arguments: published)
    func agreement(published: Published) throws {
        let configuration = try NetworkConfiguration(
            cell: published.cell, inputSize: published.inputSize, hiddenSize: published.hiddenSize)
        let exponents = try (1...30).map { run in
            let weights = NetworkWeights.draw(
                configuration, initialization: published.initialization, seed: 9, run: run)
            return try #require(
                LyapunovExponents.measure(
                    weights, inputs: DrawStream(.sharedInput, of: configuration, run: run, seed: 9),
                    tangents: DrawStream(.tangent, of: configuration, run: run, seed: 9), plan: .init())
            ).largest
        }
        let mean = exponents.reduce(0, +) / 30
        let variance = exponents.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 29
        let combined = (variance / 30 + published.standardError * published.standardError).squareRoot()
        let tolerance =
            switch published.cell.kind {
            case .lstm, .gru: max(3 * combined, 0.03 * abs(published.exponent))
            case .elman: 4 * combined
            }
        #expect(abs(mean - published.exponent) <= tolerance)
        let closedForm = try #require(MeanField(configuration, initialization: published.initialization))
        #expect(abs(closedForm.exponent - published.closedForm) < 0.0001)
    }

    /// Settings of at least 64 units with orthogonal recurrent kernels, and the allowed error of the closed form.
    static let wide: [(inputSize: Int, hiddenSize: Int, tolerance: Double)] = [
        (16, 64, 0.05), (32, 64, 0.05), (64, 64, 0.05), (16, 128, 0.05), (32, 128, 0.05), (128, 128, 0.05),
        (16, 96, 0.05), (1, 64, 0.08),
    ]

    @Test("of Elman networks are near their closed form", arguments: wide)
    func elmanClosedForm(inputSize: Int, hiddenSize: Int, tolerance: Double) throws {
        let configuration = try NetworkConfiguration(cell: .elman, inputSize: inputSize, hiddenSize: hiddenSize)
        let initialization = Initialization.glorotUniform(recurrent: .orthogonal, forgetBias: 1)
        let exponents = try (1...12).map { run in
            try #require(
                LyapunovExponents.measure(
                    NetworkWeights.draw(configuration, initialization: initialization, seed: 4, run: run),
                    inputs: DrawStream(.sharedInput, of: configuration, run: run, seed: 4),
                    tangents: DrawStream(.tangent, of: configuration, run: run, seed: 4), plan: .init())
            ).largest
        }
        let mean = exponents.reduce(0, +) / 12
        let closedForm = try #require(MeanField(configuration, initialization: initialization)).exponent
        #expect(abs(closedForm / mean - 1) <= tolerance)
    }

    @Test("Gauss–Hermite quadrature gives the moments of a normal distribution", arguments: [0.3, 1, 2.5])
    func moments(variance: Double) {
        func mean(_ f: (Double) -> Double) -> Double { GaussHermite.standard.mean(variance: variance, f) }
        #expect(abs(mean { _ in 1 } - 1) < 1e-13)
        #expect(abs(mean { $0 }) < 1e-13)
        #expect(abs(mean { $0 * $0 } / variance - 1) < 1e-13)
        #expect(abs(mean { $0 * $0 * $0 * $0 } / (3 * variance * variance) - 1) < 1e-13)
        #expect(abs(mean { cos($0) } - exp(-variance / 2)) < 1e-13)
    }
}
