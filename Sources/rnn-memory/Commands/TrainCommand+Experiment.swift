import ArgumentParser
import MemoryExperiment
import Training

extension TrainCommand {
    /// Requires either a task or an experiment, which has the settings of its trainings.
    ///
    /// - Throws: `ValidationError` that names the option that is not allowed.
    func requireTaskOrExperiment() throws {
        guard experiment.experiment != nil else {
            guard task != nil else {
                throw ValidationError("Give a task, such as delayed-recall:delay=10, or an --experiment.")
            }
            guard !experiment.dryRun else { throw ValidationError("--dry-run is allowed only with --experiment.") }
            return
        }
        guard task == nil else { throw ValidationError("Give a task or an --experiment, not both.") }
        let given: [(name: String, isGiven: Bool)] = [
            ("cell", cell != .lstm), ("hidden-size", hiddenSize != 32), ("layers", layers != 1),
            ("recurrent", recurrent != .uniformRecurrent), ("forget-bias", forgetBias != nil),
            ("input", input != nil), ("checkpoints", checkpoints != nil), ("test-every", testEvery != 25),
            ("run", training.run != 1), ("seed", training.seed != Experiment.post.settings.seed),
        ]
        if let wrong = given.first(where: \.isGiven) {
            throw ValidationError(
                "--\(wrong.name) is not allowed with --experiment: write it into the experiment’s file.")
        }
        guard training.settings == TrainingSettings() else {
            throw ValidationError(
                "The settings of trainings are not options of an --experiment: write them into its file.")
        }
    }
}
