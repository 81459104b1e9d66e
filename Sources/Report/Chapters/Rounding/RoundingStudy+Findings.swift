import MemoryExperiment
import Recurrent
import Statistics
import Support

extension RoundingStudy {
    /// What the figures show: the plateau, the runs that never ended, and the growth of lifetimes.
    var findings: [String] {
        series.flatMap { [$0.plateau, $0.survivors, $0.growth, $0.dependence, $0.spread].filter { !$0.isEmpty } }
    }
}

extension RoundingStudy.Series {
    /// The slice as it stands before a noun, such as `LSTM` or `LSTM (float32)`.
    private var name: String { named(slice.cell.title) }

    /// A name of the recurrent cell, with the variant if there are several.
    private func named(_ cell: String) -> String { title == slice.cell.title ? cell : "\(cell) (\(variant))" }

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
        let both = states.map { " In output or cell state, \(RoundingText.percent($0)) differ." } ?? ""
        return """
            On the \(name) plateau at input size \(NumberText.grouped(inputSize)) and hidden size \
            \(NumberText.grouped(cell.hiddenSize)), \(RoundingText.percent(outputs)) of units differ in their outputs.\(both)
            """
    }

    /// The hidden sizes at which no run reached bit-identical states.
    private var survivingCells: [RoundingStudy.Cell] { cells.filter { $0.identity.events == 0 } }

    /// The smallest hidden size at which no run reached bit-identical states, with a lower bound of its mean lifetime.
    var leastSurvivor: (size: Int, bound: Double)? {
        survivingCells.first.flatMap { cell in cell.regime.lifetimeBound.map { (cell.hiddenSize, $0) } }
    }

    /// The hidden sizes at which no run reached bit-identical states, in sentences; empty if there are none.
    var survivors: String {
        guard let bound = leastSurvivor?.bound else { return "" }
        let sizes = survivingCells.map(\.hiddenSize)
        return """
            For the \(named(slice.cell.noun)) at input size \(NumberText.grouped(inputSize)) and \
            \(NumberText.sizes(sizes, "hidden size", "hidden sizes")), no run reached bit-identical states within the steps \
            observed. If extinction is equally likely at every step, the mean lifetime at hidden size \
            \(NumberText.grouped(sizes[0])) is at least \(RoundingText.bound(bound)) steps, with 97.5\u{A0}% confidence.
            """
    }

    /// The dependence of bitwise times on the input size, in a sentence; empty if it is not known.
    var dependence: String { inputs?.sentence(name) ?? "" }

    /// How much of the spread of bitwise times lies between networks, in a sentence; empty if each network has one input
    /// stream, or if no hidden size with a plateau has all its times.
    var spread: String {
        let known = cells.last { $0.regime.isMetastable && $0.regime.components != nil }
        guard let known, let components = known.regime.components else { return "" }
        return """
            At input size \(NumberText.grouped(inputSize)) and hidden size \(NumberText.grouped(known.hiddenSize)), \
            \(NumberText.percent(components.shareBetween)) of the variance of the logarithm of \(name) steps to \
            bit-identical states lies between networks, and \(NumberText.percent(1 - components.shareBetween)) between the \
            input streams of one network.
            """
    }

    /// The growth of the lifetime, or why it is not known, in a sentence.
    var growth: String {
        guard let law else {
            let usable = cells.filter { $0.regime.isMetastable && ($0.regime.exponential?.weight ?? 0) > 0 }
                .map { NumberText.grouped($0.hiddenSize) }
            let those =
                usable.isEmpty
                ? "here, none qualifies"
                : usable.count > 1
                    ? "here, only hidden sizes \(NumberText.list(usable)) qualify"
                    : "here, only hidden size \(usable[0]) qualifies"
            return """
                The growth of \(name) lifetimes cannot be estimated. A fit needs three hidden sizes with sufficiently long, \
                observed lifetimes; \(those).
                """
        }
        let sizes = law.hiddenSizes
        return """
            Over hidden sizes \(NumberText.grouped(sizes[0])) to \(NumberText.grouped(sizes[sizes.count - 1])), the mean \
            \(name) lifetime grows as e^(αn) with α = \(RoundingText.rate(law)). Ten more units multiply it by \(RoundingText.factor(law, units: 10)).
            """
    }
}
