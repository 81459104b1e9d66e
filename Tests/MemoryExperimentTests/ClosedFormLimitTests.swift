import MemoryExperiment
import Recurrent
import Testing

/// The range of validity of the closed form, and its accuracy there.
@Suite struct ClosedFormLimitTests {
    private func study(
        _ cell: Cell, _ inputSize: Int, _ hiddenSize: Int, layers: Int = 1,
        _ initialization: Initialization = .glorotUniform(recurrent: .orthogonal, forgetBias: 1),
        recurrentScale: Double = 1, inputScale: Double = 1
    ) throws -> LyapunovStudy {
        try LyapunovStudy(
            NetworkConfiguration(cell: cell, inputSize: inputSize, hiddenSize: hiddenSize, layers: layers),
            initialization: initialization, recurrentScale: recurrentScale, inputScale: inputScale, seed: 7, runs: 4,
            plan: .init(steps: 1_000))
    }

    @Test func closedFormIsRefusedOutsideItsRange() throws {
        func limit(_ study: LyapunovStudy) -> ClosedFormLimit? {
            switch study.closedForm {
            case .success: nil
            case .failure(let limit): limit
            }
        }
        let gru = Cell.gru(.afterProduct)
        #expect(limit(try study(gru, 1, 128, recurrentScale: 10)) == .recurrentScale(0.5...3))
        #expect(limit(try study(gru, 128, 16, recurrentScale: 0)) == .recurrentScale(0.5...3))
        #expect(limit(try study(.lstm, 16, 128, recurrentScale: 3)) == .growth)
        #expect(limit(try study(.lstm, 16, 8)) == .hiddenSize(least: 16))
        #expect(limit(try study(.lstm, 16, 128, inputScale: 100)) == .inputScale(most: 2))
        let closed = Initialization.glorotUniform(recurrent: .orthogonal, forgetBias: -5)
        #expect(limit(try study(.lstm, 128, 16, closed)) == .forgetBias(least: -2))
        #expect(limit(try study(gru, 128, 16, closed)) == nil)
        let uniform = Initialization.uniformRecurrent(forgetBias: 0)
        #expect(limit(try study(gru, 1, 16, uniform)) == .hiddenSize(least: 32))
        #expect(limit(try study(gru, 1, 32, uniform, recurrentScale: 3)) == .recurrentScale(0.5...2))
        for cell in [Cell.lstm, gru, .gru(.beforeProduct)] {
            #expect(limit(try study(cell, 16, 64)) == nil)
        }
    }

    @Test("the closed form is accurate at the ends of its range", arguments: [Cell.lstm, .gru(.afterProduct)])
    func range(cell: Cell) async throws {
        let uniform = Initialization.uniformRecurrent(forgetBias: 0)
        for study in [
            try study(cell, 16, 16, recurrentScale: 0.5), try study(cell, 128, 16, recurrentScale: 2),
            try study(.gru(.afterProduct), 16, 16, recurrentScale: 3), try study(cell, 16, 32, inputScale: 2),
            try study(cell, 128, 16, inputScale: 0), try study(cell, 16, 32, uniform, recurrentScale: 0.5),
            try study(cell, 128, 32, uniform, recurrentScale: 2),
        ] {
            let exponents = try await study.exponents(threads: 2).map(\.largest)
            let mean = exponents.reduce(0, +) / Double(exponents.count)
            #expect(abs(try study.closedForm.get().exponent - mean) < 0.08)
        }
    }
}
