extension String {
    /// The text with its first letter capitalised.
    package var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }

    /// The text without a final full stop, for use as a clause.
    ///
    /// Reasons come from the system, from other packages and from failures; some of them are whole sentences.
    package var asClause: String { hasSuffix(".") ? String(dropLast()) : self }

    /// The text for messages: at most 80 characters on one line.
    ///
    /// Whoever writes a message to a terminal escapes what controls it, except newlines, which messages may have.
    package var shortened: String {
        var text = String.UnicodeScalarView()
        for scalar in unicodeScalars.prefix(81) { text.append(scalar == "\n" ? "\u{FFFD}" : scalar) }
        guard text.count > 80 else { return String(text) }
        return String(text.dropLast()) + "…"
    }

    /// The text without white space at either end.
    package var trimmed: String { String(trimming(while: \.isWhitespace)) }
}

extension StringProtocol {
    /// The text without the characters at either end that satisfy a condition.
    package func trimming(while predicate: (Character) -> Bool) -> SubSequence {
        let tail = drop(while: predicate)
        guard let last = tail.lastIndex(where: { !predicate($0) }) else { return tail }
        return tail[...last]
    }
}
