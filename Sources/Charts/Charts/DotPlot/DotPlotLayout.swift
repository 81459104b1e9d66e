import Foundation

/// The positions of the parts of a dot plot.
struct DotPlotLayout {
    /// The position of one panel.
    struct Place {
        /// The plotting area.
        let area: Rectangle
        /// The baseline of its title.
        let titleBaseline: Double
        /// The right end of the row names; nil if a panel to the left has them.
        let labelEnd: Double?
        /// The height of a row.
        let pitch: Double

        /// The vertical centre of a row.
        func rowCenter(_ row: Int) -> Double { area.top + (Double(row) + 0.5) * pitch }
    }

    /// The size of the whole drawing.
    let size: Size
    /// The title.
    let title: TitleBlock
    /// The drawing without its margins.
    let limits: Rectangle
    /// The panels in order.
    let places: [Place]
    /// The scale of all panels.
    let scale: LogarithmicScale
    /// The numbers along every panel's axis.
    let ticks: [Tick]
    /// The upper left corner of the legend.
    let legendCorner: Point

    /// The smallest width in which the dots of a panel can be distinguished.
    private static let leastArea = 120.0
}

extension DotPlotLayout {
    init(of chart: DotPlot, width: Double, stretch: Double, theme: Theme, text: some TextMeasuring) {
        let (type, metrics) = (theme.typography, theme.metrics)
        let margin = metrics.gap
        let inner = width - 2 * margin
        scale = chart.scale

        var y = margin
        title = TitleBlock(chart.title, width: inner, theme: theme, text: text)
        y += title.height
        legendCorner = Point(margin, y)
        let legend = DotLegend(chart.legend).shapes(at: legendCorner, width: inner, theme: theme, text: text)
        if !legend.shapes.isEmpty { y += legend.height + metrics.gap * 1.6 }

        let labels = chart.panels.flatMap(\.rows).map(\.label)
        let labelWidth = min(text.widest(labels, in: type.tickStyle), inner / 3) + metrics.gap
        let gap = metrics.gap * 2.5
        let count = Double(max(1, chart.panels.count))
        let beside = (inner - labelWidth - gap * (count - 1)) / count
        let isBeside = beside >= Self.leastArea && chart.sharesRows
        let areaWidth = isBeside ? beside : inner - labelWidth
        let pitch = stretch * type.tick * max(1.9, 0.75 + 0.42 * Double(chart.mostDots))
        let below =
            metrics.tick + metrics.gap * 1.6 + text.height(of: "0", in: type.tickStyle)
            + text.height(of: chart.axisTitle, in: type.axisTitleStyle)

        var places: [Place] = []
        for (index, panel) in chart.panels.enumerated() {
            let title = text.extent(of: panel.title, in: type.axisTitleStyle)
            let left = margin + labelWidth + (isBeside ? Double(index) * (areaWidth + gap) : 0)
            let top = y + title.height + metrics.gap
            let area = Rectangle(x: left, y: top, width: areaWidth, height: pitch * Double(panel.rows.count))
            places.append(
                Place(
                    area: area, titleBaseline: y + title.ascent,
                    labelEnd: index == 0 || !isBeside ? left - metrics.gap * 0.8 : nil, pitch: pitch))
            if !isBeside { y = area.bottom + below + metrics.gap * 1.8 }
        }
        self.places = places
        ticks = scale.ticks(atMost: max(2, Int(areaWidth / (type.tick * 3.2))))
        let bottom = (places.map(\.area.bottom).max() ?? y) + below
        size = Size(width: width, height: bottom + margin)
        limits = Rectangle(x: 0, y: 0, width: width, height: size.height).inset(by: margin)
    }

    /// The horizontal position of a number.
    func x(of value: Double, in area: Rectangle) -> Double { area.left + scale.position(of: value) * area.width }
}

extension DotPlot {
    /// The scale of all panels, with a margin at both ends; it includes the reference.
    fileprivate var scale: LogarithmicScale {
        let values = panels.flatMap(\.rows).flatMap(\.dots).filter(\.isDrawable).map(\.value)
        let usable = (values + [reference].compactMap(\.self)).filter { $0 > 1e-100 && $0 < 1e100 }
        guard let least = usable.min(), let most = usable.max() else { return LogarithmicScale(1...10) }
        let factor = max(1.15, pow(most / least, 0.05))
        return LogarithmicScale(least / factor...most * factor)
    }

    /// Whether all panels have rows with the same names, so that one column of names suffices.
    fileprivate var sharesRows: Bool {
        panels.allSatisfy { $0.rows.map(\.label) == panels.first?.rows.map(\.label) }
    }

    /// The number of dots in the fullest row.
    fileprivate var mostDots: Int { panels.flatMap(\.rows).map(\.dots.count).max() ?? 0 }
}
