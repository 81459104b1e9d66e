import Foundation
import MemoryExperiment
import Recurrent
import Testing

/// Exponents of directions that a step maps to 0, exactly or as far as float64 can distinguish.
@Suite("Lyapunov exponents of singular maps")
struct SingularMapTests {
    private func exponents(
        _ cell: Cell, inputSize: Int = 1, hiddenSize: Int, gateActivation: GateActivation = .sigmoid,
        forgetBias: Double = 1, recurrentScale: Double = 1, layers: Int = 1, count: Int? = nil
    ) async throws -> LyapunovExponents {
        let configuration = try NetworkConfiguration(
            cell: cell, gateActivation: gateActivation, inputSize: inputSize, hiddenSize: hiddenSize, layers: layers)
        let study = try LyapunovStudy(
            configuration, initialization: .glorotUniform(recurrent: .orthogonal, forgetBias: forgetBias),
            recurrentScale: recurrentScale, seed: 3, runs: 1,
            plan: .init(count: count ?? TangentNetwork.stateSize(of: configuration), steps: 400))
        return try #require(try await study.exponents(threads: 1).first)
    }

    /// Without a recurrent kernel, the new output and cell state follow from the old cell state alone: the rank is n of
    /// 2 n.
    @Test(arguments: [1, 2, 5, 16], [1, 2])
    func halfTheDirectionsOfAnLSTMVanishWithoutRecurrentKernel(hiddenSize: Int, layers: Int) async throws {
        let found = try await exponents(.lstm, hiddenSize: hiddenSize, recurrentScale: 0, layers: layers)
        let rank = hiddenSize * layers
        #expect(found.exponents.prefix(rank).allSatisfy { $0.isFinite && $0 > -3 })
        #expect(found.exponents.dropFirst(rank).allSatisfy { $0 == -.infinity })
        #expect(found.standardErrors.dropFirst(rank).allSatisfy { $0 == 0 })
        #expect(found.kaplanYorkeDimension == 0)
        #expect(found.entropyRate == 0)
    }

    /// A permanently closed forget gate leaves only the path through the outputs: again the rank is n.
    @Test(arguments: [1, 3, 8])
    func closedForgetGatesMakeHalfTheDirectionsOfAnLSTMVanish(hiddenSize: Int) async throws {
        let found = try await exponents(
            .lstm, hiddenSize: hiddenSize, gateActivation: .hardSigmoid, forgetBias: -10)
        #expect(found.exponents.prefix(hiddenSize).allSatisfy { $0.isFinite && $0 > -20 })
        #expect(found.exponents.dropFirst(hiddenSize).allSatisfy { $0 == -.infinity })
    }

    /// Without a recurrent kernel each unit of a GRU is multiplied by its update gate.
    @Test(arguments: [Cell.gru(.afterProduct), .gru(.beforeProduct)])
    func noDirectionOfAGRUVanishesWithoutRecurrentKernel(cell: Cell) async throws {
        let found = try await exponents(cell, hiddenSize: 6, recurrentScale: 0)
        #expect(found.exponents.allSatisfy { $0.isFinite && $0 > -3 })
    }

    @Test func largestExponentIsTheSameMeasuredAlone() async throws {
        let whole = try await exponents(.lstm, hiddenSize: 4, recurrentScale: 0)
        let single = try await exponents(.lstm, hiddenSize: 4, recurrentScale: 0, count: 1)
        #expect(whole.largest == single.largest)
    }

    /// Eigenvalues over ten decades are distinguished from 0; one that is 0 up to rounding is not.
    @Test func smallExponentsAreMeasuredDownToRounding() throws {
        func spectrum(_ eigenvalues: [Double]) throws -> [Double] {
            let (z, r) = (0.3, 0.8)
            let weights = try LyapunovTests.linear(
                diagonal: eigenvalues.map { ($0 - z) / ((1 - z) * r) }, z: z, r: r)
            let exponents = LyapunovExponents.measure(
                weights, inputs: DrawStream(.sharedInput, of: weights.configuration, run: 1, seed: 9),
                tangents: DrawStream(.tangent, of: weights.configuration, run: 1, seed: 9),
                plan: .init(count: eigenvalues.count, warmUp: 100, steps: 200))
            return try #require(exponents).exponents
        }
        let wide = [0.9, 1e-3, 1e-6, 1e-10]
        let found = try spectrum(wide)
        #expect(found.count == wide.count)
        for (exponent, eigenvalue) in zip(found, wide) {
            #expect(abs(exponent - log(eigenvalue)) < 0.02)
        }
        let singular = try spectrum([0.9, 0.4, 0])
        #expect(singular[0].isFinite && singular[1].isFinite)
        #expect(singular[2] == -.infinity)
    }
}
