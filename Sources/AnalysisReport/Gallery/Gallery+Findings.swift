import Analysis
import Support

/// How much longer a network remembers than an untrained one on the same input.
struct MemoryRatio {
    /// The quotient of the medians, of which the untrained one counts as at least a step.
    let quotient: Double
    /// Whether it is only a lower bound.
    let isBound: Bool

    /// The quotient of a network; nil if its untrained median is not known.
    init?(_ network: GalleryNetwork, to tolerance: Tolerance) {
        guard let trained = network.trained.count(to: tolerance),
            let untrained = network.untrained?.memory.count(to: tolerance), !untrained.median.isBound
        else { return nil }
        quotient = trained.median.steps / max(untrained.median.steps, 1)
        isBound = trained.median.isBound
    }

    /// The quotient as text: whole if it is large, rounded down if it is a bound.
    var text: String { (isBound ? "≥\u{A0}" : "") + (isBound ? Self.least(quotient) : Self.nearest(quotient)) }

    /// A number that a quotient is at least.
    static func least(_ quotient: Double) -> String {
        quotient < 10
            ? NumberText.fixed((quotient * 10).rounded(.down) / 10, decimals: 1)
            : NumberText.fixed(quotient.rounded(.down), decimals: 0)
    }

    private static func nearest(_ quotient: Double) -> String {
        NumberText.fixed(quotient, decimals: quotient < 10 ? 1 : 0)
    }
}

extension Gallery {
    /// The quotient from which a network counts as remembering longer.
    private static let leastChange = 1.25

    /// The quotients on recordings, or on noise if no network read a recording.
    private var ratios: [MemoryRatio] { rows.flatMap(\.leading).compactMap { MemoryRatio($0, to: tolerance) } }

    /// What the figure shows, in at most a dozen words.
    public var headline: String {
        let ratios = ratios
        let longer = ratios.filter { $0.quotient >= Self.leastChange }
        guard let least = ratios.map(\.quotient).min() else {
            return "Memory of \(NumberText.count(rows.count, "network", "networks"))"
        }
        let onNoise = rows.flatMap(\.leading).map(\.input.isNoise)
        let scope = !onNoise.contains(false) ? " on noise" : !onNoise.contains(true) ? " on recordings" : ""
        let nouns = ratios.count == rows.count ? ("network", "networks") : ("case", "cases")
        guard longer.count == ratios.count else {
            let count = NumberText.count(ratios.count, nouns.0, nouns.1)
            return "Training lengthens memory in \(longer.count) of \(count)\(scope)"
        }
        let factor = MemoryRatio.least(least)
        guard ratios.count > 1 else { return "Training lengthens memory \(factor)-fold or more\(scope)" }
        let all = ratios.count == 2 ? "both" : "all \(NumberText.grouped(ratios.count))"
        return "Training lengthens memory at least \(factor)-fold in \(all) \(nouns.1)\(scope)"
    }

    /// What was found, in sentences.
    package var findings: [String] {
        let agreement = tolerance.agreement(outputs: 2)
        let ratio =
            ratios.isEmpty
            ? nil
            : """
            A ratio divides the median over starts of the trained network by that of one untrained network on the same \
            input; outputs agree if they are \(agreement).
            """
        return ["\(headline).", ratio, extremes, bounds, draws].compactMap(\.self)
    }

    /// The longest and the shortest memory; nil for a single network.
    private var extremes: String? {
        guard rows.count > 1, let first = rows.first, let last = rows.last, let longest = first.longest(to: tolerance),
            let shortest = last.longest(to: tolerance)
        else { return nil }
        return """
            \(first.label) remembers longest, \(longest) on \(first.leading[0].input.label); \(last.label) shortest, \
            \(shortest) on \(last.leading[0].input.label).
            """
    }

    /// How many medians are lower bounds; nil if none is.
    private var bounds: String? {
        let medians = analyses.compactMap { $0.trained.count(to: tolerance)?.median }
        let count = medians.count(where: \.isBound)
        guard count > 0 else { return nil }
        return """
            Of \(NumberText.count(medians.count, "median", "medians")) of trained networks, \(NumberText.grouped(count)) \
            \(count == 1 ? "is a lower bound" : "are lower bounds"), because runs ended too early to show when half of the \
            starts had settled.
            """
    }

    /// How untrained networks were drawn; nil if there are none.
    var draws: String? {
        let used = Set(analyses.compactMap(\.untrained?.initialization))
        let kinds = AnalysisSettings.UntrainedInitialization.allCases.filter(used.contains)
        guard !kinds.isEmpty else { return nil }
        let words = kinds.map { kind in
            let names = rows.filter { $0.analyses.contains { $0.untrained?.initialization == kind } }.map(\.label)
            return kinds.count == 1 ? kind.words : "\(kind.words) for \(NumberText.list(names))"
        }
        return "Each untrained network is one draw: \(words.joined(separator: "; "))."
    }
}

extension Gallery.Row {
    /// The median of the first leading analysis in steps and time.
    fileprivate func longest(to tolerance: Tolerance) -> String? {
        guard let network = leading.first, let median = network.trained.count(to: tolerance)?.median else { return nil }
        return (median.isBound ? "at least " : "a median of ") + network.text.full(median.steps)
    }
}

extension AnalysisSettings.UntrainedInitialization {
    /// How weights are drawn, in words.
    var words: String {
        switch self {
        case .uniformRecurrent: "uniform weights as PyTorch draws them"
        case .post: "Glorot-uniform and orthogonal weights with a forget bias of 1"
        }
    }
}
