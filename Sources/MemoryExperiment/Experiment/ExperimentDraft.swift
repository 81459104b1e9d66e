import Recurrent
import Support

/// An experiment that someone is editing: one text per key, valid or not.
public struct ExperimentDraft: Sendable, Hashable {
    /// The texts; a missing key has the value of the `post` preset.
    public var texts: [Key: String]

    /// The keys of an experiment file that have a text in a draft, with the keys of the initialisation on their own.
    public enum Key: String, Sendable, CaseIterable {
        case name, cells, inputSizes, hiddenSizes, layers, runs, streams
        case steps, divergentSteps, criteria, stopAtFirst, lyapunov, seed
        case kernel, recurrent, forgetBias, recurrentScale, inputScale, gateActivation, resetAfter, precision
        case variants
    }

    /// What is wrong with one text.
    public struct Problem: Sendable, Hashable {
        /// The key whose text must change.
        public let key: Key
        /// What is wrong and what is allowed, as a sentence.
        public let sentence: String
    }

    /// The longest allowed text in bytes.
    static let longestText = 16_384

    /// A draft with these texts.
    public init(texts: [Key: String]) {
        self.texts = texts
    }

    /// The draft of a valid experiment.
    public init(_ experiment: Experiment) {
        // A file omits this key if it is 1.
        texts = [.streams: String(experiment.plan.streams)]
        guard case .record(let fields) = experiment.completeDocument else { return }
        for field in fields {
            if field.key == SettingKey.initialization.rawValue, case .record(let parts) = field.value {
                for part in parts { set(part.key, part.value) }
            } else {
                set(field.key, field.value)
            }
        }
    }

    private mutating func set(_ name: String, _ value: Document) {
        guard let key = Key(rawValue: name) else { return }
        texts[key] =
            switch value {
            case .list(let variants) where key == .variants: variants.map { "- \($0.flow)" }.joined(separator: "\n")
            case .list(let values): values.map(\.flow).joined(separator: ", ")
            default: value.flow
            }
    }

    /// The experiment that the texts describe.
    ///
    /// - Throws: Every invalid text, in the order of the keys.
    /// - Complexity: O(n) parses of the draft in the number of problems.
    public func experiment() throws(Problems) -> Experiment {
        var problems = Key.allCases.compactMap { key in
            texts[key].flatMap(key.complaint(about:)).map { Problem(key: key, sentence: $0) }
        }
        var rest = self
        for problem in problems { rest.leaveOut([problem.key]) }
        search: while true {
            do throws(Failure) {
                let experiment = try rest.read()
                guard problems.isEmpty else { break search }
                return experiment
            } catch {
                let problem = rest.problem(behind: error)
                guard !problems.contains(where: { $0.key == problem.key }) else { break search }
                problems.append(problem)
                // The remaining texts may have further problems.
                rest.leaveOut(problem.key.companions)
            }
        }
        let order = Key.allCases
        throw Problems(
            all: problems.sorted { (order.firstIndex(of: $0.key) ?? 0) < (order.firstIndex(of: $1.key) ?? 0) })
    }

    /// All problems of a draft.
    public struct Problems: Error, Sendable, Hashable {
        /// The problems in the order of their keys; at least one.
        public let all: [Problem]
    }
}

// MARK: - Reading

extension ExperimentDraft {
    /// The name of the draft in messages.
    private static let file = "draft"

    /// Removes texts so that the others can be read.
    private mutating func leaveOut(_ keys: [Key]) {
        for key in keys { texts[key] = key == .name ? Self.file : nil }
    }

    /// The experiment, if all texts are well-formed.
    private func read() throws(Failure) -> Experiment {
        try ExperimentFile.read(yaml, from: Self.file)
    }

    /// The texts as an experiment file.
    private var yaml: String {
        let written = Key.allCases.filter { key in texts[key].map { key != .variants || !$0.isBlank } ?? false }
        func lines(_ keys: [Key], indent: String = "") -> String {
            keys.map { "\(indent)\($0.rawValue): \($0.value(texts[$0] ?? ""))\n" }.joined()
        }
        let initialization = written.filter(Key.ofInitialization.contains)
        let settings = lines(written.filter { !initialization.contains($0) })
        guard !initialization.isEmpty else { return settings }
        return settings + "\(SettingKey.initialization.rawValue):\n" + lines(initialization, indent: "  ")
    }

    /// The text that a failure is about.
    private func problem(behind failure: Failure) -> Problem {
        if let complaint = failure.complaint, let key = Key(leadingTo: complaint.key) {
            return Problem(key: key, sentence: complaint.text.asClause.capitalizedFirst + ".")
        }
        // Invalid YAML in one text also affects the lines around it; parsing each text alone finds it.
        let culprit = Key.allCases.first { key in
            do throws(Failure) {
                _ = try ExperimentDraft(texts: texts.filter { key.companions.contains($0.key) || $0.key == .name })
                    .read()
                return false
            } catch {
                return error.complaint == nil
            }
        }
        return Problem(key: culprit ?? .name, sentence: "This is not a valid value.")
    }
}

extension ExperimentDraft.Key {
    fileprivate static let ofInitialization: Set<Self> = [.kernel, .recurrent, .forgetBias]

    /// The keys whose texts are valid only together.
    fileprivate var companions: [Self] {
        switch self {
        case .kernel, .recurrent, .forgetBias: [.kernel, .recurrent, .forgetBias]
        case .steps, .divergentSteps: [.steps, .divergentSteps]
        case .criteria, .stopAtFirst: [.criteria, .stopAtFirst]
        default: [self]
        }
    }

    /// The key of the text that contains the value at this key path of a file, such as `variants[2].name`.
    fileprivate init?(leadingTo path: String) {
        let words = path.split { $0 == "." || $0 == "[" }.map(String.init)
        guard let first = words.first else { return nil }
        if first == SettingKey.initialization.rawValue {
            self = words.dropFirst().first.flatMap { Self(rawValue: $0) } ?? .kernel
        } else {
            self.init(rawValue: first)
        }
    }

    private var isList: Bool { [.cells, .inputSizes, .hiddenSizes, .layers, .criteria].contains(self) }

    /// The text in the form of a file: lists may be written without brackets.
    fileprivate func value(_ text: String) -> String {
        guard self != .variants else { return "\n" + text.indented }
        let text = text.trimmingPrefix(while: \.isWhitespace)
        return isList && !text.hasPrefix("[") ? "[\(text)]" : String(text)
    }

    /// What is wrong with the form of a text.
    fileprivate func complaint(about text: String) -> String? {
        if text.utf8.count > ExperimentDraft.longestText {
            return "The text is longer than \(ExperimentDraft.longestText) bytes; shorten it."
        }
        if self != .variants, text.contains(where: \.isNewline) { return "The text must be on one line." }
        if self != .variants, text.isBlank { return "A value is missing." }
        return nil
    }
}

extension String {
    /// Whether it contains only white space.
    fileprivate var isBlank: Bool { allSatisfy(\.isWhitespace) }

    /// The lines indented by two spaces relative to the leftmost one, without blank lines.
    fileprivate var indented: String {
        let lines = split(whereSeparator: \.isNewline).filter { !$0.allSatisfy(\.isWhitespace) }
        let margin = lines.map { $0.prefix { $0 == " " }.count }.min() ?? 0
        return lines.map { "  \($0.dropFirst(margin))" }.joined(separator: "\n")
    }
}
