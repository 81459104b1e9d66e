import MemoryExperiment
import Recurrent
import Statistics
import Support

extension RoundingStudy {
    /// What the figures show: the plateau, the runs that never ended, and the growth of lifetimes.
    var findings: [String] {
        series.flatMap { [$0.plateau, $0.survivors, $0.growth].filter { !$0.isEmpty } }
    }
}

extension RoundingStudy.Series {
    /// The slice with the input size that is shown.
    private var titleWithInputSize: String { "\(title), input size \(NumberText.grouped(inputSize))" }

    /// Whether the recurrent cell has a state beside its output.
    var hasCellState: Bool { slice.cell.hasCellState }

    /// The largest hidden size that has a plateau, with the fraction of units whose outputs differ on it.
    var largestPlateau: (cell: RoundingStudy.Cell, outputs: MeanInterval)? {
        cells.reversed().lazy.compactMap { cell in cell.regime.plateau[.unequalOutputs].map { (cell, $0) } }.first
    }

    /// The plateau of the largest hidden size that has one, in a sentence; empty if none has.
    var plateau: String {
        guard let (cell, outputs) = largestPlateau else { return "" }
        let states = hasCellState ? cell.regime.plateau[.unequalStates] : nil
        let both = states.map { ", and the output or cell state of \(RoundingText.percent($0))" } ?? ""
        return """
            \(titleWithInputSize), hidden size \(NumberText.grouped(cell.hiddenSize)): on the plateau, the outputs of \
            \(RoundingText.percent(outputs)) of the units differ in some bit\(both).
            """
    }

    /// The hidden sizes of which no run became identical.
    private var survivingCells: [RoundingStudy.Cell] { cells.filter { $0.identity.events == 0 } }

    /// The smallest hidden size of which no run became identical, with a lower bound of its mean lifetime.
    var leastSurvivor: (size: Int, bound: Double)? {
        survivingCells.first.flatMap { cell in cell.regime.lifetimeBound.map { (cell.hiddenSize, $0) } }
    }

    /// The hidden sizes of which no run became identical, in a sentence; empty if there are none.
    var survivors: String {
        guard let bound = leastSurvivor?.bound else { return "" }
        let sizes = survivingCells.map(\.hiddenSize)
        return """
            \(titleWithInputSize), \(NumberText.sizes(sizes, "hidden size", "hidden sizes")): no run became identical within \
            the steps observed. If the end is equally likely at every step, the mean lifetime at hidden size \
            \(NumberText.grouped(sizes[0])) is at least \(RoundingText.bound(bound)) steps, with 97.5\u{A0}% confidence.
            """
    }

    /// The growth of the lifetime, or why it is not known, in a sentence.
    var growth: String {
        guard let law else {
            let usable = cells.filter { $0.regime.isMetastable && $0.regime.exponential != nil }
                .map { NumberText.grouped($0.hiddenSize) }
            let those =
                usable.isEmpty
                ? "none qualifies here"
                : usable.count > 1
                    ? "here, sizes \(NumberText.list(usable)) qualify" : "here, only size \(usable[0]) qualifies"
            return """
                \(title): the growth of lifetimes is not identified. It takes three hidden sizes whose lifetimes are \
                long enough and end within the steps observed; \(those).
                """
        }
        let sizes = law.hiddenSizes
        return """
            \(title): over hidden sizes \(NumberText.grouped(sizes[0])) to \
            \(NumberText.grouped(sizes[sizes.count - 1])), the mean lifetime grows as e^(αn) with α = \
            \(RoundingText.rate(law)). Ten more units multiply it by \(RoundingText.factor(law, units: 10)).
            """
    }
}
