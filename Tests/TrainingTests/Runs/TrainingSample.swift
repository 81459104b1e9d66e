import Recurrent
import Training

/// Small trainings.
enum TrainingSample {
    /// The cells, with tasks that between them have both losses, windows that continue, and several outputs.
    static let names = ["lstm-recall", "gru-copy", "elman-flip-flop", "lstm-recording"]

    static func plan(_ name: String, updates: Int = 12, batch: Int = 40, precision: Precision = .float32) throws
        -> TrainingPlan
    {
        var settings = TrainingSettings()
        settings.updates = updates
        settings.batch = batch
        settings.weightDecay = 0.01
        settings.precision = precision
        let parts: (cell: Cell, sizes: [Int], task: String) =
            switch name {
            case "lstm-recall": (.lstm, [7], "delayed-recall:delay=3")
            case "gru-copy": (.gru(.afterProduct), [6, 5], "copy:symbols=4,length=2,delay=3")
            case "elman-flip-flop": (.elman, [9], "flip-flop:bits=2,steps=20")
            default: (.lstm, [4], "recording:window=20,burn-in=5,placement=consecutive")
            }
        return try TrainingPlan(
            cell: parts.cell, hiddenSizes: parts.sizes, initialization: .uniformRecurrent(forgetBias: 0),
            task: task(parts.task), settings: settings, seed: 7, run: 2)
    }

    /// The task of a text, with a recording if it reads one.
    private static func task(_ text: String) throws -> TrainingTask {
        let text = try TaskText(text)
        guard text.needsRecording else { return try text.task() }
        let rows = (0..<12_000).map { (index: Int) -> Double in
            let (square, place) = (index * index % 97, index % 13)
            return Double(square) / 97 - Double(place) / 26
        }
        return try text.task(recording: (rows, 2))
    }

    /// The training after all its updates.
    static func trained(_ plan: TrainingPlan, threads: Int = 1) async throws -> Trainer {
        let trainer = Trainer(plan, threads: threads)
        while trainer.state.updates < plan.settings.updates { try await trainer.update() }
        return trainer
    }
}
