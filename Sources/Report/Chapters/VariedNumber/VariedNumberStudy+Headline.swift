import MemoryExperiment
import Recurrent
import Support

extension VariedNumberStudy {
    /// The value at which forgetting ends, or the change of memory over all values, in a line; nil if neither is known.
    var headline: String? { crossing ?? change }

    /// Between which values of the number the exponents of the largest networks change their sign.
    private var crossing: String? {
        guard let hiddenSize = lines.map(\.hiddenSize).max() else { return nil }
        let parts = lines.filter { $0.hiddenSize == hiddenSize }.compactMap { line -> String? in
            line.signChanges.first(where: \.isUpwards).map { change in
                let ends = [change.values.lower, change.values.upper].map(NumberText.shortest)
                return "\(ends[0])…\(ends[1]) (\(line.cell.title))"
            }
        }
        guard !parts.isEmpty else { return nil }
        let sentence = "Forgetting ends at \(name) \(NumberText.list(parts))"
        return Wording.headline(
            "\(sentence) with \(NumberText.count(hiddenSize, "unit", "units"))", sentence)
    }

    /// The steps at both ends of the number, for the largest size of each recurrent cell.
    private var change: String? {
        // Without inputs both sequences are the same from the start, which tells nothing about memory.
        let telling = values.filter { setting != .inputScale || $0 != 0 }
        guard let least = telling.first, let most = telling.last, least < most else { return nil }
        let changes = cells.compactMap { cell -> (title: String, start: Double, end: Double)? in
            guard let line = lines.last(where: { $0.cell == cell }),
                let start = line.points.first(where: { $0.value == least })?.steps.median,
                let end = line.points.first(where: { $0.value == most })?.steps.median, start > 0
            else { return nil }
            return (cell.title, start, end)
        }
        guard changes.count == cells.count, !changes.isEmpty else { return nil }
        let subject = "From \(name) \(NumberText.shortest(least)) to \(NumberText.shortest(most)), steps"
        if let change = changes.first, changes.count == 1 {
            let verb = change.end < change.start ? "fall" : "rise"
            let steps = "from \(CellText.halves(change.start)) to \(CellText.halves(change.end))"
            let range = "\(NumberText.shortest(least))–\(NumberText.shortest(most))"
            return change.end == change.start
                ? nil : Wording.headline("\(change.title) steps \(verb) \(steps) with \(name) (\(range))")
        }
        let shares = changes.map { change in
            let share = change.end / change.start - 1
            return "\(share > 0 ? "+" : "")\(NumberText.percent(share)) (\(change.title))"
        }
        return Wording.headline(
            "\(subject) change by \(NumberText.list(shares))", "\(subject) change \(shares.joined(separator: ", "))")
    }
}
