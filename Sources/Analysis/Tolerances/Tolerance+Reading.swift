import Recurrent
import Support

extension Tolerance {
    /// The largest accepted number.
    private static let largest = 1e6
    /// The accepted numbers of decibels.
    private static let decibels = -400.0...100.0
    /// ln 10 / 20: the nats of a decibel of amplitude.
    private static let natsPerDecibel = 0.115_129_254_649_702_28

    /// Reads a tolerance as a user writes it.
    ///
    /// - Throws: `Failure` of kind `usage` that says what is allowed.
    public init(reading text: String) throws(Failure) {
        if text == "decision" || text.hasPrefix("decision:") {
            self.init(measure: .decision(try Self.decision(text)), limit: 1, text: text)
        } else if text.lowercased().hasSuffix("db") {
            let number = try Self.number(text.dropLast(2), of: text)
            guard Self.decibels.contains(number) else { throw Self.failure(text) }
            let limit = ElementaryFunctions.exp(number * Self.natsPerDecibel)
            self.init(measure: .peaks, limit: limit, text: text.dropLast(2) + "dB")
        } else if text.hasSuffix("%") {
            let number = try Self.positive(text.dropLast(), of: text)
            self.init(measure: .standardDeviations, limit: number / 100, text: text)
        } else {
            self.init(measure: .absolute, limit: try Self.positive(text[...], of: text), text: text)
        }
    }

    private static func decision(_ text: String) throws(Failure) -> DifferenceMeasure.Decision {
        switch text.dropFirst("decision".count) {
        case "": .largest
        case ":sign": .sign
        case let rest: .threshold(try number(rest.dropFirst(), of: text))
        }
    }

    private static func positive(_ digits: Substring, of text: String) throws(Failure) -> Double {
        let number = try number(digits, of: text)
        guard number > 0, number <= largest else { throw failure(text) }
        return number
    }

    private static func number(_ digits: Substring, of text: String) throws(Failure) -> Double {
        do throws(WrittenNumber.Problem) {
            return try WrittenNumber.read(String(digits))
        } catch {
            throw failure(text)
        }
    }

    private static func failure(_ text: String) -> Failure {
        Failure(
            .usage,
            """
            `\(text)` is not a tolerance. Allowed are a positive number (0.001), a percentage of each output's standard \
            deviation (1%), decibels relative to each output's largest magnitude (-60dB), and a decision (decision, \
            decision:sign, decision:0.5).
            """)
    }
}
