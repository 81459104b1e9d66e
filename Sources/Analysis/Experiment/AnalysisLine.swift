public import MemoryExperiment
import Recurrent
import Statistics
import Support

/// Encodes and decodes the journal lines of an analysis.
public struct AnalysisLine: JournalLine {
    /// The number of tolerances of the analysis.
    let tolerances: Int
    /// The number of tolerances that apply to untrained networks, which make no decisions.
    let tolerancesOfUntrained: Int

    /// The most bytes of a line that is read.
    private static let longest = 1 << 28

    /// The line of a record with its checksum and newline.
    public func encode(_ record: AnalysisRecord) throws(LineError) -> [UInt8] {
        if case .start(let result) = record.content { try check(result, of: record.network) }
        var line = Array(Self.document(of: record).json.utf8.dropLast())
        JournalSchema.current.end(&line)
        return line
    }

    /// Decodes a line without its newline.
    public func decode(_ line: ArraySlice<UInt8>, as schema: JournalSchema) throws(LineError) -> AnalysisRecord {
        guard line.count <= Self.longest else { throw LineError(reason: "it is longer than any line of an analysis") }
        let members = Array(try schema.members(of: line)) + "}".utf8
        let value: JSONValue
        do throws(Failure) {
            value = try JSONValue(parsing: members, name: "It")
        } catch {
            throw LineError(reason: error.message.asClause)
        }
        let record = try LineFields(value).record()
        if case .start(let result) = record.content { try check(result, of: record.network) }
        // Every value has only one valid form, so equal results have equal bytes.
        guard Self.document(of: record).json.utf8.elementsEqual(members) else {
            throw LineError(reason: "its form is not the one in which this program writes it")
        }
        return record
    }

    private func check(_ result: StartResult, of network: NetworkKey) throws(LineError) {
        let expected = network.isUntrained ? tolerancesOfUntrained : tolerances
        guard result.outcomes.count == expected else {
            throw LineError(reason: "it has outcomes for \(result.outcomes.count) tolerances, not \(expected)")
        }
    }
}

// MARK: - Encoding

extension AnalysisLine {
    private static func document(of record: AnalysisRecord) -> Document {
        let key = record.key
        let address: [(String, Document)] = [
            ("network", .text(key.network.name)), ("sha256", .text(key.network.digest)),
            ("module", .text(key.network.module)), ("protocol", .text(key.protocolName)),
            ("start", .integer(key.start)),
        ]
        let content =
            switch record.content {
            case .recording(let result): fields(of: result)
            case .start(let result): fields(of: result)
            }
        return .record((address + content).map { Document.Field($0.0, $0.1) })
    }

    private static func fields(of result: StartResult) -> [(String, Document)] {
        [
            ("row", .integer(result.row)), ("other_row", .integer(result.otherRow)),
            ("d0", number(result.initialDifference)),
            ("first", .list(result.outcomes.map { count($0.first) })),
            ("settled", .list(result.outcomes.map { count($0.settled) })),
            ("violates_at_end", .list(result.outcomes.map { .flag($0.violatesAtEnd) })),
            ("curve", .list(result.curve.map { .list($0.map(number)) })),
            ("state_curve", .list(result.stateCurve.map(number))),
            ("half_lives", .list(result.halfLives.map { $0.map(count) ?? .absent })),
            ("unit_shares", .list(result.unitShares.map { .list($0.map { number($0.flatMap(\.shortest)) }) })),
        ]
    }

    private static func fields(of result: RecordingResult) -> [(String, Document)] {
        [
            ("precision", .text(result.precision.rawValue)), ("horizon", .integer(result.horizon)),
            ("divergent_steps", .integer(result.divergentSteps)), ("starts", .integer(result.starts)),
            ("steps", result.steps.map { .integer($0) } ?? .absent),
            ("places", result.places.map { .integer($0) } ?? .absent),
            ("lambda", number(result.exponent.largest)),
            ("lambda_standard_error", number(result.exponent.standardError)),
            ("closed_form", number(result.closedForm)),
            ("time_scales", .list(result.timeScales.map(number))),
            ("drift", .list(result.drifts.map(document))),
            ("reset_cost", .list(result.resetCosts.map(document))),
        ]
    }

    private static func document(_ drift: StateDrift) -> Document {
        .record([
            Document.Field("layer", .integer(drift.layer)), Document.Field("unit", .integer(drift.unit)),
            Document.Field("tenths", .list(drift.tenths.map(number))),
        ])
    }

    private static func document(_ cost: ResetCost) -> Document {
        .record([
            Document.Field("interval", .integer(cost.interval)), Document.Field("steps", .integer(cost.steps)),
            Document.Field("mean", number(cost.mean)), Document.Field("q95", number(cost.quantile95)),
            Document.Field("worst", number(cost.worst)),
        ])
    }

    /// A number; null for one that is unknown or infinite.
    private static func number(_ value: Double?) -> Document {
        guard let value, value.isFinite else { return .absent }
        return .number(value)
    }

    /// A count of steps: a number, or `>=N` if it is censored at N.
    private static func count(_ count: StepCount) -> Document {
        count.isCensored ? .text(">=\(count.lowerBound)") : .integer(count.lowerBound)
    }
}

extension Float {
    /// The double with the fewest digits that rounds to this number; nil if it is not finite.
    fileprivate var shortest: Double? { Double(description) }
}
