import Charts
import MemoryExperiment
import Recurrent

extension Figure {
    /// Reduced χ² of every reading's first counts, a row for each criterion.
    ///
    /// - Throws: `Unavailable` if nothing is known of any reading's χ².
    static func forensics(name: String, _ forensics: Forensics) throws(Unavailable) -> Figure {
        let title = "How far readings of the post are from its numbers"
        let headline = forensics.headline ?? title
        let rankings = forensics.rankings.filter { $0.cells.count == 1 }
        guard
            rankings.contains(where: {
                $0.readings.contains { $0.reading.measure == .first && $0.agreement.isDrawable }
            })
        else {
            throw Unavailable(
                """
                All readings have censored runs, and the steps observed do not tell whether their means are far from the \
                published ones: of no χ² is anything known.
                """)
        }
        let criteria = forensics.data.experiment.settings.criteria
        let chart = DotPlot(
            title: RichText(headline), axisTitle: "Reduced χ² (1: chance alone)", reference: 1,
            legend: forensics.keys,
            panels: rankings.map { ranking in
                DotPlot.Panel(
                    title: RichText(ranking.title),
                    rows: criteria.map { forensics.row(of: $0, in: ranking) })
            })
        let isBounded = rankings.contains { $0.readings.contains(where: \.agreement.isBound) }
        let readings = forensics.differences.isEmpty ? "criterion" : "reading"
        return Figure(
            name: name, title: title,
            caption: """
                Reduced χ² of each \(readings) (first counts), one row per criterion: the mean squared difference between \
                measured and published means, in units of the scatter that \(Forensics.scatter), on a logarithmic scale. \
                At the dashed line chance alone would explain the differences; the further right, the less it does.\
                \(forensics.differences.isEmpty ? "" : " The marks tell the networks apart, as the legend says.")\
                \(isBounded ? " An arrow stands where runs are censored: χ² is at least that." : "")
                """,
            alternativeText: "Rows of dots along a logarithmic axis. \(forensics.bestSentences)".trimmed, chart: chart)
    }
}

extension Forensics {
    fileprivate func row(of criterion: Criterion, in ranking: Ranking) -> DotPlot.Row {
        let order = Dictionary(
            uniqueKeysWithValues: data.experiment.variants.enumerated().map { ($1.name, $0) })
        let readings = ranking.readings
            .filter { $0.reading.criterion == criterion && $0.reading.measure == .first }
            .sorted { order[$0.reading.variant.name] ?? 0 < order[$1.reading.variant.name] ?? 0 }
        return DotPlot.Row(
            label: RichText(criterion.name),
            dots: readings.compactMap { ranked in
                guard ranked.agreement.isDrawable, let value = ranked.agreement.reducedChiSquare else { return nil }
                return DotPlot.Dot(
                    value, isBound: ranked.agreement.isBound, mark: mark(of: ranked.reading.variant, in: ranking),
                    name: name(of: ranked.reading.variant, in: ranking),
                    details: [
                        HotRegion.Detail("Reduced χ²", ranked.agreement.chiSquareText ?? "–"),
                        HotRegion.Detail("RMSE, steps", ranked.agreement.rootMeanSquareText),
                        HotRegion.Detail("Bias, steps", ranked.agreement.biasText),
                    ])
            })
    }

    /// Whatever the experiment's variants differ in, in words.
    private func name(of variant: Variant, in ranking: Ranking) -> String {
        let words = differences.compactMap { difference in
            difference.text(of: variant, cells: ranking.cells).map { "\(difference.head.lowercased()) \($0)" }
        }
        return words.isEmpty ? "χ²" : words.joined(separator: ", ")
    }

    private func mark(of variant: Variant, in ranking: Ranking) -> DotPlot.Mark {
        let settings = variant.settings
        let hasReset = ranking.cells.contains(.gru) && differences.contains(.resetGate)
        let isOrthogonal = settings.initialization.isOrthogonal
        return DotPlot.Mark(
            hasReset && !settings.resetAfter ? .square : .circle,
            isFilled: !differences.contains(.gates) || settings.gateActivation == .sigmoid,
            tone: differences.contains(.recurrentKernel) ? (isOrthogonal ? Self.dark : Self.bright) : Self.dark)
    }

    /// Places in an order whose colours differ in lightness and hue.
    private static let (dark, bright) = (0.25, 0.75)

    /// What the marks mean, one entry for each thing that tells two groups apart.
    fileprivate var keys: [DotPlot.Key] {
        var keys: [DotPlot.Key] = []
        if differences.contains(.recurrentKernel) {
            keys += [
                DotPlot.Key("orthogonal recurrent kernels", mark: DotPlot.Mark(tone: Self.dark)),
                DotPlot.Key("Glorot uniform", mark: DotPlot.Mark(tone: Self.bright)),
            ]
        }
        if differences.contains(.gates) {
            keys += [
                DotPlot.Key("logistic gates", mark: DotPlot.Mark()),
                DotPlot.Key("hard sigmoid gates", mark: DotPlot.Mark(isFilled: false)),
            ]
        }
        if differences.contains(.resetGate) {
            keys += [
                DotPlot.Key("reset after (GRU)", mark: DotPlot.Mark()),
                DotPlot.Key("reset before (GRU)", mark: DotPlot.Mark(.square)),
            ]
        }
        return keys
    }
}

extension PublishedAgreement {
    /// Whether there is a χ² that a logarithmic axis can show.
    fileprivate var isDrawable: Bool { chiSquareText != nil && (reducedChiSquare ?? 0) > 0 }
}

extension Initialization {
    /// Whether recurrent kernels are orthogonal.
    fileprivate var isOrthogonal: Bool {
        if case .glorotUniform(.orthogonal, _) = self { true } else { false }
    }
}
