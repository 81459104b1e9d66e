import Analysis
import Recurrent
import Support
import Training

extension TrainingExperiment {
    /// The names of the presets.
    package static let presetNames = [trainingName, delayName, burnInName]

    private static let trainingName = "training"
    private static let delayName = "delay"
    private static let burnInName = "burn-in"

    /// The tolerances of an experiment that names none.
    static func usualTolerances() throws(Failure) -> [Tolerance] {
        [try Tolerance(reading: "0.1"), try Tolerance(reading: "0.001")]
    }

    /// The preset of a name; nil if there is none.
    package static func preset(named name: String) throws(Failure) -> TrainingExperiment? {
        switch name {
        case trainingName:
            return TrainingExperiment(
                name: name,
                cells: [
                    TrainedCell(.lstm), TrainedCell(.lstm, forgetBias: 1), TrainedCell(.gru), TrainedCell(.elman),
                ], hiddenSizes: [16, 32], tasks: try tasks(["delayed-recall:delay=10", "adding:steps=50"]),
                checkpoints: [0, 50, 200, 400, 800, 2_000], tolerances: try usualTolerances())
        case delayName:
            return TrainingExperiment(
                name: name, cells: [TrainedCell(.lstm), TrainedCell(.gru)], hiddenSizes: [32],
                tasks: try tasks([2, 5, 10, 15, 20].map { "delayed-recall:delay=\($0)" }), checkpoints: [0, 2_000],
                tolerances: try usualTolerances())
        case burnInName:
            return TrainingExperiment(
                name: name, cells: [TrainedCell(.lstm)], hiddenSizes: [8], tasks: try burnInTasks(), checkpoints: [],
                tolerances: try [Tolerance(reading: "10%")] + usualTolerances())
        default: return nil
        }
    }

    /// Burn-ins of 0, 10, 20, 40 and 80 % of each window.
    private static func burnInTasks() throws(Failure) -> [ExperimentTask] {
        try tasks(
            [100, 200, 500].flatMap { window in
                [0, 10, 20, 40, 80].map { "system:window=\(window),burn-in=\(window * $0 / 100)" }
            })
    }

    private static func tasks(_ texts: [String]) throws(Failure) -> [ExperimentTask] {
        try texts.map { text throws(Failure) in try ExperimentTask(TaskText(text)) }
    }

    /// The preset of a name, or the experiment in the file at a path.
    ///
    /// - Throws: `Failure` of kind `usage` for a word that is neither, `missingInput` if the file cannot be read.
    package static func named(_ nameOrPath: String) throws(Failure) -> TrainingExperiment {
        if let preset = try preset(named: nameOrPath) { return preset }
        let isPath =
            nameOrPath.contains("/") || nameOrPath.hasSuffix(".yaml") || nameOrPath.hasSuffix(".yml")
            || HeldFolder.Entry(at: nameOrPath) != .nothing
        guard isPath else {
            let suggestion = nameOrPath.nearest(in: presetNames).map { " Did you mean `\($0)`?" } ?? ""
            throw Failure(
                .usage,
                """
                There is no training experiment called `\(nameOrPath.shortened)`.\(suggestion) The presets are \
                \(NumberText.list(presetNames)); a file is named by its path, such as ./mine.yaml.
                """)
        }
        return try TrainingFile.read(contentsOf: nameOrPath)
    }
}
