import ArgumentParser
import MemoryExperiment

/// Which journal a figure, a table or a verification is made from.
struct JournalOption: ParsableArguments {
    @Option(
        name: .shortAndLong, help: ArgumentHelp("The folder of the journal.", valueName: "dir"),
        completion: .directory)
    var journal = Journal.folder(inOutput: Experiment.post.defaultOutput)
}
