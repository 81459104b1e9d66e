import MemoryExperiment

extension RoundingStudy {
    /// What the figures show: the plateau, those that never ended, and how lifetimes grow.
    var findings: [String] {
        series.flatMap { [$0.plateau, $0.survivors, $0.growth].filter { !$0.isEmpty } }
    }
}

extension RoundingStudy.Series {
    /// The slice with the input size that is shown.
    private var titleWithInputSize: String { "\(title), input size \(NumberText.grouped(inputSize))" }

    /// Whether the cell has a state beside its output.
    var hasCellState: Bool { slice.cell.hasCellState }

    /// The largest output size that has a plateau, with the fraction of units whose outputs differ on it.
    var largestPlateau: (cell: RoundingStudy.Cell, outputs: MeanInterval)? {
        cells.reversed().lazy.compactMap { cell in cell.regime.plateau[.unequalOutputs].map { (cell, $0) } }.first
    }

    /// The plateau of the largest output size that has one, in a sentence; nothing where none has.
    var plateau: String {
        guard let (cell, outputs) = largestPlateau else { return "" }
        let states = hasCellState ? cell.regime.plateau[.unequalStates] : nil
        let both = states.map { ", and the output or cell state of \(RoundingText.percent($0))" } ?? ""
        return """
            \(titleWithInputSize), output size \(NumberText.grouped(cell.hiddenSize)): once nothing but rounding keeps the \
            sequences apart, the outputs of \(RoundingText.percent(outputs)) of the units differ in some bit\(both).
            """
    }

    /// The output sizes of which no run became identical.
    private var survivingCells: [RoundingStudy.Cell] { cells.filter { $0.identity.events == 0 } }

    /// The least output size of which no run became identical, with what its mean lifetime is at least.
    var leastSurvivor: (size: Int, bound: Double)? {
        survivingCells.first.flatMap { cell in cell.regime.lifetimeBound.map { (cell.hiddenSize, $0) } }
    }

    /// The output sizes of which no run became identical, in a sentence; nothing where there are none.
    var survivors: String {
        guard let bound = leastSurvivor?.bound else { return "" }
        let sizes = survivingCells.map(\.hiddenSize)
        return """
            \(titleWithInputSize): of the runs with \(NumberText.sizes(sizes, "output size", "output sizes")) \
            none became identical within the steps observed. If the end is equally likely at every step, \
            \(sizes.count > 1 ? "already at \(NumberText.grouped(sizes[0])) " : "")the mean lifetime is at least \(RoundingText.bound(bound)) \
            steps, with 97.5\u{A0}% confidence.
            """
    }

    /// How the lifetime grows, or why that is not known, in a sentence.
    var growth: String {
        guard let law else {
            let usable = cells.filter { $0.regime.isMetastable && $0.regime.exponential != nil }
                .map { NumberText.grouped($0.hiddenSize) }
            let those =
                usable.isEmpty
                ? "none does here"
                : usable.count > 1
                    ? "here sizes \(NumberText.list(usable)) do" : "here size \(usable[0]) does"
            return """
                \(title): how lifetimes grow is not identified. That takes three output sizes whose lifetimes are \
                long enough and end within the steps observed; \(those).
                """
        }
        let sizes = law.hiddenSizes
        return """
            \(title): over output sizes \(NumberText.grouped(sizes[0])) to \
            \(NumberText.grouped(sizes[sizes.count - 1])) the mean lifetime grows as e^(αn) with α = \
            \(RoundingText.rate(law)), so that ten units more make it \
            \(RoundingText.factor(law, units: 10)) times as long.
            """
    }
}
