import ArgumentParser
import Report

/// Whether names are printed instead of what they name.
struct ListOptions: ParsableArguments {
    @Flag(help: "Print the names of those that the journal gives instead.")
    var list = false

    @Flag(help: "With --list, print the others too, each with the reason why the journal cannot give it.")
    var all = false

    func validate() throws {
        guard list || !all else { throw ValidationError("--all goes only with --list.") }
    }

    /// The lines to print.
    func text(of listing: PartListing) -> String { all ? listing.all : listing.available }
}
