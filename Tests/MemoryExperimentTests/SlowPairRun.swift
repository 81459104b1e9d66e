import MemoryExperiment
import Recurrent
import Statistics

/// A run according to the definitions: every step is taken, every output is kept, then each number is read off.
struct SlowPairRun {
    /// Whether a criterion holds after a step, according to its definition.
    typealias Definition = @Sendable (Step, Precision) -> Bool

    let outcomes: [CriterionOutcome]
    let curve: [DivergencePoint]

    /// - Parameter definitions: The definitions of the settings' criteria, in order.
    init(_ key: RunKey, settings: RunSettings, definitions: [Definition]) throws {
        let steps = try Self.steps(key, settings: settings)
        let shared = settings.steps - settings.divergentSteps
        let sharedSteps = steps.suffix(shared)
        outcomes = definitions.map { definition in
            let holds = sharedSteps.map { definition($0, settings.precision) }
            let first = holds.firstIndex(of: true)
            let last = (holds.lastIndex(of: false) ?? -1) + 1
            // Steps that a bit-identical end makes certain, or a quiet half that makes likely.
            let isKnown = steps[settings.steps - 1].statesAreSame || last <= shared - last
            return CriterionOutcome(
                first: first.map { .observed($0) } ?? .censored(at: shared),
                settled: isKnown ? .observed(last) : .censored(at: last))
        }
        curve = DivergenceCurve.sharedSteps(upTo: shared).map { Self.point(steps[settings.divergentSteps - 1 + $0]) }
    }

    /// Both sequences after one step: h of the top layer and every state.
    struct Step {
        let a: [Double]
        let b: [Double]
        let cellsOfA: [Double]
        let cellsOfB: [Double]
        let statesAreSame: Bool
    }

    private static func steps(_ key: RunKey, settings: RunSettings) throws -> [Step] {
        let m = key.cell.inputSize
        let configuration = try NetworkConfiguration(
            cell: Cell(key.cell.cell), inputSize: m, hiddenSize: key.cell.hiddenSize,
            layers: key.cell.layers)
        let network = PairNetwork(
            NetworkWeights.draw(
                configuration, initialization: settings.initialization, seed: settings.seed, run: key.run),
            precision: settings.precision, backend: .reference)
        func draw(_ purpose: DrawAddress.Purpose, _ step: Int) -> [Double] {
            let stream = DrawStream(
                seed: settings.seed,
                address: DrawAddress(
                    cell: key.cell.cell, inputSize: m, hiddenSize: key.cell.hiddenSize, layer: 0, run: key.run,
                    stream: key.stream, purpose: purpose))
            return (step * m..<(step + 1) * m).map { index in
                let pair = stream.normalPair(block: UInt64(index / 2))
                return index % 2 == 0 ? pair.0 : pair.1
            }
        }
        let top = key.cell.layers - 1
        return (0..<settings.steps).map { step in
            let isShared = step >= settings.divergentSteps
            let inputs =
                isShared
                ? draw(.sharedInput, step - settings.divergentSteps)
                : draw(.inputOfA, step) + draw(.inputOfB, step)
            network.advance(inputs, steps: 1, areShared: isShared)
            let layers = 0..<key.cell.layers
            return Step(
                a: network.output(.a, layer: top, afterStep: 0), b: network.output(.b, layer: top, afterStep: 0),
                cellsOfA: network.cellState(.a, layer: top, afterStep: 0),
                cellsOfB: network.cellState(.b, layer: top, afterStep: 0),
                statesAreSame: layers.allSatisfy { layer in
                    network.output(.a, layer: layer, afterStep: 0) == network.output(.b, layer: layer, afterStep: 0)
                        && network.cellState(.a, layer: layer, afterStep: 0)
                            == network.cellState(.b, layer: layer, afterStep: 0)
                })
        }
    }

    /// The standard criteria in their order.
    static let standard: [Definition] =
        [direction] + [0.1, 0.01, 0.001, 0.0001, 0.00001, 0.000001].map(size(below:)) + [outputs, states]

    private static let direction: Definition = { $0.a == $0.b || cosine($0, $1) >= 1 }
    private static let outputs: Definition = { step, _ in step.a == step.b }
    private static let states: Definition = { step, _ in step.statesAreSame }

    private static func size(below limit: Double) -> Definition { { difference($0, $1) < limit } }

    /// The largest difference of a unit's two outputs, in the run's precision.
    static func difference(_ step: Step, _ precision: Precision) -> Double {
        zip(step.a, step.b).map { a, b in
            precision == .float32 ? Double(abs(Float(a) - Float(b))) : abs(a - b)
        }.max() ?? 0
    }

    /// The cosine similarity of the outputs, in the run's precision.
    static func cosine(_ step: Step, _ precision: Precision) -> Double {
        precision == .float32
            ? Double(cosine(step.a.map { Float($0) }, step.b.map { Float($0) })) : cosine(step.a, step.b)
    }

    /// Σ u_a·u_b with u = h·(1/√max(Σh², 1e−12)), in eight partial sums.
    private static func cosine<Number: BinaryFloatingPoint>(_ a: [Number], _ b: [Number]) -> Number {
        func sum(_ terms: [Number]) -> Number {
            let p = (0..<8).map { lane in
                stride(from: lane, to: terms.count, by: 8).reduce(Number(0)) { $0 + terms[$1] }
            }
            return ((p[0] + p[1]) + (p[2] + p[3])) + ((p[4] + p[5]) + (p[6] + p[7]))
        }
        func direction(_ h: [Number]) -> [Number] {
            let scale = 1 / max(sum(h.map { $0 * $0 }), Number(1e-12)).squareRoot()
            return h.map { $0 * scale }
        }
        return sum(zip(direction(a), direction(b)).map { $0 * $1 })
    }

    private static func point(_ step: Step) -> DivergencePoint {
        func dot(_ x: [Double], _ y: [Double]) -> Double { zip(x, y).reduce(0) { $0 + $1.0 * $1.1 } }
        let cosine = dot(step.a, step.b) / (dot(step.a, step.a) * dot(step.b, step.b)).squareRoot()
        let units = Double(step.a.count)
        let outputs = zip(step.a, step.b).filter { $0 != $1 }.count
        let states = step.a.indices.filter {
            step.a[$0] != step.b[$0] || !step.cellsOfA.isEmpty && step.cellsOfA[$0] != step.cellsOfB[$0]
        }.count
        return DivergencePoint(
            maximumDifference: zip(step.a, step.b).map { abs($0 - $1) }.max() ?? 0, cosineDistance: 1 - cosine,
            unequalOutputs: Double(outputs) / units, unequalStates: Double(states) / units)
    }
}
