import MemoryExperiment
import Statistics

/// Compares the two runs of every start step by step.
struct SideComparison {
    /// What is known of one start.
    private struct Entry {
        var record: ToleranceRecord
        var initialDifference = 0.0
        var curve: [[Double]]
        var stateCurve: [Double] = []
        /// Half of the initial difference of each state's unit.
        var halves: [Double]
        /// The last shared step at which a unit's difference was more than half of the initial one.
        var lastAboveHalf: [Int]
        var haveCoalesced = false
    }

    private let analysisProtocol: AnalysisProtocol
    private let sides: (a: any ComparedSide, b: any ComparedSide)
    private let runs: StartRuns
    private let layout: StateLayout
    private let starts: [StartRuns.Rows]
    private let curveSteps: [Int]
    private var nextCurveStep = 0
    private var entries: [Entry] = []
    private var reader: OutputReader
    private var stateOfA: [Double]
    private var stateOfB: [Double]
    private var differences: [Double]

    init(
        _ analysisProtocol: AnalysisProtocol, _ a: any ComparedSide, _ b: any ComparedSide, runs: StartRuns,
        layout: StateLayout, starts: [StartRuns.Rows]
    ) {
        self.analysisProtocol = analysisProtocol
        sides = (a, b)
        self.runs = runs
        self.layout = layout
        self.starts = starts
        curveSteps = DivergenceCurve.sharedSteps(upTo: runs.horizon)
        reader = OutputReader(runs.network, layout: layout)
        stateOfA = Array(repeating: 0, count: layout.count)
        stateOfB = stateOfA
        differences = Array(repeating: 0, count: runs.meter.measures.count)
        for start in starts.indices {
            a.readInitialStates(start: start, into: &stateOfA)
            b.readInitialStates(start: start, into: &stateOfB)
            let states = zip(stateOfA, stateOfB).map { ($0 - $1).magnitude }
            let outputs = zip(reader.outputs(of: stateOfA), reader.outputs(of: stateOfB))
            var entry = Entry(
                record: ToleranceRecord(runs.tolerances), curve: Array(repeating: [], count: differences.count),
                halves: states.map { $0 / 2 }, lastAboveHalf: Array(repeating: 0, count: states.count))
            entry.initialDifference = outputs.reduce(0) { max($0, ($1.0 - $1.1).magnitude) }
            measure()
            for index in differences.indices { entry.curve[index].append(differences[index]) }
            entry.stateCurve.append(states.max() ?? 0)
            entries.append(entry)
        }
        nextCurveStep = 1
    }

    /// Whether all starts have coalesced, after which nothing can change.
    var isDecided: Bool { entries.allSatisfy(\.haveCoalesced) }

    private mutating func measure() {
        let (a, b) = (reader.outputs(of: stateOfA), reader.outputs(of: stateOfB))
        runs.meter.differences(a.span, b.span, into: &differences)
    }

    /// Observes the steps of a block.
    ///
    /// - Parameters:
    ///   - steps: The number of steps.
    ///   - done: The number of shared steps before the block.
    mutating func observe(steps: Int, after done: Int) {
        for step in 0..<steps {
            let sharedStep = done + step + 1
            let isOnCurve = nextCurveStep < curveSteps.count && curveSteps[nextCurveStep] == sharedStep
            if isOnCurve { nextCurveStep += 1 }
            for start in starts.indices where !entries[start].haveCoalesced {
                observe(start, step: step, sharedStep: sharedStep, isOnCurve: isOnCurve)
            }
        }
    }

    private mutating func observe(_ start: Int, step: Int, sharedStep: Int, isOnCurve: Bool) {
        sides.a.readStates(start: start, step: step, sharedStep: sharedStep, into: &stateOfA)
        sides.b.readStates(start: start, step: step, sharedStep: sharedStep, into: &stateOfB)
        measure()
        let measureOfTolerance = runs.meter.measureOfTolerance
        entries[start].record.observe(step: sharedStep) { differences[measureOfTolerance[$0]] }
        var largest = 0.0
        for index in stateOfA.indices {
            let difference = (stateOfA[index] - stateOfB[index]).magnitude
            if difference > entries[start].halves[index] { entries[start].lastAboveHalf[index] = sharedStep }
            if !(difference <= largest) { largest = difference }
        }
        if isOnCurve {
            for index in differences.indices { entries[start].curve[index].append(differences[index]) }
            entries[start].stateCurve.append(largest)
        }
        // Both zeros count as one: they lead to the same future in every recurrent cell.
        entries[start].haveCoalesced = largest == 0
    }

    /// The results in the order of the starts; steps that were not observed agree.
    var results: [StartResult] {
        zip(starts, entries).map { start, entry in
            func padded(_ curve: [Double]) -> [Double] {
                curve + Array(repeating: 0, count: max(curveSteps.count - curve.count, 0))
            }
            return StartResult(
                analysisProtocol: analysisProtocol, start: start.number, row: start.shared,
                otherRow: otherRow(of: start),
                initialDifference: entry.initialDifference,
                outcomes: entry.record.outcomes(horizon: runs.horizon, haveCoalesced: entry.haveCoalesced),
                curve: entry.curve.map(padded), stateCurve: padded(entry.stateCurve),
                halfLives: halfLives(entry))
        }
    }

    private func otherRow(of start: StartRuns.Rows) -> Int {
        switch analysisProtocol {
        case .warmUp: start.shared
        case .twoPasts: start.otherPast.upperBound
        }
    }

    /// The half-life of each unit: of h and c, the one that takes longer.
    private func halfLives(_ entry: Entry) -> [Int?] {
        func halfLife(_ index: Int) -> Int? {
            // The difference must stay below half for as long as it took, otherwise it may come back.
            2 * entry.lastAboveHalf[index] <= runs.horizon || entry.haveCoalesced ? entry.lastAboveHalf[index] : nil
        }
        var halfLives: [Int?] = []
        for part in layout.parts {
            if part.isCellState {
                let first = halfLives.count - part.range.count
                for (unit, index) in part.range.enumerated() {
                    let longest = halfLives[first + unit].flatMap { h in halfLife(index).map { max(h, $0) } }
                    halfLives[first + unit] = longest
                }
            } else {
                halfLives += part.range.map(halfLife)
            }
        }
        return halfLives
    }
}
