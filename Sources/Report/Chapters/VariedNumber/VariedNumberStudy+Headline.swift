import MemoryExperiment
import Recurrent
import Support

extension VariedNumberStudy {
    /// Where forgetting ends, or how memory changes along the number, in a line; nil where neither is known.
    var headline: String? { crossing ?? change }

    /// Between which values of the number the exponents of the largest networks change their sign.
    private var crossing: String? {
        guard let hiddenSize = lines.map(\.hiddenSize).max() else { return nil }
        let parts = lines.filter { $0.hiddenSize == hiddenSize }.compactMap { line -> String? in
            line.signChanges.first(where: \.isUpwards).map { "\($0.range) (\(line.cell.title))" }
        }
        guard !parts.isEmpty else { return nil }
        return """
            With \(NumberText.count(hiddenSize, "unit", "units")), forgetting ends at a \(name) \
            \(NumberText.list(parts))
            """
    }

    /// The steps at both ends of the number, for the largest size of each cell.
    private var change: String? {
        // Without inputs both sequences are the same from the beginning, which says nothing about memory.
        let telling = values.filter { setting != .inputScale || $0 != 0 }
        guard let least = telling.first, let most = telling.last, least < most else { return nil }
        let parts = cells.compactMap { cell -> String? in
            guard let line = lines.last(where: { $0.cell == cell }),
                let first = line.points.first(where: { $0.value == least })?.steps,
                let last = line.points.first(where: { $0.value == most })?.steps, let start = first.median
            else { return nil }
            let end = last.median.map(CellText.halves) ?? CellText.bound(last.medianBound ?? sharedSteps)
            return
                "the \(cell.title) of \(NumberText.count(line.hiddenSize, "unit", "units")) from \(CellText.halves(start)) to \(end)"
        }
        guard parts.count == cells.count, !parts.isEmpty else { return nil }
        return """
            As the \(name) goes from \(NumberText.shortest(least)) to \(NumberText.shortest(most)), steps \
            \(criterion.words.goal) go in \(NumberText.list(parts))
            """
    }
}
