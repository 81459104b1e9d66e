import Recurrent
import Support

/// A task as a line of text, such as `delayed-recall:delay=10`, not yet checked.
///
/// The name of the task is followed by its numbers in any order; those that are left out have their usual value.
package struct TaskText: Sendable, Hashable {
    private let text: String
    private let name: Name
    private let values: [String: String]

    /// The names of the tasks.
    package enum Name: String, Sendable, Hashable, CaseIterable {
        case delayedRecall = "delayed-recall"
        case adding
        case copy
        case flipFlop = "flip-flop"
        case sine
        case system
        case recording

        /// The numbers of the task with their usual values.
        package var numbers: [(key: String, usual: String)] {
            let windows = [("window", "200"), ("burn-in", "40"), ("placement", "random")]
            return switch self {
            case .delayedRecall: [("delay", "10")]
            case .adding: [("steps", "50")]
            case .copy: [("symbols", "8"), ("length", "10"), ("delay", "10")]
            case .flipFlop: [("bits", "3"), ("probability", "0.1"), ("steps", "100")]
            case .sine: [("steps", "100"), ("noise", "0.1")]
            case .system, .recording: windows
            }
        }
    }

    /// The task that a text describes.
    ///
    /// - Throws: `Failure` that names the task or the number that does not exist.
    package init(_ text: String) throws(Failure) {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard let name = Name(rawValue: parts[0]) else {
            throw Failure(
                .usage,
                "There is no task \(parts[0].shortened); the tasks are \(Name.allCases.map(\.rawValue).joined(separator: ", "))."
            )
        }
        let known = name.numbers.map(\.key)
        var values: [String: String] = [:]
        for assignment in parts.dropFirst().flatMap({ $0.split(separator: ",") }) {
            let sides = assignment.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
            guard sides.count == 2, known.contains(sides[0]) else {
                let example = name.numbers.map { "\($0.key)=\($0.usual)" }.joined(separator: ",")
                throw Failure(
                    .usage,
                    "\(String(assignment).shortened) is not a number of the task \(name.rawValue), which is written "
                        + "\(name.rawValue):\(example).")
            }
            guard values.updateValue(sides[1], forKey: sides[0]) == nil else {
                throw Failure(.usage, "The task \(text.shortened) has \(sides[0]) twice; remove one of the two.")
            }
        }
        self.text = text
        self.name = name
        self.values = values
    }

    /// Whether the task reads a recording.
    package var needsRecording: Bool {
        switch name {
        case .recording: true
        case .delayedRecall, .adding, .copy, .flipFlop, .sine, .system: false
        }
    }

    /// The task with every number, which is the same for all texts of the same task.
    package var complete: String {
        let numbers = name.numbers.map { "\($0.key)=\(values[$0.key] ?? $0.usual)" }
        return "\(name.rawValue):\(numbers.joined(separator: ","))"
    }

    /// The task.
    ///
    /// - Parameter recording: The rows of a recording and the number of their features; nil if there is none.
    /// - Throws: `Failure` if a number is not allowed, or a recording is missing or superfluous.
    package func task(recording: (rows: [Double], features: Int)? = nil) throws(Failure) -> TrainingTask {
        if !needsRecording, recording != nil {
            throw Failure(.usage, "The task \(name.rawValue) reads no recording; remove it, or use the task recording.")
        }
        switch name {
        case .delayedRecall: return .delayedRecall(try DelayedRecall(delay: integer("delay")))
        case .adding: return .adding(try Adding(steps: integer("steps")))
        case .copy:
            return .copying(
                try CopyMemory(symbols: integer("symbols"), length: integer("length"), delay: integer("delay")))
        case .flipFlop:
            return .flipFlop(
                try FlipFlop(bits: integer("bits"), probability: number("probability"), steps: integer("steps")))
        case .sine: return .sine(try SinePrediction(steps: integer("steps"), noise: number("noise")))
        case .system: return .system(CircuitIdentification(windows: try windows()))
        case .recording:
            guard let recording else {
                throw Failure(.usage, "The task recording needs a recording to predict; give it with --input.")
            }
            return .recording(
                try RecordingPrediction(rows: recording.rows, features: recording.features, windows: windows()))
        }
    }

    private func windows() throws(Failure) -> RecordWindows {
        let text = value("placement")
        guard let placement = RecordWindows.Placement(rawValue: text) else {
            throw Failure(
                .usage, "The placement of windows is \(text.shortened); it must be random or consecutive.")
        }
        return try RecordWindows(steps: integer("window"), burnIn: integer("burn-in"), placement: placement)
    }

    private func value(_ key: String) -> String {
        values[key] ?? name.numbers.first { $0.key == key }?.usual ?? ""
    }

    private func integer(_ key: String) throws(Failure) -> Int {
        guard let integer = Int(value(key)) else { throw unreadable(key, "a whole number") }
        return integer
    }

    private func number(_ key: String) throws(Failure) -> Double {
        guard let number = Double(value(key)), number.isFinite else { throw unreadable(key, "a number") }
        return number
    }

    private func unreadable(_ key: String, _ expected: String) -> Failure {
        Failure(.usage, "The \(key) of the task \(text.shortened) is \(value(key).shortened); it must be \(expected).")
    }
}
