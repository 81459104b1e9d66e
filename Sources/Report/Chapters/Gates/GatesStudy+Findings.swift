import MemoryExperiment
import Recurrent
import Support

extension GatesStudy {
    /// How often the recurrent cell remembers longer than each other one, with few inputs and with many, in sentences.
    var findings: [String] {
        others.flatMap { other -> [String] in
            let comparisons = comparisons.filter { $0.other == other }
            let ends = inputSizes.count > 1 ? [0, inputSizes.count - 1] : [0]
            return ends.flatMap { index in
                [example(beside: other, at: index), tally(comparisons, beside: other, at: index)].compactMap(\.self)
            }
        }
    }

    /// The medians of the largest hidden size at which both are known and above 0.
    func medians(beside other: CellKind, at index: Int) -> (hiddenSize: Int, one: Double, other: Double)? {
        hiddenSizes.reversed().lazy.compactMap { hiddenSize in
            guard let one = line(of: cell, hiddenSize: hiddenSize)?.steps,
                let two = line(of: other, hiddenSize: hiddenSize)?.steps,
                one.indices.contains(index), two.indices.contains(index), let first = one[index].median,
                let second = two[index].median, first > 0, second > 0
            else { return nil }
            return (hiddenSize, first, second)
        }.first
    }

    private func example(beside other: CellKind, at index: Int) -> String? {
        guard let medians = medians(beside: other, at: index) else { return nil }
        return """
            With \(inputs(index)) and \(NumberText.count(medians.hiddenSize, "unit", "units")), the \(cell.noun) takes \
            \(CellText.halves(medians.one)) steps \(criterion.words.goal), the \(other.noun) \
            \(CellText.halves(medians.other)) (medians).
            """
    }

    private func tally(_ comparisons: [Comparison], beside other: CellKind, at index: Int) -> String? {
        let counted = comparisons.filter { $0.tallies[index].count > 0 }
        guard let count = counted.map({ $0.tallies[index].count }).max() else { return nil }
        let longer = counted.map { $0.tallies[index].longer }
        guard let least = longer.min(), let most = longer.max() else { return nil }
        let times = least == most ? "\(least)" : "\(least) to \(most)"
        return """
            With \(inputs(index)), the \(cell.noun) remembers longer than the \(other.noun) at \(times) of the \
            \(NumberText.count(count, "hidden size", "hidden sizes"))\(counted.count > 1 ? ", depending on the criterion" : "").
            """
    }

    private func inputs(_ index: Int) -> String { NumberText.count(inputSizes[index], "input", "inputs") }
}

extension GatesStudy {
    /// Which recurrent cell remembers longer with the fewest inputs, in a line; nil if no median is known.
    var headline: String? {
        guard let other = others.first, let medians = medians(beside: other, at: 0) else { return nil }
        let ratio = medians.one / medians.other
        let factor = NumberText.fixed(ratio >= 1 ? ratio : 1 / ratio, decimals: 1)
        guard factor != "1.0" else { return nil }
        let (longer, shorter) = ratio > 1 ? (cell, other) : (other, cell)
        return """
            At \(inputs(0)), \(NumberText.grouped(medians.hiddenSize))-unit \(longer.title) memory is \
            \(factor) times \(shorter.title) memory
            """
    }
}
