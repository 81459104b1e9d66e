import ArgumentParser

/// The command and what it is made of.
struct RNNMemory: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rnn-memory",
        abstract: "Measures how long an untrained recurrent network remembers.",
        discussion: """
            Two input sequences differ for a while, then are identical. The network has forgotten when nothing in its \
            outputs tells the two apart any more. Without a subcommand the program reproduces the experiment of \
            Eric Muccino, "An Investigation of RNN Memory Stability" (2019), from the first draw to the report.

            EXAMPLES
              rnn-memory                                the whole experiment, into output/
              rnn-memory --experiment quick             a small grid, into output-quick/
              rnn-memory experiments show post          every key of an experiment file
              rnn-memory --experiment mine.yaml         an experiment of your own
              rnn-memory figure heatmap-lstm -o a.pdf   one figure of a finished journal
              rnn-memory compare output published       ours beside the published means
              rnn-memory serve                          all of it in a browser
              rnn-memory --generate-completion-script zsh    or bash, or fish

            EXIT CODES
              0    done
              64   the command line or the experiment file says what is not allowed
              65   corrupt journal, invalid template, or files or runs that differ
              66   a file or folder that is needed is not there
              69   the processor lacks instructions that this build needs
              73   a file or folder cannot be made
              74   reading or writing failed half-way
              130  interrupted by Ctrl-C, SIGTERM or SIGHUP: the journal and a former
                   report are whole, the same command goes on
            """,
        version: Version.current,
        subcommands: [
            ReproduceCommand.self, SweepCommand.self, ReportCommand.self, FigureCommand.self, TableCommand.self,
            CompareCommand.self, ContactSheetCommand.self, ExperimentsCommand.self, LyapunovCommand.self,
            VerifyCommand.self, JournalCommand.self, BenchCommand.self, ServeCommand.self,
        ],
        defaultSubcommand: ReproduceCommand.self)
}
