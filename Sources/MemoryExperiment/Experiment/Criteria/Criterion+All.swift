extension Criterion {
    /// The criteria of `post` and of every experiment that names none, from the loosest reading to the strictest.
    ///
    /// They are part of digests, so that a journal goes with this list for ever; further criteria belong into `all`.
    public static let standard: [Criterion] =
        [.cosine] + (1...6).map { .maximum(exponent: $0) } + [.bitwiseOutput, .bitwiseState]

    /// Every criterion that an experiment can name, in the order of reports: the standard ones, then all others.
    public static let all: [Criterion] = standard
}
