import ArgumentParser
import MemoryExperiment
import Report

/// The journal that a figure or a table is made from.
struct JournalOption: ParsableArguments {
    @Option(
        name: .shortAndLong, help: ArgumentHelp("The folder of the journal.", valueName: "dir"),
        completion: .directory)
    var journal = Journal.folder(inOutput: Experiment.post.defaultOutput)

    @OptionGroup var first: FirstJournalOption

    /// The folder of more runs that stopped at first; nil for the one beside the journal, if there is one.
    var firstJournal: String? { first.firstJournal }
}

/// Whether to list the names of figures or tables instead of making one.
struct ListOptions: ParsableArguments {
    @Flag(help: "List the names available from the journal instead.")
    var list = false

    @Flag(help: "With --list, also list the unavailable names, each with the reason.")
    var all = false

    func validate() throws {
        guard list || !all else { throw ValidationError("--all is allowed only with --list.") }
    }

    /// The lines to print.
    func text(of listing: PartListing) -> String { all ? listing.all : listing.available }
}
