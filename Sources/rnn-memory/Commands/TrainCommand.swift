import Analysis
import ArgumentParser
import MemoryExperiment
import Recurrent
import Support
import Synchronization
import Training

/// `rnn-memory train`: trains a network on a task and keeps its weights along the way.
struct TrainCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "train",
        abstract: "Trains a network on a task and keeps its weights along the way.",
        usage: """
            rnn-memory train <task> --output <folder> [<options>]
            rnn-memory train --experiment <name|file> --output <folder>
            """,
        discussion: """
            The weights are kept after some updates as safetensors files with PyTorch's names, so that `analyze` can say \
            how training changes memory. The task's own input, which no update reads, is written beside them. A training \
            that was stopped or killed continues with the same command, and ends with the same bits on any machine and \
            with any number of threads.

            TASKS, with their numbers and usual values
              delayed-recall:delay=10              the number that was read some steps ago
              adding:steps=50                      the sum of the two marked numbers
              copy:symbols=8,length=10,delay=10    the symbols that were read, in order
              flip-flop:bits=3,probability=0.1,steps=100
                                                   the last pulse of each channel
              sine:steps=100,noise=0.1             the next value of a noisy sine
              system:window=200,burn-in=40,placement=random
                                                   the voltage of a simulated circuit
              recording:window=200,burn-in=40,placement=random
                                                   the next row of the recording --input

            Windows are taken at random places with a fresh state, or one after the other (placement=consecutive) with \
            the state that the last one left; the burn-in has no loss.

            An experiment trains many networks, measures their memory along the way and writes a report of how training \
            changes it: training compares recurrent cells on two tasks, delay trains several delays, burn-in several \
            burn-ins, and a file has its own settings, as `experiments show training` prints them.

            EXAMPLES
              rnn-memory train delayed-recall:delay=10 --output recall
              rnn-memory analyze recall/checkpoints --input recall/input.npy
              rnn-memory train adding --cell gru --updates 1000 --output adding
              rnn-memory train recording:window=300,burn-in=60 --input x.npy -o mine
              rnn-memory train --experiment training --output training
            """)

    @Argument(help: "The task, with the numbers that differ from the usual ones.")
    var task: String?

    @OptionGroup var experiment: TrainingExperimentOptions

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("The folder for weights, losses and the task's input.", valueName: "folder"),
        completion: .directory)
    var output: String

    @Option(help: "The recurrent cell.")
    var cell = CellOption.lstm

    @Option(parsing: .unconditional, help: ArgumentHelp("The hidden size of each layer, 1…4,096.", valueName: "n"))
    var hiddenSize = 32

    @Option(parsing: .unconditional, help: ArgumentHelp("The number of stacked layers, 1…64.", valueName: "count"))
    var layers = 1

    @Option(
        help: ArgumentHelp(
            "The initialiser of the recurrent kernel.",
            discussion: "uniformRecurrent initialises every tensor as PyTorch does; the others follow Keras."))
    var recurrent = InitializationOption.uniformRecurrent

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "The number added to the biases of the LSTM's forget gate, −1,000…1,000.",
            discussion: "Default: 0, or 1 with the initialisers of Keras.", valueName: "b"),
        transform: readNumber)
    var forgetBias: Double?

    @OptionGroup var training: TrainingOptions

    @Option(
        help: ArgumentHelp(
            "The recording to predict: .npy, .npz, .csv or .wav with the features of each step.", valueName: "file"),
        completion: .file())
    var input: String?

    @Option(
        help: ArgumentHelp(
            "The updates after which the weights are kept, separated by commas.",
            discussion: "Default: 0, 25, 50, 100, … by doubling; the last update always counts.",
            valueName: "updates"),
        transform: TrainingOptions.readUpdates)
    var checkpoints: [Int]?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("The number of updates between two tests of the network.", valueName: "updates"))
    var testEvery = 25

    @OptionGroup var threads: ThreadsOption

    @OptionGroup var quiet: QuietOption

    func validate() throws { try requireTaskOrExperiment() }

    func run() async throws {
        if let name = experiment.experiment {
            return try await TrainingExperimentRunner(options: experiment, threads: threads.threads, quiet: quiet)
                .run(name, to: output)
        }
        let program = try program
        let plan = program.plan
        let progress = Progress(updates: plan.settings.updates)
        let (path, threads) = (output, threads.threads)
        let clock = ContinuousClock()
        let work = { () async throws -> TrainingState in
            try await Interruption.cancelling {
                var written = clock.now
                let isStateDue = { () -> Bool in
                    guard written.duration(to: clock.now) >= Self.stateInterval else { return false }
                    written = clock.now
                    return true
                }
                return try await program.run(
                    into: path, threads: threads, isStateDue: isStateDue, report: { progress.advance(to: $0.update) })
            }
        }
        do {
            let state = try await quiet.showing(
                { progress.snapshot }, work,
                beginning: { _ in
                    let noun = plan.configuration.network.cell.kind.noun
                    return "Training one \(noun) on \(plan.task.title): \(plan.settings.updates.counted("update"))."
                })
            quiet.say(text(of: state, plan))
        } catch is CancellationError {
            throw Interruption(
                message: """
                    The training was stopped after about \(progress.snapshot.runsFinished.counted("update")), which are \
                    kept in \(output). Run the same command to continue.
                    """)
        }
    }

    /// The time between two states on disk: a kill loses no more.
    private static let stateInterval = Duration.seconds(2)

    private func text(of state: TrainingState, _ plan: TrainingPlan) -> String {
        guard let point = state.points.last else { return "" }
        let score = "\(TaskScore.Kind(plan.task.loss).title) \(NumberText.significant(point.score, digits: 4))"
        return """
            After \(state.updates.counted("update")): test loss \(NumberText.significant(point.testLoss)), \(score). \
            Measure memory along the training: rnn-memory analyze \(output)/checkpoints --input \(output)/input.npy
            """
    }

    private var program: TrainingProgram {
        get throws {
            let text = try TaskText(task ?? "")
            let recording = try input.map { try Recording(reading: $0) }
            let plan = try TrainingPlan(
                cell: cell.cell, hiddenSizes: try hiddenSizes,
                initialization: recurrent.initialization(forgetBias: try checkedForgetBias),
                task: text.task(recording: recording.map { ($0.numbers, $0.features) }), settings: training.settings,
                seed: training.seed, run: training.run)
            return try TrainingProgram(plan: plan, checkpoints: checkpoints, pointInterval: testEvery)
        }
    }

    private var hiddenSizes: [Int] {
        get throws {
            guard NetworkConfiguration.depths.contains(layers) else {
                throw Failure(.usage, NetworkConfigurationError.layers(layers).description)
            }
            return Array(repeating: hiddenSize, count: layers)
        }
    }

    private var checkedForgetBias: Double? {
        get throws {
            guard let forgetBias else { return nil }
            guard (-1000...1000).contains(forgetBias) else {
                throw Failure(.usage, "--forget-bias is \(forgetBias.shortestDecimal); it must be −1,000…1,000.")
            }
            return forgetBias
        }
    }

    /// The progress of a training in the form of that of a sweep, every update a run.
    private final class Progress: Sendable {
        private let state: Mutex<SweepProgress.Snapshot>

        init(updates: Int) {
            var snapshot = SweepProgress.Snapshot()
            snapshot.runsAsked = updates
            state = Mutex(snapshot)
        }

        var snapshot: SweepProgress.Snapshot { state.withLock { $0 } }

        func advance(to update: Int) {
            state.withLock {
                $0.runsFinished = update
                $0.fraction = Double(update) / Double(max($0.runsAsked, 1))
            }
        }
    }
}
