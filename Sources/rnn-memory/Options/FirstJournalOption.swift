import ArgumentParser

/// The journal of more runs that stopped once every criterion had held.
struct FirstJournalOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "A folder of more runs that stopped at first, such as those of post-first.",
            discussion: "Default: the folder beside the journal with -first appended, if there is one.",
            valueName: "dir"),
        completion: .directory)
    var firstJournal: String?
}
