import ArgumentParser

/// Where in this machine a page is served.
struct PortOption: ParsableArguments {
    @Option(name: .shortAndLong, parsing: .unconditional, help: "The port to listen at; 0 for any that is free.")
    var port: UInt16 = 8019
}
