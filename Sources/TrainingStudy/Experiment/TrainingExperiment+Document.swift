import Analysis
import Recurrent
import Support
import Training

extension TrainingExperiment {
    /// The complete experiment as the text of a file, one line per key.
    package var yaml: String {
        "\(TrainingFile.key):\n"
            + TrainingFileKey.allCases.map { "  \($0.rawValue): \(document(of: $0).flow)\n" }.joined()
    }

    private func document(of key: TrainingFileKey) -> Document {
        switch key {
        case .name: .text(name)
        case .cells: .list(cells.map(\.document))
        case .hiddenSizes: .list(hiddenSizes.map { .integer($0) })
        case .tasks: .list(tasks.map { .text($0.text) })
        case .runs: .integer(runs)
        case .updates: .integer(settings.updates)
        case .batch: .integer(settings.batch)
        case .learningRate: .number(settings.learningRate)
        case .finalLearningRate: .number(settings.finalLearningRate)
        case .clip: .number(settings.clippingNorm)
        case .weightDecay: .number(settings.weightDecay)
        case .precision: .text(settings.precision.rawValue)
        case .seed: .natural(seed)
        case .checkpoints: .list(measuredUpdates.map { .integer($0) })
        case .starts: .integer(starts)
        case .tolerances: .list(tolerances.map { .text($0.text) })
        case .horizon: .integer(horizon)
        }
    }
}

extension TrainedCell {
    fileprivate var document: Document {
        guard forgetBias != 0 else { return .text(kind.rawValue) }
        return .record([
            Document.Field(TrainedCellKey.cell.rawValue, .text(kind.rawValue)),
            Document.Field(TrainedCellKey.forgetBias.rawValue, .number(forgetBias)),
        ])
    }
}
