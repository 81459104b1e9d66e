import Analysis
import Checkpoints
import Foundation
import Recurrent
import Statistics
import Testing

/// Heads, units, resets and scales of a network of others against their definitions.
@Suite struct DetailTests {
    private static let steps = 240
    private static let horizon = 60

    /// `lstm2.safetensors` with a recording of four features.
    private struct Ground {
        let network: AnalyzedNetwork
        let recording: Recording
        let slow: SlowNetwork

        init(head: OutputHead? = nil) throws {
            let checkpoint = try Checkpoint(at: Fixtures.path("lstm2.safetensors"))
            let weights = try checkpoint.weights(of: try checkpoint.module()).network
            network = AnalyzedNetwork(weights: weights, head: head)
            var random = SplitMix(11)
            recording = try Recording(
                numbers: (0..<4 * DetailTests.steps).map { _ in Double.random(in: -2...2, using: &random) },
                features: 4, sequences: [0..<DetailTests.steps], origin: .normal)
            slow = SlowNetwork(weights)
        }

        func row(_ step: Int) -> [Double] { Array(recording.numbers[4 * step..<4 * step + 4]) }

        /// The states after each of some steps, from rest.
        func states(_ range: Range<Int>) -> [SlowNetwork.State] {
            var state = slow.rest
            return range.map { step in
                state = slow.step(state, row(step))
                return state
            }
        }

        func result(_ tolerance: String = "1%") async throws -> NetworkAnalysis.Result {
            try await NetworkAnalysis(
                of: network, recording: recording,
                settings: AnalysisSettings(
                    tolerances: [try Tolerance(reading: tolerance)], starts: 5, horizon: DetailTests.horizon,
                    precision: .float64),
                threads: 2
            ).run()
        }
    }

    private static let head = OutputHead(
        name: "fc", kernel: [1, -1, 0.5, 2, 0, 1, -2, 0.3, 0.7, 1, -1, 1], bias: [0.1, -0.2], activation: .sigmoid)

    private static func sigmoid(_ h: [Double]) -> [Double] {
        (0..<2).map { output in
            let sum = h.indices.reduce([0.1, -0.2][output]) {
                $0 + h[$1] * [1, -1, 0.5, 2, 0, 1, -2, 0.3, 0.7, 1, -1, 1][2 * $1 + output]
            }
            return 1 / (1 + exp(-sum))
        }
    }

    @Test(arguments: ["0.01", "1%", "-40dB", "decision:0.5"])
    func countsBehindAHeadAreThoseOfItsOutputs(tolerance: String) async throws {
        let ground = try Ground(head: Self.head)
        let result = try await ground.result(tolerance)
        let whole = ground.states(0..<Self.steps).map { Self.sigmoid($0.h[1]) }
        for start in result.reading.results(of: .warmUp) {
            let fresh = ground.states(start.row..<start.row + Self.horizon).map { Self.sigmoid($0.h[1]) }
            let wanted = result.reading.tolerances[0]
            let differences = zip(whole[start.row..<start.row + Self.horizon], fresh).map { a, b in
                Self.difference(a, b, wanted.measure, whole)
            }
            let settled = (differences.lastIndex { $0 >= wanted.limit } ?? -1) + 1
            #expect(start.outcomes[0].settled.lowerBound == settled)
        }
    }

    private static func difference(
        _ a: [Double], _ b: [Double], _ measure: DifferenceMeasure, _ whole: [[Double]]
    ) -> Double {
        let columns = (0..<2).map { column in whole.map { $0[column] } }
        switch measure {
        case .absolute: return zip(a, b).map { abs($0 - $1) }.max() ?? 0
        case .standardDeviations:
            return (0..<2).map { column in
                let mean = columns[column].reduce(0, +) / Double(whole.count)
                let variance = columns[column].reduce(0) { $0 + pow($1 - mean, 2) } / Double(whole.count)
                return abs(a[column] - b[column]) / variance.squareRoot()
            }.max() ?? 0
        case .peaks: return (0..<2).map { abs(a[$0] - b[$0]) / (columns[$0].map(abs).max() ?? 1) }.max() ?? 0
        case .decision: return a.map { $0 >= 0.5 } == b.map { $0 >= 0.5 } ? 0 : 1
        }
    }

    @Test func halfLivesAreThoseOfEveryUnit() async throws {
        let ground = try Ground()
        let result = try await ground.result()
        let whole = ground.states(0..<Self.steps)
        let starts = result.reading.results(of: .warmUp)
        #expect(result.units.count == 12)
        for (index, unit) in result.units.enumerated() {
            #expect(unit.layer == index / 6 && unit.unit == index % 6)
            let deviation = Self.deviation(whole.map { $0.c[unit.layer][unit.unit] })
            let halfLives = starts.compactMap { start -> StepCount? in
                guard abs(whole[start.row - 1].c[unit.layer][unit.unit]) >= 0.1 * deviation else { return nil }
                let fresh = ground.states(start.row..<start.row + Self.horizon)
                let initial = abs(whole[start.row - 1].c[unit.layer][unit.unit])
                let differences = (0..<Self.horizon).map { step in
                    abs(whole[start.row + step].c[unit.layer][unit.unit] - fresh[step].c[unit.layer][unit.unit])
                }
                let count = (differences.lastIndex { $0 > initial / 2 } ?? -1) + 1
                return 2 * count <= Self.horizon ? .observed(count) : .censored(at: count)
            }
            #expect(unit.halfLife == KaplanMeier(halfLives).median && unit.starts == halfLives.count)
        }
    }

    @Test func sharesOfUnitsAreMediansOfWhatIsLeft() async throws {
        let ground = try Ground()
        let result = try await ground.result()
        let whole = ground.states(0..<Self.steps)
        let starts = result.reading.results(of: .warmUp)
        #expect(UnitMemory.steps(upTo: Self.horizon) == [1, 2, 5, 10, 20, 50])
        for unit in result.units {
            let deviation = Self.deviation(whole.map { $0.c[unit.layer][unit.unit] })
            let counted = starts.filter { abs(whole[$0.row - 1].c[unit.layer][unit.unit]) >= 0.1 * deviation }
            for (index, step) in [1, 2, 5, 10, 20, 50].enumerated() {
                let shares = counted.map { start in
                    let fresh = ground.states(start.row..<start.row + step)[step - 1].c[unit.layer][unit.unit]
                    let difference = abs(whole[start.row + step - 1].c[unit.layer][unit.unit] - fresh)
                    return difference / abs(whole[start.row - 1].c[unit.layer][unit.unit])
                }.sorted()
                let median = (shares[(shares.count - 1) / 2] + shares[shares.count / 2]) / 2
                #expect(abs(unit.shares[index] / median - 1) < 1e-5)
            }
        }
    }

    private static func deviation(_ numbers: [Double]) -> Double {
        let mean = numbers.reduce(0, +) / Double(numbers.count)
        return (numbers.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(numbers.count)).squareRoot()
    }

    @Test func timeScalesAreThoseOfMeanForgetGates() async throws {
        let ground = try Ground()
        let result = try await ground.result()
        let whole = ground.states(0..<Self.steps)
        for unit in result.units {
            let tensors = ground.network.weights.layers[unit.layer]
            let column = 6 + unit.unit
            let gates = (1..<Self.steps).map { step in
                let x = unit.layer == 0 ? ground.row(step) : whole[step].h[0]
                let h = whole[step - 1].h[unit.layer]
                var sum = tensors.bias[column]
                for (index, number) in x.enumerated() { sum += number * tensors.kernel[24 * index + column] }
                for (index, number) in h.enumerated() { sum += number * tensors.recurrentKernel[24 * index + column] }
                return 1 / (1 + exp(-sum))
            }
            let expected = -1 / log(gates.reduce(0, +) / Double(gates.count))
            #expect(abs(try #require(unit.timeScale) / expected - 1) < 1e-9)
        }
    }

    @Test func resetCostsAreDifferencesFromTheRunWithoutResets() async throws {
        let ground = try Ground()
        let result = try await ground.result("0.01")
        let whole = ground.states(0..<Self.steps).map { $0.h[1] }
        #expect(result.resetCosts.map(\.interval) == [10, 20, 50, 100])
        for cost in result.resetCosts {
            let segments = Self.steps / cost.interval
            let differences = (0..<segments).flatMap { segment in
                let first = segment * cost.interval
                return zip(whole[first...], ground.states(first..<first + cost.interval)).map { a, b in
                    zip(a, b.h[1]).map { abs($0 - $1) }.max() ?? 0
                }
            }.sorted()
            #expect(cost.steps == differences.count)
            #expect(abs(cost.mean - differences.reduce(0, +) / Double(differences.count)) < 1e-12)
            #expect(abs(cost.worst - (differences.last ?? 0)) < 1e-12)
            // NumPy's percentile: linear between order statistics.
            let place = 0.95 * Double(differences.count - 1)
            let below = differences[Int(place)]
            let expected = below + (place - place.rounded(.down)) * (differences[Int(place) + 1] - below)
            #expect(abs(cost.quantile95 - expected) < 1e-12)
        }
    }

    @Test func checkpointsAreInTheOrderOfTheirNumbers() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for name in ["epoch-10.pt", "epoch-9.pt", "epoch-100.pt", ".hidden", "epoch-1.pt"] {
            try Data().write(to: folder.appending(path: name))
        }
        let files = try CheckpointFiles.list([folder.path])
        #expect(
            files.map { $0.split(separator: "/").last.map(String.init) } == [
                "epoch-1.pt", "epoch-9.pt", "epoch-10.pt", "epoch-100.pt",
            ])
    }
}
