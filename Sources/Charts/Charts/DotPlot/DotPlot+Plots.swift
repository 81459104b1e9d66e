import Foundation

extension DotPlot {
    /// Draws the panels below their legend.
    public func drawing(width: Double, stretch: Double, theme: Theme, text: some TextMeasuring) -> Drawing {
        plots.drawing(width: width, stretch: stretch, theme: theme, text: text)
    }

    /// From the top of the highest panel to the bottom of the lowest.
    public func plottingArea(width: Double, stretch: Double, theme: Theme, text: some TextMeasuring) -> Rectangle {
        plots.plottingArea(width: width, stretch: stretch, theme: theme, text: text)
    }

    /// The same panels as plots.
    private var plots: Plots {
        let mostDots = panels.flatMap(\.rows).map(\.dots.count).max() ?? 0
        let pitch = max(1.9, 0.75 + 0.42 * Double(mostDots))
        let axis = Plots.Axis(axisTitle, .logarithmic, range: range, marks: decades)
        var plots = panels.map { panel in
            Plots.Plot(
                horizontal: axis,
                // Categories grow upwards, rows from the top.
                vertical: Plots.Axis(panel.title, .categories(panel.rows.reversed().map(\.label))),
                series: panel.series(distance: 0.42 / pitch),
                references: references, form: .ranking(pitch: pitch))
        }
        let keys = legend.map { $0.mark.series(name: $0.name, samples: []) }
        if !plots.isEmpty { plots[0].series.insert(contentsOf: keys, at: 0) }
        return Plots(title: title, plots: plots)
    }

    /// The band and the reference, as far as a logarithmic axis has a place for them.
    var references: [Plots.Reference] {
        let areas = band.flatMap { $0.lowerBound > 0 ? [Plots.Reference.verticalBand($0)] : nil } ?? []
        return areas + (reference.map { $0 > 0 ? [.vertical($0)] : [] } ?? [])
    }

    /// The powers of ten within the range, if there are at least three; otherwise none, which leaves round numbers.
    private var decades: [Plots.Mark] {
        let exponents =
            Int(
                log10(range.lowerBound).rounded(.up))...max(
                Int(log10(range.lowerBound).rounded(.up)), Int(log10(range.upperBound).rounded(.down)))
        guard exponents.count > 2 else { return [] }
        return exponents.map { exponent in
            Plots.Mark(
                pow(10, Double(exponent)), label: RichText(WrittenNumber(digits: 1, exponent: exponent).text))
        }
    }

    /// The range of all panels, with a margin at both ends; it includes the reference and its band.
    private var range: ClosedRange<Double> {
        let values = panels.flatMap(\.rows).flatMap(\.dots).map(\.value)
        let usable = (values + [reference, band?.lowerBound, band?.upperBound].compactMap(\.self)).filter {
            $0 > 1e-100 && $0 < 1e100
        }
        guard let least = usable.min(), let most = usable.max() else { return 1...10 }
        let factor = max(1.15, pow(most / least, 0.05))
        return least / factor...most * factor
    }
}

extension DotPlot.Panel {
    /// A series for each dot, because every dot has its own mark.
    ///
    /// - Parameter distance: The distance between the dots of a row, relative to that between rows.
    fileprivate func series(distance: Double) -> [Plots.Series] {
        rows.reversed().enumerated().reversed().flatMap { index, row in
            row.dots.enumerated().map { position, dot in
                let offset = (Double(row.dots.count - 1) / 2 - Double(position)) * distance
                return dot.mark.series(
                    name: "",
                    samples: [
                        Plots.Sample(
                            x: dot.value, y: Double(index) + offset, isLowerBound: dot.isBound,
                            note: "\(title.plainText), \(row.label.plainText): \(dot.name)", details: dot.details)
                    ])
            }
        }
    }
}

extension DotPlot.Mark {
    /// The symbol of plots that has this outline and filling.
    var symbol: Plots.Symbol {
        switch (outline, isFilled) {
        case (.circle, true): .disc
        case (.circle, false): .ring
        case (.square, true): .square
        case (.square, false): .openSquare
        }
    }

    /// A series with this mark.
    fileprivate func series(name: String, samples: [Plots.Sample]) -> Plots.Series {
        Plots.Series(
            name: name, color: tone.map(Plots.SeriesColor.tone) ?? .neutral, symbol: symbol, samples: samples)
    }
}
