import Support

/// The time between two steps of a sequence, in the user's unit.
public struct StepDuration: Sendable, Hashable {
    /// The duration in seconds.
    public let seconds: Double
    /// The unit in which the user gave it.
    public let unit: Unit

    /// The units of time, the shortest first.
    public enum Unit: String, Sendable, Hashable, CaseIterable {
        case microseconds = "us"
        case milliseconds = "ms"
        case seconds = "s"
        case minutes = "min"
        case hours = "h"
        case days = "d"

        /// The unit in seconds.
        public var seconds: Double {
            switch self {
            case .microseconds: 1e-6
            case .milliseconds: 1e-3
            case .seconds: 1
            case .minutes: 60
            case .hours: 3_600
            case .days: 86_400
            }
        }

        /// The symbol in texts.
        public var symbol: String {
            switch self {
            case .microseconds: "µs"
            case .milliseconds, .seconds, .minutes, .hours, .days: rawValue
            }
        }
    }

    /// Reads a duration such as `32ms` or `1h`.
    ///
    /// - Throws: `Failure` of kind `usage` that says what is allowed.
    public init(reading text: String) throws(Failure) {
        let digits = text.prefix { !$0.isLetter || $0 == "e" || $0 == "E" }
        let symbol = text.dropFirst(digits.count)
        guard let unit = Unit(rawValue: String(symbol)), let number = try? WrittenNumber.read(String(digits)),
            number > 0, (1e-12...1e12).contains(number * unit.seconds)
        else {
            let units = Unit.allCases.map(\.rawValue).joined(separator: ", ")
            throw Failure(
                .usage, "`\(text)` is not the duration of a step. Write a positive number and one of \(units): 32ms.")
        }
        seconds = number * unit.seconds
        self.unit = unit
    }

    /// The duration as it is written, in the unit in which the user gave it.
    var written: String { (seconds / unit.seconds).shortestDecimal + unit.rawValue }

    /// The duration of a number of steps with three significant digits, in the largest unit that gives at least 1.
    public func text(ofSteps steps: Double) -> String {
        let total = steps * seconds
        let unit = Unit.allCases.last { total >= $0.seconds } ?? .microseconds
        return "\(NumberText.significant(total / unit.seconds)) \(unit.symbol)"
    }
}
