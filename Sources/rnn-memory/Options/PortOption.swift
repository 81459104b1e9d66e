import ArgumentParser

/// The port of a served page.
struct PortOption: ParsableArguments {
    @Option(
        name: .shortAndLong, parsing: .unconditional,
        help: "The port to listen on; 0 picks a free one (default: 8019).")
    var port: UInt16?

    /// The port to listen on.
    var number: UInt16 { port ?? 8019 }
}
