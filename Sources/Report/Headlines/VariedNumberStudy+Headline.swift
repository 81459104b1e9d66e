import MemoryExperiment
import Recurrent

extension VariedNumberStudy {
    /// Where forgetting ends, or how memory changes along the number, in a line; nil where neither is known.
    var headline: String? { crossing ?? change }

    /// Between which values of the number the exponents of the largest networks change their sign.
    private var crossing: String? {
        guard let hiddenSize = lines.map(\.hiddenSize).max() else { return nil }
        let parts = lines.filter { $0.hiddenSize == hiddenSize }.compactMap { line -> String? in
            let known = line.points.compactMap { point in point.exponent.map { (value: point.value, exponent: $0.mean) }
            }
            guard let change = zip(known, known.dropFirst()).first(where: { $0.exponent < 0 && $1.exponent >= 0 })
            else {
                return nil
            }
            return """
                between \(NumberText.shortest(change.0.value)) and \(NumberText.shortest(change.1.value)) \
                (\(line.cell.rawValue.uppercased()))
                """
        }
        guard !parts.isEmpty else { return nil }
        return """
            With \(NumberText.count(hiddenSize, "unit", "units")), forgetting ends at a \(name) \
            \(NumberText.list(parts))
            """
    }

    /// The steps at both ends of the number, for the largest size of each cell.
    private var change: String? {
        guard let least = values.first, let most = values.last, least < most else { return nil }
        let parts = cells.compactMap { cell -> String? in
            guard let line = lines.last(where: { $0.cell == cell }), let first = line.points.first?.steps,
                let last = line.points.last?.steps, let start = first.median
            else { return nil }
            let end = last.median.map(CellText.halves) ?? CellText.bound(last.medianBound ?? sharedSteps)
            return
                "the \(cell.rawValue.uppercased()) of \(NumberText.count(line.hiddenSize, "unit", "units")) from \(CellText.halves(start)) to \(end)"
        }
        guard parts.count == cells.count, !parts.isEmpty else { return nil }
        return """
            As the \(name) goes from \(NumberText.shortest(least)) to \(NumberText.shortest(most)), steps \
            \(Wording.goal(of: criterion)) go in \(NumberText.list(parts))
            """
    }
}
