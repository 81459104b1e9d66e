import Charts
import Foundation

extension RatioBars {
    /// The height of a bar and the space between groups, in points.
    private static let barHeight = 7.5
    private static let groupGap = 9.0
    /// The powers of ten that the axis marks.
    private static let exponents = -1...3

    func drawing(width: Double, stretch: Double, theme: Theme, text: some TextMeasuring) -> Drawing {
        let style = TextStyle(family: theme.typography.family, size: theme.typography.tick)
        let gap = theme.metrics.gap
        let names = groups.map { text.extent(of: RichText($0), in: style).width }.max() ?? 0
        let legendHeight = style.size * 2
        let top = gap + legendHeight + style.size * 1.6
        let barHeight = Self.barHeight * stretch
        let height = Double(groups.count) * (Double(bars.count) * barHeight + Self.groupGap)
        let left = gap + names + gap
        let pitch = (width - left) / Double(max(1, columns.count))
        var shapes = legend(at: Point(left, gap + style.size), style: style, theme: theme, text: text)
        shapes += groups.enumerated().map { index, name in
            let y = top + (Double(index) + 0.5) * height / Double(groups.count) + style.size * 0.36
            return label(name, at: Point(left - gap, y), .end, style, theme)
        }
        for (index, column) in columns.enumerated() {
            let plot = Rectangle(x: left + Double(index) * pitch, y: top, width: pitch - 4 * gap, height: height)
            shapes += panel(column, in: plot, barHeight: barHeight, style: style, theme: theme)
        }
        let titleY = top + height + style.size * 3
        shapes.append(label(axisTitle, at: Point((left + width) / 2, titleY), .middle, style, theme))
        return Drawing(
            size: Size(width: width, height: titleY + gap), background: theme.palette.background, shapes: shapes)
    }

    /// The decimal logarithms that the axis reaches: half decades at its upper end.
    private var range: ClosedRange<Double> {
        let logarithms = columns.flatMap { $0.ratios.joined() }.map { log10($0) }
        let lowest = min(-0.05, (logarithms.min() ?? 0) - 0.05)
        return lowest...max(1, ((logarithms.max() ?? 1) * 2).rounded(.up) / 2)
    }

    private func legend(at corner: Point, style: TextStyle, theme: Theme, text: some TextMeasuring) -> [Shape] {
        var x = corner.x
        return bars.flatMap { bar in
            let side = style.size * 0.8
            let square = Rectangle(x: x, y: corner.y - side, width: side, height: side)
            x += style.size * 1.2
            let name = label(bar.name, at: Point(x, corner.y), .start, style, theme)
            x += text.extent(of: RichText(bar.name), in: style).width + style.size * 1.2
            return [Shape.rectangle(square, fill: bar.color, stroke: nil), name]
        }
    }

    private func panel(
        _ column: Column, in plot: Rectangle, barHeight: Double, style: TextStyle, theme: Theme
    ) -> [Shape] {
        let range = range
        func x(_ ratio: Double) -> Double {
            plot.x + (log10(ratio) - range.lowerBound) / (range.upperBound - range.lowerBound) * plot.width
        }
        func line(at ratio: Double, _ stroke: Stroke) -> Shape {
            .polyline([Point(x(ratio), plot.top), Point(x(ratio), plot.bottom)], stroke)
        }
        let title = TextStyle(family: style.family, size: style.size, weight: .bold)
        var shapes = [label(column.title, at: Point(x(1), plot.top - style.size * 0.5), .start, title, theme)]
        for exponent in Self.exponents where range.contains(Double(exponent)) {
            let ratio = pow(10, Double(exponent))
            shapes.append(line(at: ratio, Stroke(theme.palette.grid, width: theme.metrics.hairline)))
            let place = Point(x(ratio), plot.bottom + style.size * 1.2)
            let power = RichText("10").superscript("\(exponent)".replacing("-", with: "\u{2212}"))
            shapes.append(label(power, at: place, .middle, style, theme))
        }
        let small = style.sized(style.size * 0.75)
        let groupHeight = plot.height / Double(max(1, groups.count))
        for (group, ratios) in column.ratios.enumerated() {
            for (index, (ratio, bar)) in zip(ratios, bars).enumerated() {
                let y = plot.top + Double(group) * groupHeight + Self.groupGap / 2 + Double(index) * barHeight
                let (from, to) = (min(x(ratio), x(1)), max(x(ratio), x(1)))
                let extent = Rectangle(x: from, y: y, width: to - from, height: barHeight - 1)
                shapes.append(.rectangle(extent, fill: bar.color, stroke: nil))
                let place = Point(to + 2, y + barHeight * 0.5 + small.size * 0.3)
                shapes.append(label(Self.written(ratio), at: place, .start, small, theme))
            }
        }
        return shapes + [line(at: 1, Stroke(theme.palette.axis, width: theme.metrics.hairline))]
    }

    private func label(
        _ text: RichText, at place: Point, _ anchor: TextLine.Anchor, _ style: TextStyle, _ theme: Theme
    ) -> Shape {
        .text(TextLine(text, style: style, color: theme.palette.ink, at: place, anchor: anchor))
    }

    private func label(
        _ text: String, at place: Point, _ anchor: TextLine.Anchor, _ style: TextStyle, _ theme: Theme
    ) -> Shape {
        label(RichText(text), at: place, anchor, style, theme)
    }

    /// Two digits, and all of whole numbers from 10 on.
    private static func written(_ ratio: Double) -> String {
        ratio >= 9.95 ? "\(Int(ratio.rounded()))" : "\((ratio * 10).rounded() / 10)"
    }
}
