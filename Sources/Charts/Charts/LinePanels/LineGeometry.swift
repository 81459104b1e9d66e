/// A series as points within a panel, cut into pieces where it leaves a logarithmic panel.
struct LineGeometry: Hashable {
    /// The pieces of the line in the middle.
    var lines: [[Point]] = []
    /// The pieces of the band, each as a closed outline.
    var bands: [[Point]] = []
    /// Where the line leaves the panel through its floor, because the value is exactly 0.
    var falls: [Fall] = []

    /// A place where a line reaches 0.
    struct Fall: Hashable {
        /// Where it is, on the panel's floor.
        var point: Point
        /// The place on the shared axis.
        var x: Double
    }
}

extension LineGeometry {
    /// The points of a series.
    ///
    /// - Parameters:
    ///   - series: What is drawn; samples with a number that is not finite leave a gap.
    ///   - panel: The panel's rectangle.
    ///   - xScale: The shared axis.
    ///   - yScale: The panel's axis; where it has no place for 0, a line runs to the floor at the first sample that is 0 and
    ///     rises from it at the last.
    init(of series: LinePanels.Series, in panel: Rectangle, xScale: some Scale, yScale: any Scale) {
        func x(_ sample: LinePanels.Sample) -> Double { panel.left + xScale.position(of: sample.x) * panel.width }
        func y(_ value: Double) -> Double { panel.bottom - min(max(yScale.position(of: value), 0), 1) * panel.height }
        func isInfinitelyDeep(_ value: Double) -> Bool { yScale.position(of: value) == -.infinity }

        var line: [Point] = []
        var band: [(x: Double, lower: Double, upper: Double)] = []
        var lastOnFloor: Point?
        func finishLine() {
            if line.count > 1 { lines.append(line) }
            line = []
        }
        func finishBand() {
            if band.count > 1 {
                bands.append(band.map { Point($0.x, $0.upper) } + band.reversed().map { Point($0.x, $0.lower) })
            }
            band = []
        }
        for sample in series.samples {
            guard sample.x.isFinite, sample.median.isFinite else {
                finishLine()
                finishBand()
                lastOnFloor = nil
                continue
            }
            let point = Point(x(sample), y(sample.median))
            if isInfinitelyDeep(sample.median) {
                if !line.isEmpty {
                    line.append(point)
                    falls.append(Fall(point: point, x: sample.x))
                }
                finishLine()
                lastOnFloor = point
            } else {
                if line.isEmpty, let start = lastOnFloor { line.append(start) }
                line.append(point)
                lastOnFloor = nil
            }
            if let quartiles = sample.quartiles, quartiles.lowerBound.isFinite, quartiles.upperBound.isFinite {
                band.append((point.x, y(quartiles.lowerBound), y(quartiles.upperBound)))
                if isInfinitelyDeep(quartiles.upperBound) { finishBand() }
            } else {
                finishBand()
            }
        }
        finishLine()
        finishBand()
    }
}
