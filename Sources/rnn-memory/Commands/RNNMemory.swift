import ArgumentParser
import Report

/// The command with its subcommands.
struct RNNMemory: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rnn-memory",
        abstract: "Measures how long an untrained recurrent network remembers.",
        discussion: """
            Two input sequences differ at first, then are identical. A network has forgotten once its two outputs \
            agree. Without a subcommand, the program reproduces the experiment of Eric Muccino, "An Investigation of \
            RNN Memory Stability" (2019), from the first random number to the report.

            EXAMPLES
              rnn-memory                                the whole experiment, into output/
              rnn-memory --experiment quick             a small grid, into output-quick/
              rnn-memory experiments show post          every key of an experiment file
              rnn-memory --experiment mine.yaml         an experiment of your own
              rnn-memory figure heatmap-lstm -o a.pdf   one figure from a journal
              rnn-memory notebook                       a notebook that redraws the figures
              rnn-memory compare output published       our means and the published ones
              rnn-memory serve                          experiments in a browser
              rnn-memory --generate-completion-script zsh    or bash, or fish

            EXIT CODES
              0    success
              64   invalid command line, experiment file or theme file, or a request
                   beyond what the machine can do
              65   corrupt journal, invalid template, or files or runs that differ
              66   missing input file, folder or font
              69   unsupported processor: it lacks instructions that this build needs
              73   cannot create a file or folder, a file that no report wrote is in the
                   way, or too many files are open
              74   read or write error
              130  interrupted by Ctrl-C, SIGTERM or SIGHUP: the journal and any earlier
                   report are intact; the same command resumes
            """,
        version: ProgramRelease.version,
        subcommands: [
            ReproduceCommand.self, AnalyzeCommand.self, InspectCommand.self, InferCommand.self, TrainCommand.self,
            GalleryCommand.self, SweepCommand.self, ReportCommand.self, FigureCommand.self, TableCommand.self,
            CompareCommand.self, ContactSheetCommand.self, NotebookCommand.self, ExperimentsCommand.self,
            LyapunovCommand.self, VerifyCommand.self, JournalCommand.self, BenchCommand.self, ServeCommand.self,
        ],
        defaultSubcommand: ReproduceCommand.self)
}
