import MemoryExperiment

/// What somebody wrote in a field, as an experiment file has it: whole, whatever its characters mean in YAML.
///
/// YAML ends a value at some characters and gives others a meaning: `5 # x` is 5, and `1], runs: [2` is two keys. Somebody who
/// fills in a field means neither, so whatever is not plainly a word or a number is put in quotation marks, in which
/// readers find it whole and say what is wrong with it.
enum FieldText {
    /// The text of a field for a file.
    ///
    /// - Complexity: O(n) in the length of the text.
    static func yaml(_ text: String, of key: ExperimentDraft.Key) -> String {
        let text = text.trimmed
        // That a value is missing is said of the field as it is.
        guard !text.isEmpty else { return text }
        switch key {
        case .variants: return text
        case .name: return quoted(text)
        case .cells, .inputSizes, .hiddenSizes, .layers, .criteria: return list(text)
        case .runs, .steps, .divergentSteps, .lyapunov, .seed, .kernel, .recurrent, .forgetBias, .recurrentScale,
            .inputScale, .gateActivation, .resetAfter, .precision:
            return value(text)
        }
    }

    /// What is wrong with a text before it is read as YAML; nil if nothing is.
    static func complaint(about text: String, of key: ExperimentDraft.Key) -> String? {
        switch key {
        case .variants:
            return text.contains(/(^|\s)#/.anchorsMatchLineEndings())
                ? "What follows `#` is a comment in YAML, which a study does not keep. Leave it out." : nil
        case .name: return nil
        case .cells, .inputSizes, .hiddenSizes, .layers, .criteria:
            return complaint(about: values(text.trimmed))
        case .runs, .steps, .divergentSteps, .lyapunov, .seed, .kernel, .recurrent, .forgetBias, .recurrentScale,
            .inputScale, .gateActivation, .resetAfter, .precision:
            return text.trimmed.isEmpty ? nil : complaint(about: [text.trimmed])
        }
    }

    /// What is wrong with the first of some values that is neither a word nor a number.
    private static func complaint(about values: [String]) -> String? {
        values.first { !isPlain($0) }.map {
            "`\($0.prefix(80))` is not allowed here: write words and numbers alone, without quotation marks and comments."
        }
    }

    /// Values with commas between them, which may stand in brackets and end with a comma.
    private static func list(_ text: String) -> String {
        "[\(values(text).map(value).joined(separator: ", "))]"
    }

    /// The values of a list.
    private static func values(_ text: String) -> [String] {
        let isInBrackets = text.hasPrefix("[") && text.hasSuffix("]") && text.count > 1
        var values = (isInBrackets ? text.dropFirst().dropLast() : text[...])
            .split(separator: ",", omittingEmptySubsequences: false).map(\.trimmed)
        if values.last?.isEmpty == true { values.removeLast() }
        return values
    }

    /// A word or a number as it is, everything else in quotation marks.
    private static func value(_ text: String) -> String { isPlain(text) ? text : quoted(text) }

    /// Whether a text is a word or a number.
    ///
    /// No number begins with a zero and another digit, which some readers of YAML take for octal digits.
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
    fileprivate var trimmed: String {
        func isBlank(_ character: Character) -> Bool { character == " " || character == "\t" }
        let text = drop(while: isBlank)
        return String(text.prefix(text.count - text.reversed().prefix(while: isBlank).count))
    }
}
