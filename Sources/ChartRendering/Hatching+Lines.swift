package import Charts

extension Hatching {
    /// The ends of the strokes within a rectangle, from the upper left to the lower right.
    ///
    /// Strokes lie on the lines x + y = n · spacing · √2 with whole n, so neighbouring rectangles continue each other's
    /// strokes. They are cut here, because one clip per rectangle makes files large. At most 1,000 are drawn.
    package func lines(within rectangle: Rectangle) -> [(start: Point, end: Point)] {
        let step = spacing * 2.0.squareRoot()
        let (nearest, farthest) = (rectangle.left + rectangle.top, rectangle.right + rectangle.bottom)
        guard step > 0, (farthest - nearest) / step <= 1000 else { return [] }
        var lines: [(start: Point, end: Point)] = []
        var sum = (nearest / step).rounded(.up) * step
        while sum < farthest {
            let start = max(rectangle.left, sum - rectangle.bottom)
            let end = min(rectangle.right, sum - rectangle.top)
            if end > start { lines.append((Point(start, sum - start), Point(end, sum - end))) }
            sum += step
        }
        return lines
    }
}
