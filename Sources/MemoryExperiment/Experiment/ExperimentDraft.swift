import Recurrent
import Support

/// An experiment as somebody is writing it: a text for each of its keys, right or not.
public struct ExperimentDraft: Sendable, Hashable {
    /// What is written; a key that is not there has the value of the `post` preset.
    public var texts: [Key: String]

    /// The keys of an experiment file that a draft has a text for; those of the initialisation stand by themselves.
    public enum Key: String, Sendable, CaseIterable {
        case name, cells, inputSizes, hiddenSizes, layers, runs
        case steps, divergentSteps, criteria, lyapunov, seed
        case kernel, recurrent, forgetBias, recurrentScale, inputScale, gateActivation, resetAfter, precision
        case variants
    }

    /// What is wrong with one text.
    public struct Problem: Sendable, Hashable {
        /// The key whose text has to change.
        public let key: Key
        /// What is wrong and what is allowed, in a sentence.
        public let sentence: String
    }

    /// The most letters that a text may have.
    static let longestText = 16_384

    /// A draft with these texts.
    public init(texts: [Key: String]) {
        self.texts = texts
    }

    /// The draft of an experiment that is right already.
    public init(_ experiment: Experiment) {
        texts = [:]
        guard case .record(let fields) = experiment.document else { return }
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

    /// The experiment that is written.
    ///
    /// - Throws: Every text that says what is not allowed, in the order of the keys.
    /// - Complexity: O(n) readings of the draft in the number of problems.
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
                // What is left may hold more that is wrong.
                rest.leaveOut(problem.key.companions)
            }
        }
        let order = Key.allCases
        throw Problems(
            all: problems.sorted { (order.firstIndex(of: $0.key) ?? 0) < (order.firstIndex(of: $1.key) ?? 0) })
    }

    /// Everything that is wrong with a draft.
    public struct Problems: Error, Sendable, Hashable {
        /// The problems in the order of their keys; at least one.
        public let all: [Problem]
    }
}

// MARK: - Reading

extension ExperimentDraft {
    /// What messages call the draft.
    private static let file = "draft"

    /// Forgets texts, so that others can be read.
    private mutating func leaveOut(_ keys: [Key]) {
        for key in keys { texts[key] = key == .name ? Self.file : nil }
    }

    /// The experiment of texts that have the right form.
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

    /// Which text a failure is about.
    private func problem(behind failure: Failure) -> Problem {
        if let complaint = failure.complaint, let key = Key(leadingTo: complaint.key) {
            return Problem(key: key, sentence: complaint.text.asClause.capitalizedFirst + ".")
        }
        // A text that is no YAML takes the lines around it along; by itself it is found.
        let culprit = Key.allCases.first { key in
            do throws(Failure) {
                _ = try ExperimentDraft(texts: texts.filter { key.companions.contains($0.key) || $0.key == .name })
                    .read()
                return false
            } catch {
                return error.complaint == nil
            }
        }
        return Problem(key: culprit ?? .name, sentence: "This is not a value that can be read.")
    }
}

extension ExperimentDraft.Key {
    fileprivate static let ofInitialization: Set<Self> = [.kernel, .recurrent, .forgetBias]

    /// The keys whose texts are right or wrong together.
    fileprivate var companions: [Self] {
        switch self {
        case .kernel, .recurrent, .forgetBias: [.kernel, .recurrent, .forgetBias]
        case .steps, .divergentSteps: [.steps, .divergentSteps]
        default: [self]
        }
    }

    /// The key of the text that holds the value at these keys of a file, such as `variants[2].name`.
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

    /// The text as a file has it: lists may be written without brackets.
    fileprivate func value(_ text: String) -> String {
        guard self != .variants else { return "\n" + text.indented }
        let text = text.trimmingPrefix(while: \.isWhitespace)
        return isList && !text.hasPrefix("[") ? "[\(text)]" : String(text)
    }

    /// What is wrong with the form of a text.
    fileprivate func complaint(about text: String) -> String? {
        if text.utf8.count > ExperimentDraft.longestText {
            return "The text is longer than \(ExperimentDraft.longestText) bytes, which is the most."
        }
        if self != .variants, text.contains(where: \.isNewline) { return "The text has more than one line." }
        if self != .variants, text.isBlank { return "A value is missing." }
        return nil
    }
}

extension String {
    /// Whether there is nothing but white space.
    fileprivate var isBlank: Bool { allSatisfy(\.isWhitespace) }

    /// The lines two spaces further to the right than the leftmost of them stands at the left edge, without blank ones.
    fileprivate var indented: String {
        let lines = split(whereSeparator: \.isNewline).filter { !$0.allSatisfy(\.isWhitespace) }
        let margin = lines.map { $0.prefix { $0 == " " }.count }.min() ?? 0
        return lines.map { "  \($0.dropFirst(margin))" }.joined(separator: "\n")
    }
}
