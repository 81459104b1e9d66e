import Analysis
import AnalysisReport
import Foundation
import MemoryExperiment
import Recurrent
import Statistics

/// Entries whose numbers a test chooses.
struct MadeEntry: Sendable {
    /// The settled steps of each start, the same for every tolerance and protocol.
    var settled: [StepCount] = Array(repeating: .observed(80), count: 20)
    /// The number of starts that still differ at the end.
    var violating = 0
    var horizon = 200
    var tolerances = Tolerance.defaults
    /// λ.
    var rate = -0.05
    /// The initial difference in every measure.
    var initial = 1.0
    var hiddenSizes = [4]
    var halfLives: [Double?] = [3, 12, nil, 5]
    var isProved: Bool?
    var isNormal = false
    var file = "network.pt"
    var module = "rnn"
    var hasUntrained = false
    var drifts: [StateDrift] = []
    var costs = [10, 20, 50].map { ResetCost(interval: $0, differences: [1 / Double($0), 0.001]) }

    /// The entry.
    func made() throws -> AnalysisReport.Entry {
        let configuration = try NetworkConfiguration(cell: .lstm, inputSize: 3, hiddenSizes: hiddenSizes)
        let weights = NetworkWeights.draw(
            configuration, initialization: .uniformRecurrent(forgetBias: 0), seed: 1, run: 1)
        let recording = try Recording(
            numbers: Array(repeating: 0.5, count: 3 * 600), features: 3, sequences: [0..<600],
            origin: .file(name: "speech.npy", digest: String(repeating: "ab", count: 32)))
        let analysis = try NetworkAnalysis(
            of: AnalyzedNetwork(weights: weights), recording: isNormal ? nil : recording,
            settings: AnalysisSettings(tolerances: tolerances, starts: settled.count, horizon: horizon), threads: 1)
        let result = NetworkAnalysis.Result(
            reading(of: settled), units: units, drifts: drifts, resetCosts: costs,
            untrained: hasUntrained ? reading(of: settled.map { _ in .observed(9) }) : nil,
            closedForm: nil)
        return AnalysisReport.Entry(
            file: AnalyzedFile(
                file: file, digest: String(repeating: "0f", count: 32), module: module, isProved: isProved),
            subject: analysis.subject, result: result)
    }

    /// The report of the entry alone.
    func report(step: StepDuration? = nil) throws -> AnalysisReport {
        AnalysisReport(entries: [try made()], step: step)
    }

    private var units: [UnitMemory] {
        hiddenSizes.enumerated().flatMap { layer, size in
            (0..<size).map { unit in
                let halfLife = halfLives[unit % halfLives.count]
                return UnitMemory(
                    layer: layer, unit: unit, halfLife: halfLife, timeScale: 2.5,
                    shares: UnitMemory.steps(upTo: horizon).map { exp2(-Double($0) / (halfLife ?? 500)) })
            }
        }
    }

    private func reading(of settled: [StepCount]) -> MemoryReading {
        let measures = tolerances.map(\.measure).reduce(into: [DifferenceMeasure]()) { measures, measure in
            if !measures.contains(measure) { measures.append(measure) }
        }
        let steps = DivergenceCurve.sharedSteps(upTo: horizon)
        let curve = steps.map { initial * exp(rate * Double($0)) }
        let results = AnalysisProtocol.allCases.flatMap { analysisProtocol in
            settled.enumerated().map { index, count in
                StartResult(
                    analysisProtocol: analysisProtocol, start: index + 1, row: 200 + index, otherRow: 200 + index,
                    initialDifference: initial,
                    outcomes: tolerances.map { _ in
                        StartResult.Outcome(
                            first: .observed(count.lowerBound / 2), settled: count, violatesAtEnd: index < violating)
                    },
                    curve: measures.map { _ in curve.map { $0 * (1 + 0.1 * Double(index % 3)) } },
                    stateCurve: curve.map { 2 * $0 },
                    halfLives: hiddenSizes.flatMap { Array(repeating: .observed(3), count: $0) })
            }
        }
        return MemoryReading(
            precision: .float32, horizon: horizon, divergentSteps: 150, starts: settled.count,
            effectiveStarts: max(settled.count / 2, 1),
            exponent: ConditionalExponent(largest: rate, standardError: 0.002),
            results: results, tolerances: tolerances, measures: measures)
    }
}

extension [StepCount] {
    /// Counts with their numbers of starts.
    static func made(_ counts: [(StepCount, Int)]) -> [StepCount] {
        counts.flatMap { Array(repeating: $0.0, count: $0.1) }
    }
}
