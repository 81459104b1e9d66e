import MemoryExperiment
import Recurrent
import Report
import Statistics
import Testing

/// The figures of built-in experiments, from few runs.
enum PresetFigures {
    /// The figures of a preset with two runs per setting.
    static func all(of preset: String) throws -> [Figure] {
        let catalogue = FigureCatalogue(try data(of: preset))
        let figures = catalogue.reported.compactMap { try? catalogue.figure($0) }
        try #require(!figures.isEmpty)
        return figures
    }

    /// The data of a preset with two runs per setting.
    static func data(of preset: String) throws -> ReportData {
        var experiment = try Experiment.named(preset)
        experiment.plan.runs = 2
        if preset == "coalescence" { experiment.plan.hiddenSizes = [4, 8, 16, 32, 64] }
        let steps = experiment.settings.sharedSteps
        return Forgetting.data(
            experiment,
            exponents: { key in
                (0..<key.cell.layers).map { -0.5 + 0.004 * Double(key.cell.hiddenSize) + 0.02 * Double($0 + key.run) }
            },
            first: { key, criterion in
                let size = key.cell.hiddenSize
                if size >= 64, criterion == .bitwiseState || criterion == .bitwiseOutput { return .censored(at: steps) }
                return .observed(min(steps - 1, size < 2 ? key.run : 12 * size + 40 * key.run))
            })
    }
}
