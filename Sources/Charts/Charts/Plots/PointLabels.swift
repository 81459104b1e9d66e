/// Places labels beside their points: those of points above one another form a column in the same order.
struct PointLabels {
    /// A label with its point.
    struct Label {
        let text: RichText
        let point: Point
        let side: Plots.Side
        let color: Color
    }

    /// The area for labels.
    let area: Rectangle
    /// The obstacles that labels must not cover.
    let obstacles: [Rectangle]
    /// The radius of the points.
    let radius: Double

    /// The labels, each on a ground that hides lines, with leaders to points from which they were moved away; labels
    /// that do not fit are left out.
    ///
    /// Complexity: O(n²) in the number of labels, of which plots have few.
    func shapes(_ labels: [Label], theme: Theme, text: some TextMeasuring) -> [Shape] {
        let type = theme.typography
        let style = type.tickStyle.sized(max(type.tick * 0.9, min(type.smallestLabel, type.tick)))
        let pitch = style.size * 1.12
        var taken = obstacles
        var (leaders, lines): ([Shape], [Shape]) = ([], [])
        for column in columns(of: labels) {
            let shared = Self.shared(column, within: 3 * pitch)
            let heights = Self.spread(shared.map(\.height), pitch: pitch, within: area)
            let needLeaders = zip(shared, heights).contains { labels, height in
                labels.members.contains { ($0.point.y - height).magnitude > 0.5 }
            }
            let distance = radius * 2 + (needLeaders ? pitch * 0.9 : 0)
            for (labels, height) in zip(shared, heights) {
                guard let first = labels.members.first else { continue }
                let direction = first.side == .right ? 1.0 : -1.0
                let place = Point(first.point.x + direction * distance, height)
                let line = text.line(
                    first.text, style: style, color: theme.palette.ink, at: place,
                    anchor: first.side == .right ? .start : .end)
                let bounds = line.bounds(measuredBy: text)
                guard area.contains(bounds), !taken.contains(where: bounds.overlaps) else { continue }
                taken.append(bounds)
                let end = Point(place.x - direction * radius * 0.4, height)
                for label in labels.members where needLeaders {
                    leaders.append(.polyline([label.point, end], Stroke(label.color, width: theme.metrics.hairline)))
                }
                let ground = bounds.inset(by: -style.size * 0.08)
                lines += [.rectangle(ground, fill: theme.palette.background, stroke: nil), .text(line)]
            }
        }
        return leaders + lines
    }

    /// The labels on one side of points above one another, from the top to the bottom.
    private func columns(of labels: [Label]) -> [[Label]] {
        labels.reduce(into: [[Label]]()) { columns, label in
            let column = columns.firstIndex { others in
                others.contains { $0.side == label.side && ($0.point.x - label.point.x).magnitude < radius }
            }
            if let column { columns[column].append(label) } else { columns.append([label]) }
        }.map { column in column.enumerated().sorted { ($0.1.point.y, $0.0) < ($1.1.point.y, $1.0) }.map(\.1) }
    }

    /// Equal labels of neighbouring points in a column, written once.
    private struct SharedLabel {
        var members: [Label]

        /// The mean height of the points.
        var height: Double { members.reduce(0) { $0 + $1.point.y } / Double(members.count) }
    }

    private static func shared(_ column: [Label], within distance: Double) -> [SharedLabel] {
        column.reduce(into: [SharedLabel]()) { shared, label in
            let same = shared.lastIndex { others in
                others.members.contains { $0.text == label.text && label.point.y - $0.point.y < distance }
            }
            if let same { shared[same].members.append(label) } else { shared.append(SharedLabel(members: [label])) }
        }.sorted { $0.height < $1.height }
    }

    /// The ascending heights, at least a pitch apart, that are closest to the given ascending ones in least squares.
    ///
    /// After subtracting the pitches, this is isotonic regression: pool adjacent violators (Ayer et al. 1955).
    static func spread(_ heights: [Double], pitch: Double, within area: Rectangle) -> [Double] {
        var pools: [(sum: Double, count: Int)] = []
        for (index, height) in heights.enumerated() {
            pools.append((height - Double(index) * pitch, 1))
            while pools.count > 1, let last = pools.last {
                let before = pools[pools.count - 2]
                guard before.sum / Double(before.count) > last.sum / Double(last.count) else { break }
                pools.removeLast(2)
                pools.append((before.sum + last.sum, before.count + last.count))
            }
        }
        let fitted = pools.flatMap { Array(repeating: $0.sum / Double($0.count), count: $0.count) }
        let spread = fitted.enumerated().map { $1 + Double($0) * pitch }
        let most = area.bottom - pitch / 2 - Double(max(0, heights.count - 1)) * pitch
        return spread.enumerated().map { index, height in
            let offset = Double(index) * pitch
            return max(min(height, most + offset), area.top + pitch / 2 + offset)
        }
    }
}
