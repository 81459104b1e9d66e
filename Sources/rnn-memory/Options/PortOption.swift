import ArgumentParser

/// The port of a served page.
struct PortOption: ParsableArguments {
    private static let usual: UInt16 = 8019

    @Option(
        name: .shortAndLong, parsing: .unconditional,
        help: "The port to listen on; 0 picks a free one (default: \(Self.usual)).")
    var port: UInt16?

    /// The port to listen on.
    var number: UInt16 { port ?? Self.usual }
}
