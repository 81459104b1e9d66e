import MemoryExperiment
import Recurrent
import Statistics

/// Compares the two runs of every start step by step.
struct SideComparison {
    /// What is known of one start.
    private struct Entry {
        var record: ToleranceRecord
        var initialDifference = 0.0
        var curve: [[Double]]
        var stateCurve: [Double] = []
        /// Half of the initial difference of each unit, layer by layer.
        var halves: [Double]
        /// The last shared step at which a unit's difference was more than half of the initial one.
        var lastAboveHalf: [Double]
        var haveCoalesced = false
        /// The shares of initial output differences that are left: [step][unit].
        var unitShares: [[Float?]] = []
    }

    private let analysisProtocol: AnalysisProtocol
    private let sides: (a: any ComparedSide, b: any ComparedSide)
    private let runs: StartRuns
    private let layout: StateLayout
    private let starts: [StartRuns.Rows]
    private let curveSteps: [Int]
    private var nextCurveStep = 0
    /// The steps after which the shares of units are taken.
    private let shareSteps: [Int]
    private var nextShareStep = 0
    /// The places among the states of what each unit remembers by, layer by layer: c, or h if there is no cell state.
    private let memoryPlaces: [Int]
    private var entries: [Entry] = []
    private let reader: OutputReader
    private var stateOfA: [Double]
    private var stateOfB: [Double]
    private var outputsOfA: [Double]
    private var outputsOfB: [Double]
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
        shareSteps = UnitMemory.steps(upTo: runs.horizon)
        memoryPlaces = layout.memory
        reader = OutputReader(runs.network, layout: layout)
        stateOfA = Array(repeating: 0, count: layout.count)
        stateOfB = stateOfA
        outputsOfA = Array(repeating: 0, count: runs.network.outputs)
        outputsOfB = outputsOfA
        differences = Array(repeating: 0, count: runs.meter.measures.count)
        for start in starts.indices {
            a.readInitialStates(start: start, into: &stateOfA)
            b.readInitialStates(start: start, into: &stateOfB)
            let states = zip(stateOfA, stateOfB).map { ($0 - $1).magnitude }
            measure()
            var entry = Entry(
                record: ToleranceRecord(runs.tolerances), curve: Array(repeating: [], count: differences.count),
                halves: memoryPlaces.map { states[$0] / 2 },
                lastAboveHalf: Array(repeating: 0, count: memoryPlaces.count))
            entry.initialDifference = zip(outputsOfA, outputsOfB).reduce(0) { max($0, ($1.0 - $1.1).magnitude) }
            for index in differences.indices { entry.curve[index].append(differences[index]) }
            entry.stateCurve.append(states.max() ?? 0)
            entries.append(entry)
        }
        nextCurveStep = 1
    }

    /// Whether all starts have coalesced, after which nothing can change.
    var isDecided: Bool { entries.allSatisfy(\.haveCoalesced) }

    private mutating func measure() {
        reader.read(stateOfA, into: &outputsOfA)
        reader.read(stateOfB, into: &outputsOfB)
        // Moved out and back, because the outputs are read while the differences are written.
        var measured: [Double] = []
        swap(&measured, &differences)
        runs.meter.differences(outputsOfA.span, outputsOfB.span, into: &measured)
        swap(&measured, &differences)
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
            let takesShares = nextShareStep < shareSteps.count && shareSteps[nextShareStep] == sharedStep
            if takesShares { nextShareStep += 1 }
            for start in starts.indices where !entries[start].haveCoalesced {
                observe(start, step: step, sharedStep: sharedStep, isOnCurve: isOnCurve)
                if takesShares { takeShares(start) }
            }
        }
    }

    private mutating func observe(_ start: Int, step: Int, sharedStep: Int, isOnCurve: Bool) {
        func read(_ selection: StateSelection) {
            sides.a.readStates(start: start, step: step, sharedStep: sharedStep, selection, into: &stateOfA)
            sides.b.readStates(start: start, step: step, sharedStep: sharedStep, selection, into: &stateOfB)
        }
        read(isOnCurve ? .all : .memory)
        measure()
        let measureOfTolerance = runs.meter.measureOfTolerance
        entries[start].record.observe(step: sharedStep) { differences[measureOfTolerance[$0]] }
        let isRemembered = noteUnits(of: start, sharedStep: sharedStep)
        guard isOnCurve || !isRemembered else { return }
        // What no unit remembers may still differ in h of a lower layer.
        if !isOnCurve { read(.all) }
        var largest = 0.0
        for index in stateOfA.indices {
            let difference = (stateOfA[index] - stateOfB[index]).magnitude
            if !(difference <= largest) { largest = difference }
        }
        if isOnCurve {
            for index in differences.indices { entries[start].curve[index].append(differences[index]) }
            entries[start].stateCurve.append(largest)
        }
        // Both zeros count as one: they lead to the same future in every recurrent cell.
        entries[start].haveCoalesced = largest == 0
    }

    /// Notes the step for the units whose difference is still more than half of the initial one.
    ///
    /// - Returns: Whether any unit differs.
    private mutating func noteUnits(of start: Int, sharedStep: Int) -> Bool {
        var isDifferent = false
        var first = 0
        // Moved out and back, because the limits are read while the steps are written.
        var steps: [Double] = []
        swap(&steps, &entries[start].lastAboveHalf)
        let halves = entries[start].halves
        for range in layout.memoryRanges {
            var last = steps.mutableSpan
            if StateDifferences.note(
                stateOfA.span.extracting(range), stateOfB.span.extracting(range), above: halves.span,
                step: Double(sharedStep), in: &last, from: first)
            {
                isDifferent = true
            }
            first += range.count
        }
        swap(&steps, &entries[start].lastAboveHalf)
        return isDifferent
    }

    private mutating func takeShares(_ start: Int) {
        let entry = entries[start]
        entries[start].unitShares.append(
            memoryPlaces.enumerated().map { unit, place in
                guard hasDifference(entry, unit) else { return nil }
                return Float((stateOfA[place] - stateOfB[place]).magnitude / (2 * entry.halves[unit]))
            })
    }

    /// Whether a state differs enough at the start to tell how long it keeps the difference: a unit that happens to be at
    /// rest has nothing to forget.
    private func hasDifference(_ entry: Entry, _ unit: Int) -> Bool {
        let place = memoryPlaces[unit]
        guard entry.halves[unit] > 0, runs.stateDeviations.indices.contains(place) else {
            return entry.halves[unit] > 0
        }
        return 2 * entry.halves[unit] >= Self.leastDifference * runs.stateDeviations[place]
    }

    /// The least initial difference that counts, in standard deviations of a state.
    private static let leastDifference = 0.1

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
                halfLives: halfLives(entry), unitShares: paddedShares(entry))
        }
    }

    private func paddedShares(_ entry: Entry) -> [[Float?]] {
        let none = memoryPlaces.indices.map { unit -> Float? in hasDifference(entry, unit) ? Float(0) : nil }
        return entry.unitShares + Array(repeating: none, count: shareSteps.count - entry.unitShares.count)
    }

    private func otherRow(of start: StartRuns.Rows) -> Int {
        switch analysisProtocol {
        case .warmUp: start.shared
        case .twoPasts: start.otherPast.upperBound
        }
    }

    /// The half-life of each unit.
    private func halfLives(_ entry: Entry) -> [StepCount?] {
        memoryPlaces.indices.map { unit in
            guard hasDifference(entry, unit) else { return nil }
            let last = Int(entry.lastAboveHalf[unit])
            // The difference must stay below half for as long as it took, otherwise it may come back.
            return entry.haveCoalesced || 2 * last <= runs.horizon ? .observed(last) : .censored(at: last)
        }
    }
}
