import Analysis
import Charts
import Report
import Support

extension Figure {
    /// The memory of each network beside that of an untrained one.
    package static func networks(of gallery: Gallery) -> Figure {
        let marks = GalleryMark.allCases.filter { mark in
            gallery.analyses.contains { mark.memory(of: $0)?.count(to: gallery.tolerance) != nil }
        }
        // Categories grow upwards, rows from the top.
        let places = Array(gallery.rows.reversed().enumerated())
        let series = marks.enumerated().flatMap { order, mark in
            let offset = (Double(marks.count - 1) / 2 - Double(order)) * distance / pitch(marks)
            return mark.series(
                of: places.map { place, row in (Double(place) + offset, row) }, to: gallery.tolerance)
        }
        let steps = series.flatMap(\.samples).flatMap { [$0.x, $0.horizontalInterval?.upperBound].compactMap(\.self) }
        return Figure(
            name: "networks", title: "Memory of \(NumberText.count(gallery.rows.count, "network", "networks"))",
            caption: caption(of: gallery, marks),
            alternativeText: "Marks along an axis of steps, one row per network. \(gallery.headline).",
            chart: Plots(
                title: RichText(gallery.headline),
                plots: [
                    Plots.Plot(
                        horizontal: axis(of: steps, to: gallery.tolerance),
                        vertical: Plots.Axis(
                            "Network (recording)", .categories(places.map { RichText($0.element.fullLabel) })),
                        series: series, form: .ranking(pitch: pitch(marks)))
                ]))
    }

    /// The distance of the marks of a row, relative to the size of numbers.
    private static let distance = 1.0

    /// The height of a row, relative to the size of numbers.
    private static func pitch(_ marks: [GalleryMark]) -> Double { 1.1 + distance * Double(marks.count) }

    /// A logarithmic axis with room for labels on the left and arrows on the right; with a place for 0 if there is one.
    private static func axis(of steps: [Double], to tolerance: Tolerance) -> Plots.Axis {
        let title = RichText("Shared steps until outputs \(tolerance.shortAgreement)")
        let (least, most) = (steps.min() ?? 1, max(steps.max() ?? 1, 1))
        let last = max(most * 1.5, 10)
        return least < 1
            ? Plots.Axis(title, .steps, range: 0...last)
            : Plots.Axis(title, .logarithmic, range: least / 1.5...last)
    }

    private static func caption(of gallery: Gallery, _ marks: [GalleryMark]) -> String {
        let outputs = gallery.analyses.contains { $0.sizes.last != 1 } ? 2 : 1
        let starts = gallery.analyses.map(\.starts)
        let (fewest, most) = (starts.min() ?? 0, starts.max() ?? 0)
        let count =
            fewest == most
            ? NumberText.count(most, "start", "starts")
            : "\(NumberText.grouped(fewest)) to \(NumberText.grouped(most)) starts"
        let counts = marks.flatMap { mark in
            gallery.analyses.compactMap { mark.memory(of: $0)?.count(to: gallery.tolerance) }
        }
        let arrows = counts.contains { $0.median.isBound || $0.quantile90.isBound } ? " Arrows mark lower bounds." : ""
        let times = gallery.analyses.contains { $0.text.step != nil } ? " Times stand beside the marks." : ""
        let untrained = marks.contains(where: \.isUntrained) ? " Untrained networks have the same sizes." : ""
        return """
            Marks show the median over \(count) of the shared steps until outputs stay \
            \(gallery.tolerance.agreement(outputs: outputs)) (warm-up); lines reach to 90\u{A0}% of starts.\
            \(arrows)\(untrained)\(times)
            """
    }
}

/// What a mark of the figure stands for.
private enum GalleryMark: CaseIterable {
    case trainedOnRecording
    case trainedOnNoise
    case untrainedOnRecording
    case untrainedOnNoise

    private var name: String {
        switch self {
        case .trainedOnRecording: "trained, on the recording"
        case .trainedOnNoise: "trained, on noise"
        case .untrainedOnRecording: "untrained, on the recording"
        case .untrainedOnNoise: "untrained, on noise"
        }
    }

    var isUntrained: Bool {
        switch self {
        case .trainedOnRecording, .trainedOnNoise: false
        case .untrainedOnRecording, .untrainedOnNoise: true
        }
    }

    private var isOnNoise: Bool {
        switch self {
        case .trainedOnRecording, .untrainedOnRecording: false
        case .trainedOnNoise, .untrainedOnNoise: true
        }
    }

    private var symbol: Plots.Symbol {
        switch self {
        case .trainedOnRecording: .disc
        case .trainedOnNoise: .ring
        case .untrainedOnRecording: .square
        case .untrainedOnNoise: .openSquare
        }
    }

    /// The memory that the mark shows of an analysis; nil if it shows none.
    func memory(of network: GalleryNetwork) -> GalleryNetwork.Memory? {
        guard network.input.isNoise == isOnNoise else { return nil }
        return isUntrained ? network.untrained?.memory : network.trained
    }

    /// The marks at their heights, and below them the arrows of lines whose end is a lower bound.
    func series(of rows: [(height: Double, row: Gallery.Row)], to tolerance: Tolerance) -> [Plots.Series] {
        let found = rows.flatMap { height, row in
            row.analyses.compactMap { network in
                memory(of: network)?.count(to: tolerance).map {
                    (height: height, row: row, network: network, count: $0)
                }
            }
        }
        let ends = found.filter { !$0.count.median.isBound && $0.count.quantile90.isBound }.map {
            Plots.Sample(x: $0.count.quantile90.steps, y: $0.height, isLowerBound: true)
        }
        let marks = found.map { sample(of: $0.count, $0.network, at: $0.height, in: $0.row) }
        return [
            Plots.Series(
                name: "", dataName: name, kind: "90 %", color: color, samples: ends),
            Plots.Series(name: name, kind: "median", color: color, symbol: symbol, samples: marks),
        ]
    }

    private var color: Plots.SeriesColor { isUntrained ? .neutral : .first }

    private func sample(
        of count: GalleryNetwork.Count, _ network: GalleryNetwork, at height: Double, in row: Gallery.Row
    ) -> Plots.Sample {
        let (median, end) = (count.median, max(count.median.steps, count.quantile90.steps))
        let time = isUntrained ? nil : network.text.time(median.steps)
        return Plots.Sample(
            x: median.steps, y: height, horizontalInterval: median.isBound ? nil : median.steps...end,
            isLowerBound: median.isBound, label: time.map { median.isBound ? "≥\u{A0}\($0)" : $0 }, labelSide: .left,
            note: "\(row.label), \(name)",
            details: [
                HotRegion.Detail("input", network.input.label),
                HotRegion.Detail("median", network.text.words(median)),
                HotRegion.Detail("90\u{A0}%", network.text.words(count.quantile90)),
                HotRegion.Detail("starts", NumberText.grouped(network.starts)),
            ])
    }
}

extension StepText {
    /// A quantile in steps and time, with the sign of a lower bound.
    func words(_ quantile: StepQuantile) -> String {
        (quantile.isBound ? "≥\u{A0}" : "") + full(quantile.steps)
    }
}
