import ArgumentParser
import MemoryExperiment
import Recurrent
import Report
import Support

/// `rnn-memory lyapunov`: how fast networks forget, measured by their tangents.
struct LyapunovCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lyapunov",
        abstract: "Measures Lyapunov exponents of networks beside their closed form.",
        discussion: """
            Once the inputs agree, the difference of two states shrinks by a steady factor a step; its logarithm is the \
            largest conditional Lyapunov exponent λ, negative where the network forgets. It is measured along the \
            inputs of each run, by the method of Benettin and others, in float64. It is −∞ (null in JSON) for a \
            direction that vanishes in some step, as far as float64 can tell. The closed form follows from the sizes and \
            the initialisation alone; where it is no prediction, as below 16 units and at recurrent scales above 3, the \
            reason stands in its place.

            EXAMPLES
              rnn-memory lyapunov --cell lstm --input-size 16 --hidden-size 64
              rnn-memory lyapunov --cell gru --input-size 1 --hidden-size 8 --spectrum --runs 3
              rnn-memory lyapunov --cell lstm --input-size 16 --hidden-size 128 --layers 3 --format json
            """)

    @Option(help: "The cell.")
    var cell = LyapunovCell.lstm

    @Option(parsing: .unconditional, help: ArgumentHelp("The number of input features, 1…4096.", valueName: "m"))
    var inputSize: Int

    @Option(parsing: .unconditional, help: ArgumentHelp("The number of units of each layer, 1…4096.", valueName: "n"))
    var hiddenSize: Int

    @Option(parsing: .unconditional, help: ArgumentHelp("The number of stacked layers, 1…64.", valueName: "count"))
    var layers = 1

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("How many networks, each with weights and inputs of its own.", valueName: "count"))
    var runs = 10

    @Flag(help: "Measure as many exponents as the state has numbers.")
    var spectrum = false

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("How many exponents to measure, the largest first.", valueName: "count"))
    var exponents: Int?

    @Option(
        help: ArgumentHelp(
            "How the recurrent kernel is drawn.",
            discussion: "uniformRecurrent draws every tensor as PyTorch does; the others are those of Keras."))
    var recurrent = LyapunovInitialization.orthogonal

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "What is added to the biases of the LSTM's forget gate.",
            discussion: "The default is 1, and with uniformRecurrent 0.", valueName: "b"),
        transform: readNumber)
    var forgetBias: Double?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "What the recurrent kernels are multiplied by.", discussion: "The default is 1.", valueName: "factor"),
        transform: readNumber)
    var recurrentScale = 1.0

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "The standard deviation of the inputs.", discussion: "The default is 1.", valueName: "factor"),
        transform: readNumber)
    var inputScale = 1.0

    @Option(help: "The activation of every gate.")
    var gateActivation = GateActivation.sigmoid

    @Option(parsing: .unconditional, help: ArgumentHelp("The key of all draws.", valueName: "number"))
    var seed = Experiment.post.settings.seed

    @Option(
        parsing: .unconditional, help: ArgumentHelp("How many steps count, after 200 that do not.", valueName: "count"))
    var steps = 2_000

    @Option(name: .shortAndLong, help: "The form of the results.")
    var format = LyapunovFormat.table

    @OptionGroup var threads: ThreadsOption

    @OptionGroup var dryRun: DryRunOption

    @OptionGroup var quiet: QuietOption

    func validate() throws {
        guard !spectrum || exponents == nil else {
            throw ValidationError("--spectrum and --exponents do not go together: the spectrum has them all.")
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
            throw Interruption(message: "The measurement was stopped; nothing is kept of it.")
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

/// The cells by the names that the command line gives them.
enum LyapunovCell: String, CaseIterable, ExpressibleByArgument {
    case lstm, gru
    case gruResetBefore = "gru-reset-before"
    case elman

    var cell: Cell {
        switch self {
        case .lstm: .lstm
        case .gru: .gru(.afterProduct)
        case .gruResetBefore: .gru(.beforeProduct)
        case .elman: .elman
        }
    }
}

/// The initialisers by the names that the command line gives them.
enum LyapunovInitialization: String, CaseIterable, ExpressibleByArgument {
    case orthogonal, glorotUniform, uniformRecurrent

    func initialization(forgetBias: Double?) -> Initialization {
        switch self {
        case .orthogonal: .glorotUniform(recurrent: .orthogonal, forgetBias: forgetBias ?? 1)
        case .glorotUniform: .glorotUniform(recurrent: .glorotUniform, forgetBias: forgetBias ?? 1)
        case .uniformRecurrent: .uniformRecurrent(forgetBias: forgetBias ?? 0)
        }
    }
}

extension LyapunovFormat: ExpressibleByArgument {}
extension GateActivation: ExpressibleByArgument {}
