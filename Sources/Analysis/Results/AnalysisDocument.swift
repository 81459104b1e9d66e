import MemoryExperiment
import Recurrent
import Statistics
import Support

/// What an analysis says of the network that it read, besides what it measured.
public struct AnalyzedFile: Sendable, Hashable {
    /// The name of the checkpoint.
    public let file: String
    /// Its SHA-256.
    public let digest: String
    /// The name of the network in it.
    public let module: String
    /// Whether the outputs of the user's framework agreed; nil if none were given.
    public let isProved: Bool?

    /// A description from its parts.
    public init(file: String, digest: String, module: String, isProved: Bool?) {
        self.file = file
        self.digest = digest
        self.module = module
        self.isProved = isProved
    }
}

/// The results of an analysis as JSON: one object with a list of networks.
public enum AnalysisDocument {
    /// The text, with a newline at its end.
    ///
    /// - Parameters:
    ///   - entries: The networks with their results.
    ///   - step: The duration of a step; nil if it is not known.
    public static func text(
        of entries: [(file: AnalyzedFile, subject: AnalysisSubject, result: NetworkAnalysis.Result)],
        step: StepDuration?
    ) -> String {
        let networks = entries.map { document(of: $0.file, $0.subject, $0.result, step: step) }
        return Document.record([Document.Field("networks", .list(networks))]).json + "\n"
    }

    /// The results of two traces as JSON, in the same form as those of a network.
    public static func text(
        of analysis: TraceAnalysis, of a: Recording, _ b: Recording, step: StepDuration?
    ) -> String {
        let trace = record([
            ("traces", .list([input(a.description), input(b.description)])),
            ("outputs", .integer(a.features)),
            ("horizon", .integer(analysis.horizon)),
            ("starts", .integer(analysis.results.count)),
            ("step_seconds", number(step?.seconds)),
            ("d0", number(Quartiles(of: analysis.results.map(\.initialDifference))?.median)),
            ("protocols", record([("traces", .list(analysis.summaries.map(document)))])),
        ])
        return Document.record([Document.Field("networks", .list([trace]))]).json + "\n"
    }

    private static func document(
        of file: AnalyzedFile, _ subject: AnalysisSubject, _ result: NetworkAnalysis.Result, step: StepDuration?
    ) -> Document {
        let (configuration, reading) = (subject.configuration, result.reading)
        return record([
            ("file", .text(file.file)),
            ("sha256", .text(file.digest)),
            ("module", .text(file.module)),
            ("cell", .text(configuration.cell.kind.rawValue)),
            ("layers", .integer(configuration.layers)),
            ("input_size", .integer(configuration.inputSize)),
            ("hidden_sizes", .list(configuration.hiddenSizes.map { .integer($0) })),
            ("head", subject.head.map { .text($0) } ?? .absent),
            ("precision", .text(reading.precision.rawValue)),
            ("proved", file.isProved.map { .flag($0) } ?? .absent),
            ("input", input(subject.recording)),
            ("horizon", .integer(reading.horizon)),
            ("divergent_steps", .integer(reading.divergentSteps)),
            ("starts", .integer(reading.starts)),
            ("effective_starts", .integer(reading.effectiveStarts)),
            ("step_seconds", number(step?.seconds)),
            ("d0", number(reading.initialDifference)),
            ("lambda", exponent(reading.exponent)),
            ("closed_form", number(result.closedForm)),
            ("protocols", protocols(reading)),
            ("recommended_warm_up", recommendation(reading)),
            ("units", .list(result.units.map(document))),
            ("drift", result.drifts.first.map(document) ?? .absent),
            ("reset_cost", .list(result.resetCosts.map(document))),
            ("untrained", result.untrained.map { untrained($0, subject.untrained) } ?? .absent),
        ])
    }

    private static func record(_ fields: [(String, Document)]) -> Document {
        .record(fields.map { Document.Field($0.0, $0.1) })
    }

    /// A number, or null if it is unknown or infinite.
    private static func number(_ value: Double?) -> Document {
        guard let value, value.isFinite else { return .absent }
        return .number(value)
    }

    private static func integer(_ value: Int?) -> Document { value.map { .integer($0) } ?? .absent }

    private static func input(_ recording: AnalysisSubject.RecordingDescription?) -> Document {
        guard let recording else { return .text("normal") }
        return record([("file", .text(recording.file)), ("sha256", .text(recording.digest))])
    }

    private static func exponent(_ exponent: ConditionalExponent) -> Document {
        record([("mean", number(exponent.largest)), ("standard_error", number(exponent.standardError))])
    }

    private static func protocols(_ reading: MemoryReading) -> Document {
        record(AnalysisProtocol.allCases.map { ($0.rawValue, .list(reading.summaries(of: $0).map(document))) })
    }

    private static func document(_ summary: ToleranceSummary) -> Document {
        record([
            ("tolerance", .text(summary.tolerance.text)),
            ("measure", .text(summary.measure.rawValue)),
            ("known", .integer(summary.known)),
            ("median", number(summary.median)),
            ("q90", number(summary.quantile90)),
            ("q95", number(summary.quantile95)),
            ("q99", number(summary.quantile99)),
            ("worst", integer(summary.worst)),
            ("q95_low", integer(summary.interval95?.low)),
            ("q95_high", integer(summary.interval95?.high)),
            ("median_at_least", bound(summary.median, 0.5, of: summary)),
            ("q90_at_least", bound(summary.quantile90, 0.9, of: summary)),
            ("q95_at_least", bound(summary.quantile95, 0.95, of: summary)),
            ("never", .number(summary.never)),
        ])
    }

    /// A lower bound of a quantile that censoring leaves unknown; null if it is known.
    private static func bound(_ quantile: Double?, _ fraction: Double, of summary: ToleranceSummary) -> Document {
        quantile == nil ? integer(summary.survival.lowerBound(ofQuantile: fraction)) : .absent
    }

    private static func recommendation(_ reading: MemoryReading) -> Document {
        let summary = reading.recommendation
        return record([
            ("tolerance", .text(summary.tolerance.text)),
            ("steps", number(summary.warmUpSteps)),
            ("upper", integer(summary.interval95?.high)),
        ])
    }

    private static func document(_ unit: UnitMemory) -> Document {
        record([
            ("layer", .integer(unit.layer)),
            ("unit", .integer(unit.unit)),
            ("half_life", number(unit.halfLife)),
            ("time_scale", number(unit.timeScale)),
        ])
    }

    private static func document(_ drift: StateDrift) -> Document {
        record([("layer", .integer(drift.layer)), ("unit", .integer(drift.unit)), ("ratio", number(drift.ratio))])
    }

    private static func document(_ cost: ResetCost) -> Document {
        record([
            ("interval", .integer(cost.interval)),
            ("steps", .integer(cost.steps)),
            ("mean", number(cost.mean)),
            ("q95", number(cost.quantile95)),
            ("worst", number(cost.worst)),
        ])
    }

    private static func untrained(_ reading: MemoryReading, _ initialization: AnalysisSettings.UntrainedInitialization)
        -> Document
    {
        record([
            ("initialization", .text(initialization.rawValue)),
            ("lambda", exponent(reading.exponent)),
            ("protocols", protocols(reading)),
        ])
    }
}
