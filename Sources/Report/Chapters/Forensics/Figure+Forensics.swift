import Charts
import MemoryExperiment
import Recurrent
import Support

extension Figure {
    /// Reduced χ² of every reading of the measure `first`, a row for each criterion.
    ///
    /// - Throws: `Unavailable` if no reading of this measure has a known χ².
    static func forensics(name: String, _ forensics: Forensics) throws(Unavailable) -> Figure {
        let title = "Distance of readings from the published means"
        let headline = forensics.headline ?? title
        let rankings = forensics.rankings.filter { $0.cells.count == 1 }
        guard
            rankings.contains(where: {
                $0.readings.contains { $0.reading.measure == .first && $0.agreement.isDrawable }
            })
        else {
            throw Unavailable(
                """
                No χ² is known: every reading has censored runs, and the steps observed do not show how far its means are \
                from the published ones.
                """)
        }
        let criteria = forensics.criteriaByFit(in: rankings)
        // A logarithmic axis has no place for 0.
        let band = forensics.chanceInterval.flatMap { $0.lowerBound > 0 ? $0 : nil }
        let chart = DotPlot(
            title: RichText(headline), axisTitle: "Reduced χ² (1: chance alone)", reference: 1,
            band: band, legend: forensics.keys,
            panels: rankings.map { ranking in
                DotPlot.Panel(
                    title: RichText(ranking.title),
                    rows: criteria.map { forensics.row(of: $0, in: ranking) })
            })
        let isBounded = rankings.contains { $0.readings.contains(where: \.agreement.isBound) }
        let runs = forensics.data.experiment.plan.runsPerCell
        return Figure(
            name: name, title: title,
            caption: """
                Each row shows the reduced χ² of \(forensics.differences.isEmpty ? "a criterion" : "a criterion’s readings") \
                (\(NumberText.count(runs, "run", "runs")) per setting). Chance alone gives about 1 (line)\
                \(band == nil ? "" : ", in 95\u{A0}% of cases within the shading").\
                \(isBounded ? " Arrows mark lower bounds." : "")
                """,
            alternativeText: "Rows of dots along a logarithmic axis. \(forensics.bestSentences)".trimmed, chart: chart)
    }
}

extension Forensics {
    /// The criteria from the best fit to the worst, over all recurrent cells; those without a known χ² last.
    fileprivate func criteriaByFit(in rankings: [Ranking]) -> [Criterion] {
        let criteria = data.experiment.settings.criteria
        func worst(_ criterion: Criterion) -> Double {
            rankings.map { ranking in
                ranking.readings.filter { $0.reading.criterion == criterion && $0.reading.measure == .first }
                    .compactMap { $0.agreement.isDrawable ? $0.agreement.reducedChiSquare : nil }.min() ?? .infinity
            }.max() ?? .infinity
        }
        let fits = criteria.map(worst)
        return criteria.indices.sorted { (fits[$0], $0) < (fits[$1], $1) }.map { criteria[$0] }
    }

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
                        HotRegion.Detail(
                            "Omnibus p", ranked.agreement.omnibusProbability.map { NumberText.probability($0) } ?? "–"),
                        HotRegion.Detail("RMSE, steps", ranked.agreement.rootMeanSquareText),
                        HotRegion.Detail("Bias, steps", ranked.agreement.biasText),
                    ])
            })
    }

    /// The variant's values of everything in which variants differ, in words.
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

    /// Positions in the sequential colormap whose colours differ in lightness and hue.
    private static let (dark, bright) = (0.25, 0.75)

    /// The legend, one entry for each property that distinguishes two groups.
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
    /// Whether χ² is known and a logarithmic axis can show it.
    fileprivate var isDrawable: Bool { chiSquareText != nil && (reducedChiSquare ?? 0) > 0 }
}

extension Initialization {
    /// Whether recurrent kernels are orthogonal.
    fileprivate var isOrthogonal: Bool {
        if case .glorotUniform(.orthogonal, _) = self { true } else { false }
    }
}
