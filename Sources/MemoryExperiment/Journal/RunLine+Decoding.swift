import Recurrent
import Statistics
import Support

extension RunLine {
    /// Decodes a line without its newline.
    ///
    /// Every value has only one valid form, so an accepted line is exactly what `encode` writes for the result.
    ///
    /// - Parameters:
    ///   - line: The line.
    ///   - schema: The format of the file's lines.
    /// - Throws: `LineError` if no program of that schema writes this line for any result.
    public func decode(_ line: ArraySlice<UInt8>, as schema: JournalSchema) throws(LineError) -> RunResult {
        var scanner = LineScanner(try schema.members(of: line))
        let key = try scanRunKey(&scanner)
        let outcomes = try stopsAtFirst ? scanStoppedOutcomes(&scanner) : scanOutcomes(&scanner)
        let curve = try stopsAtFirst ? CurvePoints([PackedDecimal]()) : scanCurve(&scanner)
        let lyapunov = try scanExponents(&scanner, layers: key.cell.layers)
        try scanner.expect(",\"final_state\":\"")
        let hash = try scanner.text()
        guard hash.utf8.count == 16, hash.utf8.allSatisfy(Self.isHexadecimal) else {
            throw LineError(reason: "final_state is not 16 hexadecimal digits")
        }
        guard scanner.isAtEnd else { throw LineError(reason: "text follows the end of the run") }

        let result = RunResult(key: key, outcomes: outcomes, points: curve, lyapunov: lyapunov, finalStateHash: hash)
        return result.censoringUnsettled(of: criteria, sharedSteps: sharedSteps)
    }

    private static func isHexadecimal(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"): true
        default: false
        }
    }

    private func scanRunKey(_ scanner: inout LineScanner) throws(LineError) -> RunKey {
        try scanner.expect("{\"variant\":\"")
        let variant = try scanner.text()
        guard variants.contains(variant) else {
            throw LineError(reason: "the experiment has no variant of that name")
        }
        try scanner.expect(",\"cell\":\"")
        guard let cell = CellKind(rawValue: try scanner.text()) else {
            throw LineError(reason: "cell is not one of \(CellKind.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        try scanner.expect(",\"layers\":")
        let layers = try scanner.integer("layers", in: NetworkConfiguration.depths)
        try scanner.expect(",\"input_size\":")
        let inputSize = try scanner.integer("input_size", in: NetworkConfiguration.sizes)
        try scanner.expect(",\"hidden_size\":")
        let hiddenSize = try scanner.integer("hidden_size", in: NetworkConfiguration.sizes)
        guard
            (try? NetworkConfiguration(
                cell: Cell(cell), inputSize: inputSize, hiddenSize: hiddenSize, layers: layers)) != nil
        else {
            throw LineError(reason: "no network of these sizes is allowed")
        }
        try scanner.expect(",\"run\":")
        let run = try scanner.integer("run", in: Plan.runCounts)
        // The first stream has no key: lines with one input stream per network are as they were before there were several.
        let first = Plan.streamCounts.lowerBound
        let stream =
            scanner.skip(",\"stream\":")
            ? try scanner.integer("stream", in: (first + 1)...Plan.streamCounts.upperBound) : first
        return RunKey(
            cell: CellKey(
                variant: variant, cell: cell, layers: layers, inputSize: inputSize, hiddenSize: hiddenSize),
            run: run, stream: stream)
    }

    private func scanOutcomes(_ scanner: inout LineScanner) throws(LineError) -> [CriterionOutcome] {
        try scanner.expect(",\"first\":{")
        let first = try scanStepCounts(&scanner)
        try scanner.expect("},\"settled\":{")
        let settled = try scanStepCounts(&scanner)
        try scanner.expect("}")
        for (first, settled) in zip(first, settled) {
            guard first.lowerBound <= settled.lowerBound else {
                throw LineError(reason: "a criterion settled before it first held")
            }
        }
        return zip(first, settled).map { CriterionOutcome(first: $0, settled: $1) }
    }

    /// The outcomes of a run that stopped once every criterion had held.
    private func scanStoppedOutcomes(_ scanner: inout LineScanner) throws(LineError) -> [CriterionOutcome] {
        try scanner.expect(",\"first\":{")
        let first = try scanStepCounts(&scanner)
        try scanner.expect("},\"stopped\":")
        guard try scanner.integer("stopped", in: 1...sharedSteps) == first.stoppingStep else {
            throw LineError(reason: "stopped is not the step by which every criterion has held")
        }
        return first.map { CriterionOutcome(stoppedWith: $0) }
    }

    private func scanStepCounts(_ scanner: inout LineScanner) throws(LineError) -> [StepCount] {
        var counts: [StepCount] = []
        counts.reserveCapacity(criteria.count)
        for (index, criterion) in criteria.enumerated() {
            if index > 0 { try scanner.expect(",") }
            try scanner.expect("\"")
            guard try scanner.text() == criterion.name else {
                throw LineError(reason: "`\(criterion.name)` is expected among first and settled")
            }
            try scanner.expect(":")
            if scanner.skip("null") {
                counts.append(.censored(at: sharedSteps))
            } else {
                counts.append(.observed(try scanner.integer(criterion.name, in: 0...(sharedSteps - 1))))
            }
        }
        return counts
    }

    private func scanCurve(_ scanner: inout LineScanner) throws(LineError) -> CurvePoints {
        try scanner.expect(",\"curve\":{")
        var numbers = Array(repeating: PackedDecimal.zero, count: curveCount * CurvePoints.stride)
        for (index, measure) in CurveMeasure.allCases.enumerated() {
            if index > 0 { try scanner.expect(",") }
            try scanner.expect("\"")
            guard try scanner.text() == measure.rawValue else {
                throw LineError(reason: "`\(measure.rawValue)` is expected in the curve")
            }
            try scanner.expect(":[")
            var count = 0
            var last = PackedDecimal.none
            while !scanner.skip("]") {
                guard count < curveCount else {
                    throw LineError(reason: "\(measure.rawValue) has more than \(curveCount) points")
                }
                if count > 0 { try scanner.expect(",") }
                last = PackedDecimal(try scanner.decimal(measure.rawValue, in: measure.range))
                numbers[count * CurvePoints.stride + index] = last
                count += 1
            }
            guard last != .zero else {
                throw LineError(reason: "\(measure.rawValue) ends with a zero, but trailing zeros are omitted")
            }
        }
        try scanner.expect("}")
        return CurvePoints(numbers)
    }

    private func scanExponents(_ scanner: inout LineScanner, layers: Int) throws(LineError) -> [LyapunovEstimate] {
        guard hasExponents else { return [] }
        try scanner.expect(",\"lyapunov\":[")
        var exponents: [Double] = []
        for layer in 0..<layers {
            if layer > 0 { try scanner.expect(",") }
            let range = ExponentKey.exponents.range
            exponents.append(
                scanner.skip("null") ? -.infinity : try scanner.decimal("lyapunov", in: range).value)
        }
        try scanner.expect("],\"lyapunov_standard_error\":[")
        var estimates: [LyapunovEstimate] = []
        for (layer, exponent) in exponents.enumerated() {
            if layer > 0 { try scanner.expect(",") }
            let range = ExponentKey.standardErrors.range
            let error = try scanner.decimal("lyapunov_standard_error", in: range).value
            guard exponent.isFinite || error == 0 else {
                throw LineError(reason: "an exponent that is null has a standard error")
            }
            estimates.append(LyapunovEstimate(exponent: exponent, standardError: error))
        }
        try scanner.expect("]")
        return estimates
    }
}
