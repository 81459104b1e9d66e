extension Criterion {
    /// The criteria of `post` and of every experiment that names none, from the loosest to the strictest.
    ///
    /// They are part of digests, so every existing journal depends on this list: add further criteria to `all` instead.
    public static let standard: [Criterion] =
        [.cosine] + (1...6).map { .maximum(exponent: $0) } + [.bitwiseOutput, .bitwiseState]

    /// Every criterion that an experiment can name, in report order: the standard ones, then all others.
    public static let all: [Criterion] = standard
}
