import Analysis
import MemoryExperiment
import Recurrent
import Support
import Training

/// Files of training experiments: YAML documents with the single key `training`.
package enum TrainingFile {
    /// Reads the experiment in the file at `path`.
    ///
    /// - Throws: `Failure` of kind `missingInput` if the file cannot be read, `usage` if it contains an invalid value;
    ///   the message names file, line and key.
    package static func read(contentsOf path: String) throws(Failure) -> TrainingExperiment {
        try file.value(contentsOf: path).trainingExperiment()
    }

    /// Reads an experiment in a text.
    ///
    /// - Parameter name: The name of the file in messages.
    package static func read(_ text: String, from name: String) throws(Failure) -> TrainingExperiment {
        try file.value(of: text, from: name).trainingExperiment()
    }

    /// The only key of a file.
    static let key = "training"

    private static let file = YAMLFile(
        kind: "training experiment", example: "training: { name: mine, tasks: [adding] }")
}

/// The keys of a training experiment.
enum TrainingFileKey: String, CaseIterable {
    case name, cells, hiddenSizes, tasks, runs, updates, batch, learningRate, finalLearningRate, clip, weightDecay
    case precision, seed, checkpoints, starts, tolerances, horizon
}

/// The keys of a recurrent cell that is more than its name.
enum TrainedCellKey: String, CaseIterable {
    case cell, forgetBias
}

extension YAMLValue {
    fileprivate func trainingExperiment() throws(Failure) -> TrainingExperiment {
        guard let value = try fields(allowed: [TrainingFile.key])[TrainingFile.key] else {
            throw failure("the key `\(TrainingFile.key)` is missing")
        }
        let fields = try value.fields(allowed: TrainingFileKey.allCases.map(\.rawValue))
        func field(_ key: TrainingFileKey) -> YAMLValue? { fields[key.rawValue] }
        guard let name = field(.name) else { throw value.failure("the key `name` is missing") }
        guard let tasks = field(.tasks) else { throw value.failure("the key `tasks` is missing") }
        var experiment = TrainingExperiment(
            name: try name.name(), cells: [TrainedCell(.lstm)], hiddenSizes: [32], tasks: try tasks.experimentTasks(),
            checkpoints: [], tolerances: try TrainingExperiment.usualTolerances())
        if let cells = field(.cells) {
            experiment.cells = try cells.list(expecting: Self.cellList) { cell throws(Failure) in
                try cell.trainedCell()
            }
        }
        if let sizes = field(.hiddenSizes) {
            experiment.hiddenSizes = try sizes.list(expecting: "a list of hidden sizes such as [16, 32]") {
                size throws(Failure) in try size.integer(in: TrainingExperiment.sizes)
            }
        }
        if let runs = field(.runs) { experiment.runs = try runs.integer(in: TrainingExperiment.runCounts) }
        if let seed = field(.seed) { experiment.seed = try seed.integer(in: UInt64.min...UInt64.max) }
        experiment.settings = try TrainingSettings(fields)
        if let updates = field(.checkpoints) {
            let allowed = 0...experiment.settings.updates
            experiment.checkpoints = try updates.list(expecting: "a list of updates such as [0, 100, 1000]") {
                update throws(Failure) in try update.integer(in: allowed)
            }
        }
        if let starts = field(.starts) { experiment.starts = try starts.integer(in: StartPlan.counts) }
        if let tolerances = field(.tolerances) {
            let read = try tolerances.list(expecting: "a list of tolerances such as [0.1, 0.001]") {
                tolerance throws(Failure) in
                try tolerance.read { (text) throws(Failure) in try Tolerance(reading: text) }
            }
            // Tolerances of different measures have no order; they stay as they are.
            let areAlike = Set(read.map(\.measure)).count == 1
            experiment.tolerances = areAlike ? read.sorted { $0.limit > $1.limit } : read
        }
        if let horizon = field(.horizon) { experiment.horizon = try horizon.integer(in: TrainingExperiment.horizons) }
        do throws(Failure) {
            try experiment.check()
        } catch {
            throw value.failure(error.message.asClause)
        }
        return experiment
    }

    private static var cellList: String { "a list of lstm, gru, elman, or mappings with the keys cell and forgetBias" }

    private func trainedCell() throws(Failure) -> TrainedCell {
        guard text == nil else { return TrainedCell(try choice(CellKind.self)) }
        let fields = try fields(allowed: TrainedCellKey.allCases.map(\.rawValue))
        guard let cell = fields[TrainedCellKey.cell.rawValue] else { throw failure("the key `cell` is missing") }
        let kind = try cell.choice(CellKind.self)
        guard let bias = fields[TrainedCellKey.forgetBias.rawValue] else { return TrainedCell(kind) }
        guard kind == .lstm else {
            throw bias.failure("only an LSTM has a forget gate; remove the key, or use the cell lstm")
        }
        return TrainedCell(kind, forgetBias: try bias.number(in: TrainedCell.forgetBiases))
    }

    private func experimentTasks() throws(Failure) -> [ExperimentTask] {
        try list(expecting: "a list of tasks such as [adding, \"delayed-recall:delay=10\"]") { value throws(Failure) in
            try value.read { (text) throws(Failure) in
                let task = try TaskText(text)
                guard !task.needsRecording else {
                    throw Failure(
                        .usage, "An experiment has no recording to predict; train on it with `rnn-memory train` alone.")
                }
                return try ExperimentTask(task)
            }
        }
    }
}

extension TrainingSettings {
    /// The settings among the fields of an experiment; the usual ones for those that it lacks.
    fileprivate init(_ fields: [String: YAMLValue]) throws(Failure) {
        self.init()
        func field(_ key: TrainingFileKey) -> YAMLValue? { fields[key.rawValue] }
        if let updates = field(.updates) { self.updates = try updates.integer(in: Self.updateCounts) }
        if let batch = field(.batch) { self.batch = try batch.integer(in: Self.batches) }
        if let rate = field(.learningRate) { learningRate = try rate.number(in: Self.rates) }
        if let rate = field(.finalLearningRate) { finalLearningRate = try rate.number(in: Self.rates) }
        if let norm = field(.clip) { clippingNorm = try norm.number(in: 1e-9...1e9) }
        if let decay = field(.weightDecay) { weightDecay = try decay.number(in: Self.rates) }
        if let precision = field(.precision) { self.precision = try precision.choice(Precision.self) }
    }

    /// The allowed learning rates and weight decays.
    private static var rates: ClosedRange<Double> { 0...1_000 }
}
