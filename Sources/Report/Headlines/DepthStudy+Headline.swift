import MemoryExperiment
import Recurrent

extension DepthStudy {
    /// How memory changes from the flattest to the deepest stack of the largest size, in a line; nil where runs are
    /// censored.
    var headline: String? {
        let changes = cells.compactMap { cell -> String? in
            guard let line = lines.last(where: { $0.cell == cell }), let first = line.steps.first?.mean,
                let last = line.steps.last?.mean
            else { return nil }
            return """
                the \(cell.title) of \(NumberText.count(line.hiddenSize, "unit", "units")) from \(NumberText.fixed(first, decimals: 1)) to \
                \(NumberText.fixed(last, decimals: 1))
                """
        }
        guard changes.count == cells.count, !changes.isEmpty, let first = layers.first, let last = layers.last else {
            return nil
        }
        return """
            From \(NumberText.count(first, "layer", "layers")) to \(NumberText.grouped(last)), steps \
            \(criterion.words.goal) go in \(NumberText.list(changes))
            """
    }
}
