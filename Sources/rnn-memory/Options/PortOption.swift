import ArgumentParser

/// The port of a served page.
struct PortOption: ParsableArguments {
    @Option(name: .shortAndLong, parsing: .unconditional, help: "The port to listen on; 0 picks a free one.")
    var port: UInt16 = 8019
}
