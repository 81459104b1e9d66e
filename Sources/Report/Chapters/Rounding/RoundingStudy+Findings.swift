import MemoryExperiment
import Recurrent
import Statistics
import Support

extension RoundingStudy {
    /// What the figures show: the plateaus, how bitwise times depend on inputs and networks, and the growth of lifetimes.
    var findings: [[String]] {
        [plateaus, [dependence, spread].compactMap(\.self), growth]
    }

    /// The shares of units that differ on plateaus, in sentences: one if all are of one hidden size.
    private var plateaus: [String] {
        let known = series.compactMap { series in series.largestPlateau.map { (series, $0.cell, $0.outputs) } }
        guard let (_, cell, _) = known.first, known.count > 1, Set(known.map(\.1.hiddenSize)).count == 1 else {
            return series.map(\.plateau).filter { !$0.isEmpty }
        }
        let outputs = known.map { "\(NumberText.percent($2.mean)) of \($0.name) outputs" }
        let states = known.compactMap { series, cell, _ in
            series.hasCellState
                ? cell.regime.plateau[.unequalStates].map { "\(NumberText.percent($0.mean)) of \(series.name) units" }
                : nil
        }
        let clause = states.isEmpty ? "" : "; with cell states, \(NumberText.list(states)) do"
        return [
            """
            On the plateau at hidden size \(NumberText.grouped(cell.hiddenSize)), \(NumberText.list(outputs)) \
            differ\(clause).
            """
        ]
    }

    /// By how much the input size changes the time until states are bit-identical, in a sentence; nil if that is not known.
    private var dependence: String? {
        let factors = series.compactMap { series in
            series.inputs.map { inputs in
                "\(inputs.factorText) (\(series.title), \(NumberText.count(inputs.hiddenSize, "unit", "units")))"
            }
        }
        guard !factors.isEmpty else { return nil }
        let factor = factors.count > 1 ? "factors" : "a factor"
        return """
            The median time to bit-identical states also depends on the input size, by \(factor) of up to \
            \(NumberText.list(factors)).
            """
    }

    /// How much of the spread of bitwise times lies between networks, in a sentence; nil if each network has one input stream,
    /// or if no hidden size with a plateau has all its times.
    private var spread: String? {
        let shares = series.compactMap { series in series.shareBetweenNetworks.map { (series.title, $0) } }
        guard !shares.isEmpty else { return nil }
        let texts = shares.map { "\(NumberText.percent($0.1.share)) (\($0.0), \($0.1.hiddenSize) units)" }
        return """
            Of the variance of the logarithm of \(dependence == nil ? "the time to bit-identical states" : "that time"), \
            \(NumberText.list(texts)) \
            \(texts.count > 1 ? "lie" : "lies") between networks, the rest between the input streams of one network.
            """
    }

    /// The growth of the lifetimes, or why it is not known, in sentences.
    var growth: [String] {
        let known = series.compactMap(\.growth)
        let unknown = series.filter { $0.law == nil }
        guard !unknown.isEmpty else { return known }
        let sizes = unknown.map { "\($0.sizesWithLifetimes) (\($0.name))" }
        return known + [
            """
            The growth rate α of \(NumberText.list(unknown.map(\.name))) lifetimes cannot be estimated: a fit needs plateaus \
            that end at three hidden sizes; they end at \(NumberText.list(sizes)).
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
        return usable.isEmpty ? "none" : NumberText.list(usable.map(NumberText.grouped))
    }

    /// The share of the variance of the logarithm of bitwise times that lies between networks, at the largest hidden size with
    /// a plateau and all its times; nil if there is none.
    fileprivate var shareBetweenNetworks: (hiddenSize: Int, share: Double)? {
        cells.last { $0.regime.isMetastable && $0.regime.components != nil }.flatMap { cell in
            cell.regime.components.map { (cell.hiddenSize, $0.shareBetween) }
        }
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
