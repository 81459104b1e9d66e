import Recurrent

extension Plan {
    /// The allowed numbers of networks per table cell.
    public static let runCounts = 1...1_000_000

    /// The allowed numbers of input streams per network.
    public static let streamCounts = DrawAddress.streams

    /// The largest number of runs in all table cells together.
    public static let totalRunLimit = 10_000_000
}

extension RunSettings {
    /// The allowed lengths of the sequences in steps.
    public static let lengths = 2...100_000_000

    /// The allowed factors on recurrent kernels and inputs; 0 removes them from the network.
    public static let scales = 0.0...1e6

    /// The allowed forget biases; beyond them every gate is saturated in either precision.
    public static let forgetBiases = -1_000.0...1_000.0
}
