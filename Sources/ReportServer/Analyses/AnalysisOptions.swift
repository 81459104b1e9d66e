import Analysis
import Recurrent
import Support

/// What a user may choose for the analysis of a network, read from texts.
struct AnalysisOptions: Sendable, Hashable {
    /// The options, in page order; the raw values name them in forms and files.
    enum Key: String, Sendable, Hashable, CaseIterable {
        case module, head, gates, forget, tolerances, starts, horizon, step, arithmetic
    }

    /// The text of each option; an option without a text has its default.
    let texts: [Key: String]
    /// The network in the checkpoint; nil if there is only one.
    private(set) var module: String?
    /// The dense layer whose outputs are compared; nil for the outputs of the top recurrent layer.
    private(set) var head: String?
    /// The activation of the gates; nil for that of the file.
    private(set) var gateActivation: GateActivation?
    /// What TensorFlow 1 adds to the bias of the forget gate; nil for its default.
    private(set) var forgetBias: Double?
    /// The tolerances.
    private(set) var tolerances = Tolerance.defaults
    /// The number of starts.
    private(set) var starts = AnalysisSettings.preferredStarts
    /// The number of steps observed after a start; nil to choose it.
    private(set) var horizon: Int?
    /// The time between two steps; nil if it is not known.
    private(set) var step: StepDuration?
    /// The floating-point format; nil to choose it.
    private(set) var precision: Precision?

    /// The problem of each invalid option, as a sentence.
    struct Problems: Error {
        let sentences: [Key: String]
    }

    /// The maximum size of the text of an option in bytes.
    static let longestText = 1_000
    private static let mostTolerances = 16

    /// The defaults.
    init() { texts = [:] }

    /// Reads the texts of options.
    ///
    /// - Throws: The problem of every invalid option.
    init(_ texts: [Key: String]) throws(Problems) {
        self.texts = texts.mapValues(\.trimmed).filter { !$0.value.isEmpty }
        var problems: [Key: String] = [:]
        for (key, text) in self.texts {
            do throws(Failure) {
                try read(text, of: key)
            } catch {
                problems[key] = error.message
            }
        }
        guard problems.isEmpty else { throw Problems(sentences: problems) }
    }

    private mutating func read(_ text: String, of key: Key) throws(Failure) {
        guard text.utf8.count <= Self.longestText else {
            throw Failure(.usage, "The text is longer than \(Self.longestText.grouped) bytes. Shorten it.")
        }
        guard text.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7F }) else {
            throw Failure(.usage, "The text contains control characters. Remove them.")
        }
        switch key {
        case .module: module = text
        case .head: head = text
        case .gates: gateActivation = try Self.choice(text)
        case .forget: forgetBias = try Self.real(text)
        case .tolerances: tolerances = try Self.tolerances(text)
        case .starts: starts = try Self.count(text, in: StartPlan.counts)
        case .horizon: horizon = try Self.count(text, in: StartPlan.horizons)
        case .step: step = try StepDuration(reading: text)
        case .arithmetic: precision = try Self.choice(text)
        }
    }

    private static func tolerances(_ text: String) throws(Failure) -> [Tolerance] {
        let words = text.split(separator: ",").map { String($0).trimmed }.filter { !$0.isEmpty }
        guard (1...mostTolerances).contains(words.count) else {
            throw Failure(
                .usage,
                "\(words.count.counted("tolerance")) are given. Write 1 to \(mostTolerances), with commas between.")
        }
        return try words.map { word throws(Failure) in try Tolerance(reading: word) }
    }

    private static func count(_ text: String, in range: ClosedRange<Int>) throws(Failure) -> Int {
        guard let number = Int(text), range.contains(number) else {
            throw Failure(
                .usage,
                "`\(text)` is not allowed: it must be a whole number, \(range.lowerBound)…\(range.upperBound.grouped).")
        }
        return number
    }

    private static func real(_ text: String) throws(Failure) -> Double {
        do throws(WrittenNumber.Problem) {
            return try WrittenNumber.read(text)
        } catch {
            throw Failure(.usage, "`\(text)` \(error).")
        }
    }

    private static func choice<Value: RawRepresentable<String> & CaseIterable>(
        _ text: String
    ) throws(Failure) -> Value {
        guard let value = Value(rawValue: text) else {
            let allowed = Value.allCases.map(\.rawValue).joined(separator: ", ")
            throw Failure(.usage, "`\(text)` is not allowed here; allowed are \(allowed).")
        }
        return value
    }
}
