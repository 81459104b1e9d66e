import ArgumentParser

/// Whether the program speaks while it works.
struct QuietOption: ParsableArguments {
    @Flag(name: .shortAndLong, help: "Print nothing but results and errors.")
    var quiet = false

    /// Says what was done, unless the program is to be quiet.
    func say(_ sentence: String) {
        if !quiet { StandardError.say(sentence) }
    }
}
