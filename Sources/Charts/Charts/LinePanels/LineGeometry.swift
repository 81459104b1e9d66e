/// A series as points within a panel, cut into pieces at gaps.
struct LineGeometry: Hashable {
    /// The pieces of the median line.
    let lines: [[Point]]
    /// The pieces of the band, each as a closed outline.
    let bands: [[Point]]
    /// The points at which the line leaves the panel through its floor, because the value is exactly 0.
    let falls: [Fall]

    /// A point at which a line reaches 0.
    struct Fall: Hashable {
        /// Its position on the panel's floor.
        let point: Point
        /// The position on the shared axis.
        let x: Double
        /// Whether the line stays at 0 from there to its end.
        var isLasting = false
    }

    /// The points of a series; samples with a non-finite number leave a gap.
    init(of series: LinePanels.Series, in panel: Rectangle, xScale: some Scale, yScale: any Scale) {
        let places = PanelPlaces(panel: panel, xScale: xScale, yScale: yScale)
        var tracer = LineTracer()
        for sample in series.samples { tracer.continue(with: sample, in: places) }
        (lines, falls) = tracer.finished()
        bands = series.samples
            .split { !places.isInBand($0) }
            .filter { $0.count > 1 }
            .map(places.outline)
    }
}

/// Maps data to points of a panel.
private struct PanelPlaces {
    let panel: Rectangle
    let xScale: any Scale
    let yScale: any Scale

    /// The point of a value, clamped to the panel's edge.
    func point(_ x: Double, _ value: Double) -> Point {
        let height = min(max(yScale.position(of: value), 0), 1)
        return Point(panel.left + xScale.position(of: x) * panel.width, panel.bottom - height * panel.height)
    }

    /// Whether a value has no position on the scale, such as 0 on a logarithmic one.
    func isInfinitelyDeep(_ value: Double) -> Bool { yScale.position(of: value) == -.infinity }

    /// Whether a sample's band has an upper edge to draw.
    func isInBand(_ sample: LinePanels.Sample) -> Bool {
        guard sample.x.isFinite, let quartiles = sample.quartiles else { return false }
        return quartiles.lowerBound.isFinite && quartiles.upperBound.isFinite && !isInfinitelyDeep(quartiles.upperBound)
    }

    /// A band's outline: forward along its upper edge, and back along its lower one.
    func outline(_ samples: ArraySlice<LinePanels.Sample>) -> [Point] {
        let edges = samples.compactMap { sample in
            sample.quartiles.map { (upper: point(sample.x, $0.upperBound), lower: point(sample.x, $0.lowerBound)) }
        }
        return edges.map(\.upper) + edges.reversed().map(\.lower)
    }
}

/// Traces a line sample by sample: it runs to the floor when it becomes 0, and rises from there when it returns.
private struct LineTracer {
    private var lines: [[Point]] = []
    private var falls: [LineGeometry.Fall] = []
    private var current: [Point] = []
    private var floor: Point?
    /// The index of the fall from which the line has not returned.
    private var lastingFall: Int?

    mutating func `continue`(with sample: LinePanels.Sample, in places: PanelPlaces) {
        guard sample.x.isFinite, sample.median.isFinite else {
            finishLine()
            floor = nil
            lastingFall = nil
            return
        }
        let point = places.point(sample.x, sample.median)
        if places.isInfinitelyDeep(sample.median) {
            if !current.isEmpty {
                current.append(point)
                lastingFall = falls.count
                falls.append(LineGeometry.Fall(point: point, x: sample.x))
            }
            finishLine()
            floor = point
        } else {
            if current.isEmpty, let floor { current.append(floor) }
            current.append(point)
            floor = nil
            lastingFall = nil
        }
    }

    private mutating func finishLine() {
        if current.count > 1 { lines.append(current) }
        current = []
    }

    /// All pieces of the line, and its falls.
    consuming func finished() -> (lines: [[Point]], falls: [LineGeometry.Fall]) {
        finishLine()
        if let lastingFall { falls[lastingFall].isLasting = true }
        return (lines, falls)
    }
}
