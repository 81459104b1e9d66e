import Analysis
import MemoryExperiment
import Recurrent
import Support
import Training

/// A complete description of an experiment on how training changes memory: which networks are trained on which tasks, and
/// how their memory is measured along the way.
///
/// Every recurrent cell is trained with every hidden size on every task in every run. All networks of a task and run see
/// the same sequences, and their memory is measured on the same inputs.
package struct TrainingExperiment: Sendable, Hashable {
    /// The name, `[a-z0-9-]{1,64}`.
    package var name: String
    /// The recurrent cells.
    package var cells: [TrainedCell]
    /// The hidden sizes.
    package var hiddenSizes: [Int]
    /// The tasks.
    package var tasks: [ExperimentTask]
    /// The number of runs.
    package var runs = 3
    /// How networks are trained.
    package var settings = TrainingSettings()
    /// The key of every draw.
    package var seed = Experiment.post.settings.seed
    /// The updates after which memory is measured, besides 0 and the last.
    package var checkpoints: [Int]
    /// The number of starts of each measurement.
    package var starts = 24
    /// The tolerances, the coarsest first.
    package var tolerances: [Tolerance]
    /// The number of shared steps after a start.
    package var horizon = 4_000

    /// The allowed numbers of runs.
    package static let runCounts = 1...100
    /// The allowed hidden sizes.
    package static let sizes = 1...1_024
    /// The allowed horizons: a measurement needs three times as many steps of input.
    package static let horizons = 1...TrainingFolder.inputSteps / 3
    /// The most networks of an experiment.
    package static let mostNetworks = 4_096

    /// An experiment with the usual settings.
    package init(
        name: String, cells: [TrainedCell], hiddenSizes: [Int], tasks: [ExperimentTask], checkpoints: [Int],
        tolerances: [Tolerance]
    ) {
        self.name = name
        self.cells = cells
        self.hiddenSizes = hiddenSizes
        self.tasks = tasks
        self.checkpoints = checkpoints
        self.tolerances = tolerances
    }

    /// The updates after which memory is measured, in order.
    package var measuredUpdates: [Int] { Set([0, settings.updates] + checkpoints).sorted() }
}

/// A task of an experiment.
package struct ExperimentTask: Sendable, Hashable {
    /// The task with every number as the command line takes it.
    package let text: String
    /// The task.
    package let task: TrainingTask

    /// The task of a text that has been read.
    package init(_ text: TaskText) throws(Failure) {
        self.text = text.complete
        task = try text.task()
    }

    /// The name in a sentence, such as `delayed recall, 10 steps`.
    package var title: String { task.title }

    /// The name in files: the text with everything but letters and digits replaced by hyphens.
    package var slug: String { String(text.map { $0.isLetter || $0.isNumber ? $0 : "-" }) }
}
