import Foundation
import MemoryExperiment
import Recurrent
import Statistics
import TestSupport
import Testing

/// When the last violation of a criterion is known to be the last.
@Suite struct SettledTests {
    /// Whether a criterion holds at each shared step, and whether states are bit-identical at the end.
    private struct Pattern {
        let holds: [Bool]
        let endsBitIdentical: Bool

        /// A pattern of any length whose criterion flickers in a part of it that begins and ends anywhere.
        init(using generator: inout some RandomNumberGenerator) {
            let count = Int.random(in: 1...60, using: &generator)
            let quiet = Int.random(in: 0...count, using: &generator)
            let likelihood = Double.random(in: 0...1, using: &generator)
            var holds = (0..<count).map { _ in Double.random(in: 0..<1, using: &generator) < likelihood }
            for step in quiet..<count { holds[step] = true }
            self.holds = holds
            endsBitIdentical = holds.last == true && Bool.random(using: &generator)
        }

        /// The number of steps up to the last violation.
        var last: Int { holds.count - holds.reversed().prefix { $0 }.count }

        /// The number of steps before the first that satisfies the criterion.
        var first: StepCount {
            holds.firstIndex(of: true).map(StepCount.observed) ?? .censored(at: holds.count)
        }
    }

    /// A point at which everything differs.
    private static let far = DivergencePoint(
        maximumDifference: 0.5, cosineDistance: 0.5, unequalOutputs: 1, unequalStates: 1)

    private func experiment(sharedSteps: Int, observesStates: Bool, layers: Int) -> Experiment {
        var settings = Experiment.post.settings
        settings.divergentSteps = 1
        settings.steps = sharedSteps + 1
        settings.criteria = observesStates ? [.cosine, .bitwiseState] : [.cosine]
        settings.lyapunov = false
        return Experiment(
            name: "made-up", settings: settings,
            plan: Plan(cells: [.lstm], inputSizes: [1], hiddenSizes: [2], layers: [layers], runs: 1))
    }

    /// The run that has a pattern, with its last violation as an observed count wherever one follows it.
    private func run(_ pattern: Pattern, of experiment: Experiment) -> RunResult {
        let shared = pattern.holds.count
        func count(_ step: Int) -> StepCount { step < shared ? .observed(step) : .censored(at: shared) }
        var outcomes = [CriterionOutcome(first: pattern.first, settled: count(pattern.last))]
        if experiment.settings.criteria.contains(.bitwiseState) {
            let same = count(pattern.endsBitIdentical ? pattern.last : shared)
            outcomes.append(CriterionOutcome(first: same, settled: same))
        }
        let steps = DivergenceCurve.sharedSteps(upTo: shared)
        let curve = steps.map { pattern.endsBitIdentical && $0 > pattern.last ? DivergencePoint.zero : Self.far }
        return RunResult(
            key: experiment.keys[0], outcomes: outcomes, curve: curve, finalStateHash: "0123456789abcdef")
    }

    @Test(arguments: [true, false], [1, 2])
    func aBoundIsNeverGivenAsAValue(observesStates: Bool, layers: Int) async throws {
        var generator = SystemIndependentGenerator()
        var kinds: Set<Bool> = []
        for _ in 1...2_000 {
            let pattern = Pattern(using: &generator)
            let shared = pattern.holds.count
            let experiment = experiment(sharedSteps: shared, observesStates: observesStates, layers: layers)
            let result = run(pattern, of: experiment)
                .censoringUnsettled(of: experiment.settings.criteria, sharedSteps: shared)
            let settled = result.outcomes[0].settled
            // Curves show the top layer only.
            let isKnownToBeSame = pattern.endsBitIdentical && (observesStates || layers == 1)
            let hasQuietHalf = shared - pattern.last >= pattern.last
            #expect(settled.isCensored == !(isKnownToBeSame || hasQuietHalf), "\(pattern)")
            #expect(settled.lowerBound == pattern.last)
            #expect(result.outcomes[0].first == pattern.first)
            kinds.insert(settled.isCensored)
        }
        #expect(kinds.count == 2)
    }

    /// Journals keep the last violation: their bytes do not depend on the rule.
    @Test func journalKeepsTheLastViolation() async throws {
        let experiment = experiment(sharedSteps: 60, observesStates: true, layers: 1)
        let never = StepCount.censored(at: 60)
        let flickering = RunResult(
            key: experiment.keys[0],
            outcomes: [
                CriterionOutcome(first: .observed(3), settled: .censored(at: 57)),
                CriterionOutcome(first: never, settled: never),
            ],
            curve: DivergenceCurve.sharedSteps(upTo: 60).map { _ in Self.far }, finalStateHash: "0123456789abcdef")
        let folder = try TemporaryFolder()
        try await write([flickering], of: experiment, to: folder.path)
        let text = try folder.lines(of: folder.part)[1]
        #expect(text.contains(#""first":{"cosine":3,"bitwise-state":null},"settled":{"cosine":57,"#))
        #expect(try Journal.read(folder.path).results == [flickering])
    }

    @Test func boundOfTheMedianIsCertain() {
        let key = CellKey(variant: "base", cell: .lstm, layers: 1, inputSize: 1, hiddenSize: 1)
        func bound(_ numbers: [StepCount]) -> Int? {
            CellStatistics(key: key, criterion: .cosine, measure: .settled, numbers: numbers).medianBound
        }
        #expect(bound([98, 91, 99, 60, 70].map(StepCount.censored)) == 91)
        #expect(bound([.observed(4), .censored(at: 70), .censored(at: 90), .censored(at: 80)]) == 70)
        #expect(bound([.observed(4), .observed(9), .censored(at: 70), .censored(at: 90)]) == 9)
    }
}
