import Recurrent
import Support

/// Everything that decides the numbers of a training.
package struct TrainingPlan: Sendable, Hashable {
    /// The sizes of the network and of its read-out.
    package let configuration: TrainableConfiguration
    /// The initialisation of the recurrent layers.
    package let initialization: Initialization
    /// The task.
    package let task: TrainingTask
    /// How the network is trained.
    package let settings: TrainingSettings
    /// The key of every draw.
    package let seed: UInt64
    /// The number of the run: the weights and sequences of different runs are independent.
    package let run: Int

    /// The training of a network on a task.
    ///
    /// - Parameters:
    ///   - cell: The recurrent cell of every layer.
    ///   - hiddenSizes: The hidden size of each layer.
    ///   - initialization: The initialisation of the recurrent layers; the read-out is drawn from U(±1/√n), n its inputs.
    ///   - task: The task.
    ///   - settings: How the network is trained.
    ///   - seed: The key of every draw.
    ///   - run: The number of the run.
    /// - Throws: `Failure` that says what cannot be trained.
    package init(
        cell: Cell, hiddenSizes: [Int], initialization: Initialization, task: TrainingTask,
        settings: TrainingSettings, seed: UInt64, run: Int
    ) throws(Failure) {
        try settings.check()
        try task.check(sequences: settings.batch)
        guard DrawAddress.runs.contains(run) else {
            throw Failure(
                .usage,
                "The run is \(run.grouped); it must be \(DrawAddress.runs.lowerBound) to "
                    + "\(DrawAddress.runs.upperBound.grouped).")
        }
        configuration = try Self.configuration(cell, hiddenSizes, task)
        let states = max(task.windowSteps, task.testSteps) * configuration.network.hiddenSizes.reduce(0, +)
        guard states <= Self.mostStates else {
            throw Failure(
                .usage,
                "A window of \(max(task.windowSteps, task.testSteps).counted("step")) of this network has \(states.grouped) states; at most "
                    + "\(Self.mostStates.grouped) are kept for the way back: use shorter windows or fewer units.")
        }
        self.initialization = initialization
        self.task = task
        self.settings = settings
        self.seed = seed
        self.run = run
    }

    /// The most states of a sequence in one window; each takes about a kilobyte for a group of sequences.
    package static let mostStates = 1 << 20

    private static func configuration(
        _ cell: Cell, _ hiddenSizes: [Int], _ task: TrainingTask
    ) throws(Failure) -> TrainableConfiguration {
        let network: NetworkConfiguration
        do throws(NetworkConfigurationError) {
            network = try NetworkConfiguration(cell: cell, inputSize: task.features, hiddenSizes: hiddenSizes)
        } catch {
            throw Failure(.usage, error.description)
        }
        do throws(TrainableConfigurationError) {
            return try TrainableConfiguration(network: network, outputs: task.outputs)
        } catch {
            throw Failure(.usage, error.description)
        }
    }

    /// The weights before the first update.
    package var initialWeights: TrainableWeights {
        let network = configuration.network
        let units = network.hiddenSize
        let count = units * configuration.outputs
        let numbers = DrawStream(.readout, of: network, run: run, seed: seed)
            .uniforms(0..<count + configuration.outputs, limit: 1 / Double(units).squareRoot())
        return TrainableWeights(
            network: NetworkWeights.draw(network, initialization: initialization, seed: seed, run: run),
            readout: DenseWeights(kernel: Array(numbers[..<count]), bias: Array(numbers[count...])),
            configuration: configuration)
    }
}
