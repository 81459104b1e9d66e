extension String {
    /// The text with a capital at its beginning.
    package var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }

    /// The text without the full stop at its end, so that it can be a clause of another sentence.
    ///
    /// Reasons come from the system, from other packages and from failures, some of which are whole sentences.
    package var asClause: String { hasSuffix(".") ? String(dropLast()) : self }

    /// The text without white space at either end.
    package var trimmed: String {
        guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(self[first...last])
    }
}
