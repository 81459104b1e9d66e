import MemoryExperiment
import Recurrent
import Statistics
import Support

/// The fields of a journal line of an analysis.
struct LineFields {
    private let value: JSONValue

    /// The most steps that a count may have.
    private static let mostSteps = 100_000_000

    init(_ value: JSONValue) {
        self.value = value
    }

    /// The record of a whole line.
    func record() throws(LineError) -> AnalysisRecord {
        let network = NetworkKey(name: try text("network"), digest: try text("sha256"), module: try text("module"))
        guard network.digest.isDigest else { throw LineError(reason: "`sha256` is not 64 hexadecimal digits") }
        let (name, start) = (try text("protocol"), try integer("start"))
        if name == AnalysisKey.recordingName {
            guard start == 0 else {
                throw LineError(reason: "`start` is not 0 for what is measured along the recording")
            }
            return AnalysisRecord(network, .recording(try recordingResult()))
        }
        guard let analysisProtocol = AnalysisProtocol(rawValue: name) else {
            throw LineError(reason: "`protocol` is not one of recording, warm_up and two_pasts")
        }
        guard StartPlan.counts.contains(start) else {
            throw LineError(reason: "`start` is not in 1…\(StartPlan.counts.upperBound)")
        }
        return AnalysisRecord(network, .start(try startResult(analysisProtocol, start)))
    }

    private func startResult(_ analysisProtocol: AnalysisProtocol, _ start: Int) throws(LineError) -> StartResult {
        let (first, settled) = (try counts("first"), try counts("settled"))
        let atEnd = try list("violates_at_end") { (value) throws(LineError) in
            guard let flag = value.flag else { throw LineError(reason: "`violates_at_end` has no flag") }
            return flag
        }
        guard first.count == settled.count, first.count == atEnd.count else {
            throw LineError(reason: "`first`, `settled` and `violates_at_end` differ in length")
        }
        let halfLives = try list("half_lives") { (value) throws(LineError) in
            value == .null ? nil : try Self.count(value, "half_lives")
        }
        let shares = try list("unit_shares") { (value) throws(LineError) in
            try Self.elements(value, "unit_shares").map { Self.number($0).map { Float($0) } }
        }
        guard shares.allSatisfy({ $0.count == halfLives.count }) else {
            throw LineError(reason: "`unit_shares` and `half_lives` differ in length")
        }
        return StartResult(
            analysisProtocol: analysisProtocol, start: start, row: try integer("row"),
            otherRow: try integer("other_row"),
            initialDifference: try finiteOrInfinite("d0"),
            outcomes: zip(zip(first, settled), atEnd).map { counts, atEnd in
                StartResult.Outcome(first: counts.0, settled: counts.1, violatesAtEnd: atEnd)
            },
            curve: try list("curve") { (value) throws(LineError) in
                try Self.elements(value, "curve").map { Self.number($0) ?? .infinity }
            },
            stateCurve: try list("state_curve") { (value) throws(LineError) in Self.number(value) ?? .infinity },
            halfLives: halfLives, unitShares: shares)
    }

    private func recordingResult() throws(LineError) -> RecordingResult {
        guard let precision = Precision(rawValue: try text("precision")) else {
            throw LineError(reason: "`precision` is neither float32 nor float64")
        }
        return RecordingResult(
            precision: precision, horizon: try integer("horizon"), divergentSteps: try integer("divergent_steps"),
            starts: try integer("starts"), steps: try optionalInteger("steps"), places: try optionalInteger("places"),
            exponent: ConditionalExponent(
                largest: try optionalNumber("lambda") ?? -.infinity,
                standardError: try finiteOrInfinite("lambda_standard_error")),
            closedForm: try optionalNumber("closed_form"),
            timeScales: try list("time_scales") { (value) throws(LineError) in Self.number(value) ?? .infinity },
            drifts: try list("drift") { (value) throws(LineError) in
                let fields = LineFields(value)
                return StateDrift(
                    layer: try fields.integer("layer"), unit: try fields.integer("unit"),
                    tenths: try fields.list("tenths") { (value) throws(LineError) in Self.number(value) ?? .infinity })
            },
            resetCosts: try list("reset_cost") { (value) throws(LineError) in
                let fields = LineFields(value)
                return ResetCost(
                    interval: try fields.integer("interval"), steps: try fields.integer("steps"),
                    mean: try fields.finiteOrInfinite("mean"), quantile95: try fields.finiteOrInfinite("q95"),
                    worst: try fields.finiteOrInfinite("worst"))
            })
    }
}

// MARK: - Values

extension LineFields {
    private func field(_ name: String) throws(LineError) -> JSONValue {
        guard let field = value[name] else { throw LineError(reason: "`\(name)` is missing") }
        return field
    }

    private func text(_ name: String) throws(LineError) -> String {
        guard let text = try field(name).text else { throw LineError(reason: "`\(name)` is not a text") }
        return text
    }

    private func integer(_ name: String) throws(LineError) -> Int {
        guard let integer = try field(name).integer, integer >= 0 else {
            throw LineError(reason: "`\(name)` is not a whole number from 0")
        }
        return integer
    }

    private func optionalInteger(_ name: String) throws(LineError) -> Int? {
        try field(name) == .null ? nil : try integer(name)
    }

    private func optionalNumber(_ name: String) throws(LineError) -> Double? { Self.number(try field(name)) }

    /// A number, infinite if it is null.
    private func finiteOrInfinite(_ name: String) throws(LineError) -> Double { try optionalNumber(name) ?? .infinity }

    private func list<Value>(
        _ name: String, _ read: (JSONValue) throws(LineError) -> Value
    ) throws(LineError) -> [Value] {
        var values: [Value] = []
        for element in try Self.elements(try field(name), name) { values.append(try read(element)) }
        return values
    }

    private func counts(_ name: String) throws(LineError) -> [StepCount] {
        try list(name) { (value) throws(LineError) in try Self.count(value, name) }
    }

    private static func elements(_ value: JSONValue, _ name: String) throws(LineError) -> [JSONValue] {
        guard let elements = value.elements else { throw LineError(reason: "`\(name)` is not a list") }
        return elements
    }

    /// A number; nil for null and everything else, which the comparison with the canonical form refuses.
    private static func number(_ value: JSONValue) -> Double? { value.number }

    /// A count of steps: a number, or `>=N` if it is censored at N.
    private static func count(_ value: JSONValue, _ name: String) throws(LineError) -> StepCount {
        if let steps = value.integer, (0...mostSteps).contains(steps) { return .observed(steps) }
        guard let text = value.text, text.hasPrefix(">="), let steps = Int(text.dropFirst(2)),
            (0...mostSteps).contains(steps)
        else { throw LineError(reason: "`\(name)` has something other than steps") }
        return .censored(at: steps)
    }
}

extension String {
    /// Whether the text is the hexadecimal form of a SHA-256.
    var isDigest: Bool {
        utf8.count == 64
            && utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
    }
}
