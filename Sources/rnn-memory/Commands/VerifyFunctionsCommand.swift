import ArgumentParser
import MemoryExperiment
import Recurrent
import Support

/// `rnn-memory verify functions`: measures the errors of the elementary functions.
struct VerifyFunctionsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "functions",
        abstract: "Measures the largest error of exp, tanh and the logistic function in float32.",
        usage: "rnn-memory verify functions [<options>]",
        discussion: """
            The command tests every finite argument, which takes minutes, and checks that the vector form and the \
            scalar form are bit-identical. Errors are in units in the last place (ulp) of the exact value; the command \
            fails above \(FunctionAccuracy.limit) ulp.

            EXAMPLES
              rnn-memory verify functions
              rnn-memory verify functions --every 1009
            """)

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Test only every n-th bit pattern, n in 1…8,388,607; any n samples each binade.", valueName: "n"))
    var every = 1

    @OptionGroup var threads: ThreadsOption

    @OptionGroup var dryRun: DryRunOption

    @OptionGroup var quiet: QuietOption

    /// The time per argument of a function on the machine that costs were measured on.
    private static let secondsPerArgument = 33e-9

    func validate() throws {
        guard (1..<1 << 23).contains(every) else {
            throw ValidationError("--every \(every) is not allowed: it must be 1…\((1 << 23) - 1).")
        }
    }

    func run() async throws {
        let functions = FunctionAccuracy.Function.allCases
        let arguments = (1 << 32) / every
        let forecast = SweepEstimate.measured(withMemory: false).forecast(
            ofArithmetic: Double(functions.count * arguments) * Self.secondsPerArgument, threads: threads.threads)
        let what = "\(functions.count) functions at \(arguments.grouped) bit patterns each are measured."
        guard try dryRun.announce(what, forecast, of: "The measurement", quiet: quiet) else { return }
        for function in FunctionAccuracy.Function.allCases {
            let worst = try await Interruption.ending(saying: "The measurement was stopped; nothing has changed.") {
                await FunctionAccuracy.worst(of: function, stride: every, threads: threads.threads)
            }
            if !quiet.quiet { try StandardOutput.write("\(function.rawValue): \(worst.summary)\n") }
            guard worst.ulps <= FunctionAccuracy.limit, !worst.differsInVectors else {
                throw Failure(
                    .data,
                    """
                    \(function.rawValue) is inaccurate: its error must be at most \(FunctionAccuracy.limit) ulp, and its \
                    vector form must be bit-identical to its scalar form.
                    """)
            }
        }
    }
}

extension FunctionAccuracy.Worst {
    /// The finding in one line.
    fileprivate var summary: String {
        let error = Double((ulps * 10_000).rounded(.up)) / 10_000
        let vectors = differsInVectors ? "; the vector form differs" : ""
        return "at most \(error) ulp off over \(count.grouped) arguments, at \(argument)\(vectors)"
    }
}
