import ArgumentParser
import MemoryExperiment
import Recurrent
import Training

/// How a network is trained.
struct TrainingOptions: ParsableArguments {
    @Option(
        parsing: .unconditional, help: ArgumentHelp("The number of updates, 1…1,000,000.", valueName: "count"))
    var updates = TrainingSettings().updates

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("The number of sequences of an update, 1…4,096.", valueName: "count"))
    var batch = TrainingSettings().batch

    @Option(
        parsing: .unconditional, help: ArgumentHelp("The learning rate of the first update.", valueName: "rate"),
        transform: readNumber)
    var learningRate = TrainingSettings().learningRate

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("The learning rate that the last update approaches on a straight line.", valueName: "rate"),
        transform: readNumber)
    var finalLearningRate = TrainingSettings().finalLearningRate

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("The largest Euclidean norm of a gradient.", valueName: "norm"), transform: readNumber)
    var clip = TrainingSettings().clippingNorm

    @Option(
        parsing: .unconditional, help: ArgumentHelp("The weight decay of Adam (AdamW).", valueName: "decay"),
        transform: readNumber)
    var weightDecay = TrainingSettings().weightDecay

    @Option(help: "The precision of states and gradients.")
    var precision = Precision.float32

    @Option(parsing: .unconditional, help: ArgumentHelp("The random seed.", valueName: "number"))
    var seed = Experiment.post.settings.seed

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("The number of the run: others draw other weights and sequences.", valueName: "number"))
    var run = 1

    /// The settings, not yet checked.
    var settings: TrainingSettings {
        var settings = TrainingSettings()
        settings.updates = updates
        settings.batch = batch
        settings.learningRate = learningRate
        settings.finalLearningRate = finalLearningRate
        settings.clippingNorm = clip
        settings.weightDecay = weightDecay
        settings.precision = precision
        return settings
    }

    /// Reads numbers of updates that are separated by commas.
    static func readUpdates(_ text: String) throws -> [Int] {
        let numbers = text.split(separator: ",", omittingEmptySubsequences: false).map { Int($0) }
        guard let updates = numbers as? [Int] else {
            throw ValidationError("it must be whole numbers separated by commas, such as 0,100,1000.")
        }
        return updates
    }
}
