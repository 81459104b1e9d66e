extension Plan {
    /// The numbers of runs that a table cell may have.
    public static let runCounts = 1...1_000_000

    /// The most runs that all table cells together may have.
    public static let totalRunLimit = 10_000_000
}

extension RunSettings {
    /// The lengths that the sequences may have, in steps.
    public static let lengths = 2...100_000_000

    /// The factors that recurrent kernels and inputs may be scaled by; 0 takes them out of the network.
    public static let scales = 0.0...1e6

    /// The numbers that a forget bias may have; beyond them every gate is saturated in either precision.
    public static let forgetBiases = -1_000.0...1_000.0
}
