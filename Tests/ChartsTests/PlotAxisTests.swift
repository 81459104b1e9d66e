import Charts
import Testing

@Suite("Axes of plots")
struct PlotAxisTests {
    private let text = FixedWidthText()

    private func drawing(
        _ horizontal: Plots.Axis, _ vertical: Plots.Axis, _ samples: [Plots.Sample],
        references: [Plots.Reference] = [], form: Plots.Form = .wide, width: Double = 486
    ) -> Drawing {
        Plots(plots: [
            .init(
                horizontal: horizontal, vertical: vertical,
                series: [.init(name: "", color: .tone(0.3), line: .solid, symbol: .disc, samples: samples)],
                references: references, form: form)
        ]).drawing(width: width, theme: .web, text: text)
    }

    @Test("a linear axis includes 0 and negative numbers, evenly spaced")
    func linear() {
        let points = drawing(
            .init("bias", .linear), .init("λ", .linear), [-2.0, -1, 0, 1].map { .init(x: $0, y: $0 / 10) }
        ).circles
        #expect(points.count == 4)
        for step in 1...3 {
            #expect(abs(points[step].x - points[step - 1].x - (points[1].x - points[0].x)) < 0.01)
            #expect(abs(points[step].y - points[step - 1].y - (points[1].y - points[0].y)) < 0.01)
        }
        #expect(points[1].x > points[0].x && points[1].y < points[0].y)
    }

    @Test("logarithmic axes mark the numbers between powers of ten, unless their numbers are given")
    func minorTicks() {
        func short(_ axis: Plots.Axis) -> Int {
            drawing(axis, .init("y", .linear), [.init(x: 10, y: 0), .init(x: 1e4, y: 1)]).polylines.count { line in
                line.points.count == 2 && line.points[0].x == line.points[1].x
                    && abs(line.points[1].y - line.points[0].y - Theme.web.metrics.tick / 2) < 0.01
            }
        }
        #expect(short(.init("x", .logarithmic, range: 10...1e4)) == 3 * 8)
        #expect(short(.init("x", .logarithmic, range: 10...1e4, marks: [.init(16, label: "16")])) == 0)
        #expect(short(.init("x", .logarithmic, range: 10...1e8)) == 0)
        #expect(short(.init("x", .linear)) == 0)
    }

    @Test("both axes of a square plot have the same numbers", arguments: [144.0, 234, 486])
    func squares(width: Double) {
        let texts = drawing(
            .init("x", .logarithmic), .init("y", .logarithmic), [.init(x: 1, y: 1.5), .init(x: 70, y: 60)],
            form: .square, width: width
        ).texts.map(\.text.plainText)
        let numbers = Dictionary(grouping: texts.filter { !["x", "y"].contains($0) }, by: \.self)
        #expect(numbers.count > 1 && numbers.values.allSatisfy { $0.count == 2 })
    }

    @Test("a reference line is at the height of its value, which the axis includes")
    func references() throws {
        let values = drawing(
            .init("gain", .linear), .init("λ", .linear), [.init(x: 1, y: -0.5), .init(x: 2, y: -0.2)],
            references: [.horizontal(0)])
        let heights = values.circles.map(\.y)
        let line = try #require(
            values.polylines.first { line in
                line.stroke.color == Theme.web.palette.axis && line.stroke.width > Theme.web.metrics.hairline
            })
        #expect(line.points.count == 2 && line.points[0].y == line.points[1].y)
        // 0 is two thirds as far above −0.2 as −0.2 is above −0.5.
        #expect(abs((heights[1] - line.points[0].y) - (heights[0] - heights[1]) * 2 / 3) < 0.01)
    }

    @Test("categories are evenly spaced and labelled by name")
    func categories() {
        let names: [RichText] = ["one", "two", "three"]
        let chart = drawing(
            .init("criterion", .categories(names)), .init("steps", .logarithmic),
            (0...2).map { .init(x: Double($0), y: Double($0 + 1)) })
        for (name, point) in zip(names, chart.circles) {
            let written = chart.texts(saying: name.plainText)
            #expect(written.count == 1)
            #expect(abs(written[0].position.x - point.x) < 0.01)
        }
        #expect(abs(chart.circles[2].x - 2 * chart.circles[1].x + chart.circles[0].x) < 0.01)
    }

    @Test("an axis of steps is logarithmic, with 0 left of 1")
    func steps() {
        let points = drawing(
            .init("step", .steps), .init("share", .linear, range: 0...1),
            [0.0, 1, 10, 100].map { .init(x: $0, y: 0.5) }
        ).circles
        #expect(points[0].x < points[1].x - 5)
        #expect(abs(points[3].x - points[2].x - (points[2].x - points[1].x)) < 0.01)
    }

    @Test("a square plot has one range on both axes, and equal numbers lie on its diagonal")
    func square() throws {
        for width in Samples.widths {
            let chart = drawing(
                .init("predicted", .logarithmic), .init("measured", .logarithmic),
                [.init(x: 2, y: 2), .init(x: 30, y: 500), .init(x: 80, y: 80)], references: [.identity],
                form: .square, width: width)
            let points = chart.circles
            #expect(abs((points[2].x - points[0].x) - (points[0].y - points[2].y)) < 0.01)
            let identity = try #require(chart.polylines.first { abs(slope($0.points) + 1) < 1e-4 })
            let offset = identity.points[0].x + identity.points[0].y
            #expect(abs(points[0].x + points[0].y - offset) < 0.01)
            #expect(abs(points[2].x + points[2].y - offset) < 0.01)
        }
    }

    private func slope(_ points: [Point]) -> Double {
        guard points.count == 2, points[1].x != points[0].x else { return 0 }
        return (points[1].y - points[0].y) / (points[1].x - points[0].x)
    }

    @Test("a given range fixes the axis, and points beyond it are clipped")
    func ranges() throws {
        let chart = drawing(
            .init("step", .linear, range: 0...10), .init("share", .linear, range: 0...1),
            [.init(x: 0, y: 0), .init(x: 10, y: 1), .init(x: 20, y: 2)])
        let corners = chart.circles
        let clip = try #require(
            chart.shapes.compactMap { if case .clipped(let room, _) = $0 { room } else { nil } }.first)
        #expect(abs(corners[0].x - clip.left) < 2 && abs(corners[0].y - clip.bottom) < 2)
        #expect(abs(corners[1].x - clip.right) < 2 && abs(corners[1].y - clip.top) < 2)
    }

    @Test(
        "an axis without usable numbers is still drawn",
        arguments: [Plots.AxisScale.linear, .logarithmic, .steps, .categories([])])
    func empty(scale: Plots.AxisScale) {
        for samples in [[], [Plots.Sample(x: .nan, y: .infinity)], [Plots.Sample(x: -1, y: -1)]] {
            let chart = drawing(.init("x", scale), .init("y", scale), samples, references: [.identity])
            #expect(chart.size.height > 0)
            #expect(chart.texts(saying: "x").count == 1 && chart.texts(saying: "y").count == 1)
        }
    }
}
