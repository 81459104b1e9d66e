extension String {
    /// The text with its first letter capitalised.
    package var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }

    /// The text without a final full stop, for use as a clause.
    ///
    /// Reasons come from the system, from other packages and from failures; some of them are whole sentences.
    package var asClause: String { hasSuffix(".") ? String(dropLast()) : self }

    /// The text without white space at either end.
    package var trimmed: String {
        guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(self[first...last])
    }
}
