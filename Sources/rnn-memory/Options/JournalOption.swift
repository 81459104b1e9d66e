import ArgumentParser
import MemoryExperiment

/// The journal that a figure or a table is made from.
struct JournalOption: ParsableArguments {
    @Option(
        name: .shortAndLong, help: ArgumentHelp("The folder of the journal.", valueName: "dir"),
        completion: .directory)
    var journal = Journal.folder(inOutput: Experiment.post.defaultOutput)
}
