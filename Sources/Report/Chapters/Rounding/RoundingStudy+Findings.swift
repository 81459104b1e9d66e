import MemoryExperiment
import Recurrent
import Statistics
import Support

extension RoundingStudy {
    /// What the figures show: the plateaus, how bitwise times depend on inputs and networks, and the growth of lifetimes.
    var findings: [String] {
        series.flatMap { [$0.plateau, $0.dependence, $0.spread(at: inputSize)] }.filter { !$0.isEmpty } + growth
    }

    /// The growth of the lifetimes, or why it is not known, in sentences.
    var growth: [String] {
        let known = series.compactMap(\.growth)
        let unknown = series.filter { $0.law == nil }
        guard !unknown.isEmpty else { return known }
        let sizes = unknown.map { "\($0.name) has \($0.sizesWithLifetimes)" }
        return known + [
            """
            The growth of \(NumberText.list(unknown.map(\.name))) lifetimes cannot be estimated: a fit needs three hidden \
            sizes with sufficiently long, observed lifetimes; \(NumberText.list(sizes)).
            """
        ]
    }
}

extension RoundingStudy.Series {
    /// The slice as it stands before a noun, such as `LSTM` or `LSTM (float32)`.
    fileprivate var name: String { title == slice.cell.title ? title : "\(slice.cell.title) (\(variant))" }

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
        let both = states.map { ", \(RoundingText.percent($0)) in output or cell state" } ?? ""
        return """
            On the \(name) plateau at hidden size \(NumberText.grouped(cell.hiddenSize)), \
            \(RoundingText.percent(outputs)) of units differ in their outputs\(both).
            """
    }

    /// The hidden sizes at which no run reached bit-identical states.
    private var survivingCells: [RoundingStudy.Cell] { cells.filter { $0.identity.events == 0 } }

    /// The smallest hidden size at which no run reached bit-identical states, with a lower bound of its mean lifetime.
    var leastSurvivor: (size: Int, bound: Double)? {
        survivingCells.first.flatMap { cell in cell.regime.lifetimeBound.map { (cell.hiddenSize, $0) } }
    }

    /// The hidden sizes whose lifetimes a fit can use, in words.
    fileprivate var sizesWithLifetimes: String {
        let usable = cells.filter { $0.regime.isMetastable && ($0.regime.exponential?.weight ?? 0) > 0 }
            .map(\.hiddenSize)
        return usable.isEmpty ? "none" : "only \(NumberText.list(usable.map(NumberText.grouped)))"
    }

    /// The dependence of bitwise times on the input size, in a sentence; empty if it is not known.
    var dependence: String { inputs?.sentence(name) ?? "" }

    /// How much of the spread of bitwise times lies between networks, in a sentence; empty if each network has one input
    /// stream, or if no hidden size with a plateau has all its times.
    func spread(at inputSize: Int) -> String {
        let known = cells.last { $0.regime.isMetastable && $0.regime.components != nil }
        guard let known, let components = known.regime.components else { return "" }
        return """
            At input size \(NumberText.grouped(inputSize)) and hidden size \(NumberText.grouped(known.hiddenSize)), \
            \(NumberText.percent(components.shareBetween)) of the variance of the logarithm of \(name) steps to \
            bit-identical states lies between networks, and \(NumberText.percent(1 - components.shareBetween)) between the \
            input streams of one network.
            """
    }

    /// The growth of the lifetime, in sentences; nil if it is not known.
    fileprivate var growth: String? {
        guard let law else { return nil }
        let sizes = law.hiddenSizes
        return """
            Over hidden sizes \(NumberText.grouped(sizes[0])) to \(NumberText.grouped(sizes[sizes.count - 1])), the mean \
            \(name) lifetime grows as e^(αn) with α = \(RoundingText.rate(law)). Ten more units multiply it by \(RoundingText.factor(law, units: 10)).
            """
    }
}
