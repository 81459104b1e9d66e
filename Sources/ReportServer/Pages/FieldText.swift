import MemoryExperiment

/// Converts the text of a field to a YAML value without changing its meaning.
///
/// Some characters end a YAML value or have a special meaning: `5 # x` is 5, and `1], runs: [2` is two keys. Users of the
/// form mean neither, so anything except a plain word or number is quoted. The experiment parser then sees the whole text
/// and reports what is wrong with it.
enum FieldText {
    /// The text of a field as YAML.
    ///
    /// - Complexity: O(n) in the length of the text.
    static func yaml(_ text: String, of key: ExperimentDraft.Key) -> String {
        let text = text.withoutBlanks
        // The parser reports a missing value.
        guard !text.isEmpty else { return text }
        switch key {
        case .variants: return text
        case .name: return quoted(text)
        case .cells, .inputSizes, .hiddenSizes, .layers, .criteria: return list(text)
        case .runs, .streams, .steps, .divergentSteps, .stopAtFirst, .lyapunov, .seed, .kernel, .recurrent, .forgetBias,
            .recurrentScale, .inputScale, .gateActivation, .resetAfter, .precision:
            return value(text)
        }
    }

    /// The problem of a text before it is parsed as YAML; nil if there is none.
    static func complaint(about text: String, of key: ExperimentDraft.Key) -> String? {
        switch key {
        case .variants:
            return text.contains(/(^|\s)#/.anchorsMatchLineEndings())
                ? "Text after `#` is a comment in YAML, and studies do not keep comments. Remove it." : nil
        case .name: return nil
        case .cells, .inputSizes, .hiddenSizes, .layers, .criteria:
            return complaint(about: values(text.withoutBlanks))
        case .runs, .streams, .steps, .divergentSteps, .stopAtFirst, .lyapunov, .seed, .kernel, .recurrent, .forgetBias,
            .recurrentScale, .inputScale, .gateActivation, .resetAfter, .precision:
            return text.withoutBlanks.isEmpty ? nil : complaint(about: [text.withoutBlanks])
        }
    }

    /// The problem of the first value that is not a word or a number.
    private static func complaint(about values: [String]) -> String? {
        values.first { !isPlain($0) }.map {
            "`\($0.prefix(80))` is not allowed here: write words and numbers only, without quotation marks or comments."
        }
    }

    /// A list of comma-separated values, with optional brackets and trailing comma.
    private static func list(_ text: String) -> String {
        "[\(values(text).map(value).joined(separator: ", "))]"
    }

    /// The values of a list.
    private static func values(_ text: String) -> [String] {
        let isInBrackets = text.hasPrefix("[") && text.hasSuffix("]") && text.count > 1
        var values = (isInBrackets ? text.dropFirst().dropLast() : text[...])
            .split(separator: ",", omittingEmptySubsequences: false).map(\.withoutBlanks)
        if values.last?.isEmpty == true { values.removeLast() }
        return values
    }

    /// A plain word or number unchanged, anything else quoted.
    private static func value(_ text: String) -> String { isPlain(text) ? text : quoted(text) }

    /// Whether a text is a plain word or number.
    ///
    /// Numbers with leading zeros do not count, because some YAML parsers read them as octal.
    private static func isPlain(_ text: String) -> Bool {
        text.wholeMatch(of: /[\-+.]?[A-Za-z0-9][A-Za-z0-9.+\-]*/) != nil
            && text.prefixMatch(of: /[\-+]?0[0-9]/) == nil
    }

    private static func quoted(_ text: String) -> String {
        "\"\(text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""
    }
}

extension StringProtocol {
    /// The text without spaces and tabs around it.
    fileprivate var withoutBlanks: String {
        func isBlank(_ character: Character) -> Bool { character == " " || character == "\t" }
        let text = drop(while: isBlank)
        return String(text.prefix(text.count - text.reversed().prefix(while: isBlank).count))
    }
}
