extension String {
    /// The text with its first letter capitalised.
    package var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }

    /// The text without a final full stop, for use as a clause.
    ///
    /// Reasons come from the system, from other packages and from failures; some of them are whole sentences.
    package var asClause: String { hasSuffix(".") ? String(dropLast()) : self }
}
