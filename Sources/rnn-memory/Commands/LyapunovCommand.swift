import ArgumentParser
import MemoryExperiment
import Recurrent
import Report
import Support

/// `rnn-memory lyapunov`: measures Lyapunov exponents of networks with tangent vectors.
struct LyapunovCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lyapunov",
        abstract: "Measures Lyapunov exponents of networks and compares them with a closed form.",
        discussion: """
            Once the inputs agree, the difference of two states shrinks by a constant factor per step, on average. The \
            logarithm of this factor is the largest conditional Lyapunov exponent λ; it is negative if the network \
            forgets. The command measures it along the inputs of each run with Benettin's method, in float64. If a \
            direction vanishes in some step within float64 precision, its exponent is −∞ (null in JSON). The closed \
            form needs no measurement: it is computed from the recurrent cell, sizes, layers, initialisation, scales \
            and gate activation. It is valid only in part of their range, as from 16 units; elsewhere the command \
            prints the reason instead.

            EXAMPLES
              rnn-memory lyapunov --cell lstm --input-size 16 --hidden-size 64
              rnn-memory lyapunov --cell gru --input-size 1 --hidden-size 8 --spectrum --runs 3
              rnn-memory lyapunov --cell lstm --input-size 16 --hidden-size 128 --layers 3 --format json
            """)

    @Option(help: "The recurrent cell.")
    var cell = CellOption.lstm

    @Option(parsing: .unconditional, help: ArgumentHelp("The input size, 1…4,096.", valueName: "m"))
    var inputSize: Int

    @Option(parsing: .unconditional, help: ArgumentHelp("The hidden size of each layer, 1…4,096.", valueName: "n"))
    var hiddenSize: Int

    @Option(parsing: .unconditional, help: ArgumentHelp("The number of stacked layers, 1…64.", valueName: "count"))
    var layers = 1

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "The number of networks, 1…1,000,000, each with different weights and inputs.", valueName: "count"))
    var runs = 10

    @Flag(help: "Measure the full spectrum: one exponent per state variable.")
    var spectrum = false

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "The number of exponents to measure, largest first; at most one per state variable.",
            discussion: "Default: 1.", valueName: "count"))
    var exponents: Int?

    @Option(
        help: ArgumentHelp(
            "The initialiser of the recurrent kernel.",
            discussion: "uniformRecurrent initialises every tensor as PyTorch does; the others follow Keras."))
    var recurrent = InitializationOption.orthogonal

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "The number added to the biases of the LSTM's forget gate, −1,000…1,000.",
            discussion: "Default: 1, or 0 with uniformRecurrent.", valueName: "b"),
        transform: readNumber)
    var forgetBias: Double?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "The factor applied to the recurrent kernels, 0…1,000,000.", discussion: "Default: 1.",
            valueName: "factor"),
        transform: readNumber)
    var recurrentScale = 1.0

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "The factor applied to the inputs, 0…1,000,000.", discussion: "Default: 1.", valueName: "factor"),
        transform: readNumber)
    var inputScale = 1.0

    @Option(help: "The activation of every gate.")
    var gateActivation = GateActivation.sigmoid

    @Option(parsing: .unconditional, help: ArgumentHelp("The random seed.", valueName: "number"))
    var seed = Experiment.post.settings.seed

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "The number of measured steps, 20…10,000,000, after 200 warm-up steps.", valueName: "count"))
    var steps = 2_000

    @Option(name: .shortAndLong, help: "The format of the results.")
    var format = LyapunovFormat.table

    @OptionGroup var threads: ThreadsOption

    @OptionGroup var dryRun: DryRunOption

    @OptionGroup var quiet: QuietOption

    func validate() throws {
        guard !spectrum || exponents == nil else {
            throw ValidationError(
                "--exponents is not allowed with --spectrum, which measures all of them. Remove one of the two.")
        }
        _ = try study
    }

    func run() async throws {
        let study = try study
        let pace = study.measuredPace(threads: threads.threads)
        let forecast = study.forecast(pace, threads: threads.threads)
        try study.requireFeasible(forecast, pace)
        let each = study.runs == 1 ? "" : " each"
        let what = "\(study.runs.counted("network")) over \(study.plan.steps.counted("step"))\(each)."
        guard try dryRun.announce(what, forecast, of: "The measurement", quiet: quiet) else { return }
        quiet.say("Measuring \(what)")
        do {
            let exponents = try await Interruption.cancelling { try await study.exponents(threads: threads.threads) }
            try StandardOutput.write(LyapunovText.text(of: exponents, in: study, as: format))
        } catch is CancellationError {
            throw Interruption(message: "The measurement was stopped; its results are discarded.")
        }
    }

    private var study: LyapunovStudy {
        get throws {
            let configuration: NetworkConfiguration
            do throws(NetworkConfigurationError) {
                configuration = try NetworkConfiguration(
                    cell: cell.cell, gateActivation: gateActivation, inputSize: inputSize, hiddenSize: hiddenSize,
                    layers: layers)
            } catch {
                throw ValidationError(error.description)
            }
            let count = exponents ?? (spectrum ? TangentNetwork.stateSize(of: configuration) : 1)
            do throws(Failure) {
                return try LyapunovStudy(
                    configuration, initialization: recurrent.initialization(forgetBias: forgetBias),
                    recurrentScale: recurrentScale, inputScale: inputScale, seed: seed, runs: runs,
                    plan: LyapunovExponents.Plan(count: count, steps: steps))
            } catch {
                throw ValidationError(error.description)
            }
        }
    }
}

extension LyapunovFormat: ExpressibleByArgument {}
extension GateActivation: ExpressibleByArgument {}
