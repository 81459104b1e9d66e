import MemoryExperiment
import Statistics
import Support

/// How long two recorded sequences of outputs differ after their inputs became the same.
///
/// The outputs may be those of any program with a state: only their differences count.
public struct TraceAnalysis: Sendable {
    /// The tolerances.
    public let tolerances: [Tolerance]
    /// The measures of the curves, in their order.
    public let measures: [DifferenceMeasure]
    /// The number of shared steps.
    public let horizon: Int
    /// A result for each pair of sequences.
    public let results: [StartResult]

    /// Compares two recordings of outputs, sequence by sequence.
    ///
    /// - Parameters:
    ///   - a: The outputs of one run, whose scales are those of percentages and decibels.
    ///   - b: The outputs of the other run.
    ///   - sharedFrom: The number of steps before the inputs became the same.
    ///   - tolerances: The tolerances.
    /// - Throws: `Failure` of kind `data` if the recordings differ in shape, or of kind `usage` if no step is shared.
    /// - Complexity: O(n) in the number of outputs.
    public init(_ a: Recording, _ b: Recording, sharedFrom: Int, tolerances: [Tolerance]) throws(Failure) {
        guard a.features == b.features, a.sequences == b.sequences else {
            throw Failure(
                .data,
                """
                The traces have \(a.sequences.count.counted("sequence")) with \(a.steps.grouped) steps of \
                \(a.features.grouped) outputs and \(b.sequences.count.grouped) with \(b.steps.grouped) of \
                \(b.features.grouped); both must have the same shape.
                """)
        }
        let length = a.sequences.map(\.count).min() ?? 0
        guard sharedFrom >= 0, sharedFrom < length else {
            throw Failure(
                .usage,
                "--shared-from \(sharedFrom) leaves no shared step: it must be 0…\(length - 1) for these traces.")
        }
        var sums = OutputSums(outputs: a.features)
        for row in 0..<a.steps { sums.add(a.numbers[row * a.features..<(row + 1) * a.features]) }
        let meter = DifferenceMeter(tolerances, scales: sums.scales)
        self.tolerances = tolerances
        measures = meter.measures
        horizon = length - sharedFrom
        let curveSteps = DivergenceCurve.sharedSteps(upTo: horizon)
        var results: [StartResult] = []
        for (index, sequence) in a.sequences.enumerated() {
            results.append(
                Self.result(
                    a, b, sequence, number: index + 1, sharedFrom: sharedFrom, tolerances: tolerances, meter: meter,
                    horizon: horizon, curveSteps: curveSteps))
        }
        self.results = results
    }

    private static func result(
        _ a: Recording, _ b: Recording, _ sequence: Range<Int>, number: Int, sharedFrom: Int,
        tolerances: [Tolerance], meter: DifferenceMeter, horizon: Int, curveSteps: [Int]
    ) -> StartResult {
        var record = ToleranceRecord(tolerances)
        var differences = Array(repeating: 0.0, count: meter.measures.count)
        var curve = Array(repeating: [Double](), count: meter.measures.count)
        var stateCurve: [Double] = []
        var initial = 0.0
        let first = sequence.lowerBound + sharedFrom
        // Without a step before the shared ones, the first of them stands for it.
        for sharedStep in 0...horizon {
            let row = max(first + sharedStep - 1, sequence.lowerBound)
            let place = row * a.features..<(row + 1) * a.features
            meter.differences(a.numbers.span.extracting(place), b.numbers.span.extracting(place), into: &differences)
            let largest = zip(a.numbers[place], b.numbers[place]).reduce(0) { max($0, ($1.0 - $1.1).magnitude) }
            if sharedStep == 0 { initial = largest }
            if sharedStep > 0 { record.observe(step: sharedStep) { differences[meter.measureOfTolerance[$0]] } }
            guard curveSteps.contains(sharedStep) else { continue }
            for index in differences.indices { curve[index].append(differences[index]) }
            stateCurve.append(largest)
        }
        return StartResult(
            analysisProtocol: .twoPasts, start: number, row: first, otherRow: first, initialDifference: initial,
            outcomes: record.outcomes(horizon: horizon, haveCoalesced: false), curve: curve, stateCurve: stateCurve,
            halfLives: [])
    }

    /// The summaries: for each tolerance `first`, then `settled`.
    public var summaries: [ToleranceSummary] {
        tolerances.enumerated().flatMap { index, tolerance in
            ToleranceSummary.Measure.allCases.map { ToleranceSummary(results, tolerance, at: index, $0) }
        }
    }
}

extension TraceAnalysis {
    /// The counts as lines of text: for each tolerance the median, 95 % and the share that never agrees.
    public func text(step: StepDuration?) -> String {
        func count(_ steps: Double?) -> String {
            guard let steps else { return "unknown" }
            let duration = step.map { " (\($0.text(ofSteps: steps)))" } ?? ""
            let number = NumberText.fixed(steps, decimals: steps == steps.rounded() ? 0 : 1)
            return "\(number) \(steps == 1 ? "step" : "steps")\(duration)"
        }
        var lines = ["\(results.count.counted("pair")) of traces, \(horizon.counted("shared step"))"]
        lines += summaries.filter { $0.measure == .settled }.map { summary in
            "within \(summary.tolerance.text): median \(count(summary.median)), 95 % \(count(summary.quantile95)), "
                + "never \(NumberText.percent(summary.never))"
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
