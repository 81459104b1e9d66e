import MemoryExperiment
import Recurrent

extension Workload {
    /// Whole runs of the preset `quick` without exponents: weights, inputs, steps, criteria and curve.
    static func quickRuns(_ cell: CellKind, inputSize: Int, hiddenSize: Int) -> Workload {
        let key = RunKey(
            cell: CellKey(
                variant: Variant.baseName, cell: cell, layers: 1, inputSize: inputSize, hiddenSize: hiddenSize),
            run: 1)
        var settings = Experiment.quick.settings
        settings.lyapunov = false
        let experiment = Experiment(name: "quick", settings: settings, plan: Experiment.quick.plan)
        return Workload(name: "quick \(cell.rawValue) \(inputSize)x\(hiddenSize), run", units: 1) { runs in
            for _ in 0..<runs { _ = try RunResult.compute(key, of: experiment) }
        }
    }

    /// The largest exponents of networks, a thousand steps each.
    static func exponents(_ cell: Cell, inputSize: Int, hiddenSize: Int) throws -> Workload {
        let configuration = try NetworkConfiguration(cell: cell, inputSize: inputSize, hiddenSize: hiddenSize)
        let weights = NetworkWeights.draw(
            configuration, initialization: .glorotUniform(recurrent: .orthogonal, forgetBias: 1), seed: 1, run: 1)
        return Workload(name: "exponent \(cell.kind) \(inputSize)x\(hiddenSize), thousand steps", units: 1) { count in
            for _ in 0..<count {
                _ = LyapunovExponents.measure(
                    weights, inputs: DrawStream(.sharedInput, of: configuration, run: 1, seed: 1),
                    tangents: DrawStream(.tangent, of: configuration, run: 1, seed: 1),
                    plan: .init(warmUp: 0, steps: 1_000))
            }
        }
    }

    /// Normal deviates, a thousand a unit.
    static func normals() -> Workload {
        let stream = DrawStream(
            seed: 1,
            address: DrawAddress(cell: .lstm, inputSize: 1, hiddenSize: 1, layer: 0, run: 1, purpose: .sharedInput))
        var buffer = Array(repeating: 0.0, count: 1_000)
        return Workload(name: "normals, thousand", units: 4) { thousands in
            for block in 0..<thousands { stream.fillNormals(&buffer, count: 1_000, from: 1_000 * block) }
        }
    }

    /// Drawn weights of a network with an orthogonal recurrent kernel.
    static func weights(_ cell: Cell, inputSize: Int, hiddenSize: Int) throws -> Workload {
        let configuration = try NetworkConfiguration(cell: cell, inputSize: inputSize, hiddenSize: hiddenSize)
        return Workload(name: "weights \(cell.kind) \(inputSize)x\(hiddenSize), network", units: 1) { networks in
            for run in 0..<networks {
                _ = NetworkWeights.draw(
                    configuration, initialization: .glorotUniform(recurrent: .orthogonal, forgetBias: 1), seed: 1,
                    run: run + 1)
            }
        }
    }
}
