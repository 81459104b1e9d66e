import Recurrent
import Statistics
import Support

extension RunLine {
    /// The line of `result` with its checksum and newline.
    ///
    /// - Throws: `LineError` if a result lacks an outcome for a criterion or a point of the curve, or has a number out
    ///   of range.
    public func encode(_ result: RunResult) throws(LineError) -> [UInt8] {
        guard result.outcomes.count == criteria.count, result.curve.count == curveCount else {
            throw LineError(reason: "it does not have \(criteria.count) outcomes and \(curveCount) points")
        }
        var line: [UInt8] = []
        line.reserveCapacity(4_096)
        func write(_ text: String) { line.append(contentsOf: text.utf8) }

        let cell = result.key.cell
        write("{\"variant\":\"\(cell.variant)\",\"cell\":\"\(cell.cell.rawValue)\",\"layers\":\(cell.layers)")
        write(",\"input_size\":\(cell.inputSize),\"hidden_size\":\(cell.hiddenSize),\"run\":\(result.key.run)")
        if result.key.stream > DrawAddress.streams.lowerBound { write(",\"stream\":\(result.key.stream)") }
        for measure in stopsAtFirst ? [.first] : Measure.allCases {
            write(",\"\(measure.rawValue)\":{")
            for (index, outcome) in result.outcomes.enumerated() {
                write("\(index == 0 ? "" : ",")\"\(criteria[index].name)\":")
                // A line gives the last violation, even where it is only a bound of `settled`.
                let steps = outcome[measure].lowerBound
                write(steps < sharedSteps ? String(steps) : "null")
            }
            write("}")
        }
        if stopsAtFirst {
            write(",\"stopped\":\(result.outcomes.map(\.first).stoppingStep)")
        } else {
            try encode(result.curve, to: &line)
        }
        try encode(result.lyapunov, layers: cell.layers, to: &line)
        write(",\"final_state\":\"\(result.finalStateHash)\"")
        JournalSchema.current.end(&line)
        return line
    }

    /// Writes the curve without the trailing zeros of each measure.
    private func encode(_ curve: CurvePoints, to line: inout [UInt8]) throws(LineError) {
        line.append(contentsOf: ",\"curve\":{".utf8)
        for (index, measure) in CurveMeasure.allCases.enumerated() {
            line.append(contentsOf: "\(index == 0 ? "" : ",")\"\(measure.rawValue)\":[".utf8)
            let count = curve.indices.last { curve.number(measure, at: $0) != .zero }.map { $0 + 1 } ?? 0
            for index in 0..<count {
                let number = curve.number(measure, at: index)
                guard let decimal = number.decimal, measure.range.contains(decimal.value) else {
                    throw LineError(reason: "its \(measure.rawValue) is \(number.value) at point \(index) of the curve")
                }
                if index > 0 { line.append(UInt8(ascii: ",")) }
                decimal.append(to: &line)
            }
            line.append(UInt8(ascii: "]"))
        }
        line.append(UInt8(ascii: "}"))
    }

    /// Writes the exponents of the layers, null for −∞, and their standard errors.
    private func encode(_ estimates: [LyapunovEstimate], layers: Int, to line: inout [UInt8]) throws(LineError) {
        guard estimates.count == (hasExponents ? layers : 0) else {
            throw LineError(reason: "it lacks the exponent of a layer")
        }
        guard hasExponents else { return }
        for (name, numbers) in [
            (ExponentKey.exponents, estimates.map(\.exponent)), (.standardErrors, estimates.map(\.standardError)),
        ] {
            line.append(contentsOf: ",\"\(name.rawValue)\":[".utf8)
            for (index, number) in numbers.enumerated() {
                if index > 0 { line.append(UInt8(ascii: ",")) }
                if name == .exponents && number == -.infinity {
                    line.append(contentsOf: "null".utf8)
                } else if let decimal = FourDigitDecimal(rounding: number), name.range.contains(decimal.value) {
                    decimal.append(to: &line)
                } else {
                    throw LineError(reason: "its \(name.rawValue) is \(number) at layer \(index + 1)")
                }
            }
            line.append(UInt8(ascii: "]"))
        }
    }
}

/// The keys of a line that concern exponents.
enum ExponentKey: String {
    case exponents = "lyapunov"
    case standardErrors = "lyapunov_standard_error"

    /// The range of values.
    var range: ClosedRange<Double> {
        switch self {
        case .exponents: -1e3...1e3
        case .standardErrors: 0...1e3
        }
    }
}
