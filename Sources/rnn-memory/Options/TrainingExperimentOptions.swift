import ArgumentParser

/// What the training experiment is and how its report is written.
struct TrainingExperimentOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The experiment to run instead of one training: training, delay, burn-in or a file.", valueName: "name|file"
        ),
        completion: .file(extensions: ["yaml", "yml"]))
    var experiment: String?

    @Flag(help: "Print what an experiment would train and measure, and compute nothing.")
    var dryRun = false

    @OptionGroup var reportOptions: ReportOptions

    @OptionGroup var writing: WritingOptions
}
